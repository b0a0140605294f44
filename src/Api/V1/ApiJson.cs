using System.Text.Json;
using System.Text.Json.Serialization;
using GenAsset.Api.V1.Health;
using GenAsset.Api.V1.Items;
using GenAsset.Api.V1.Jobs;
using GenAsset.Api.V1.Schedules;
using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.V1;

/// <summary>The shapes that only the API has; the domain's own are GenAssetJson's.</summary>
[JsonSerializable(typeof(JobPage))]
[JsonSerializable(typeof(ItemPage))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(RetryBody))]
[JsonSerializable(typeof(ScheduleHead))]
[JsonSerializable(typeof(SchedulePage))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(ServerHealth))]
[JsonSerializable(typeof(IReadOnlyList<EngineInfo>))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The spelling of everything else that we write.</summary>
    public static ApiJson Wire { get; } = new(new JsonSerializerOptions(GenAssetJson.Line.Options) { TypeInfoResolver = null });
}
