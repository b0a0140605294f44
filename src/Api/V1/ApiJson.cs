using System.Text.Json.Serialization;
using GenAsset.Api.V1.Health;
using GenAsset.Api.V1.Items;
using GenAsset.Api.V1.Jobs;
using GenAsset.Core.Engines;

namespace GenAsset.Api.V1;

/// <summary>The shapes that only the API has; the domain's own are GenAssetJson's.</summary>
[JsonSerializable(typeof(JobPage))]
[JsonSerializable(typeof(ItemPage))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(ServerHealth))]
[JsonSerializable(typeof(IReadOnlyList<EngineInfo>))]
internal sealed partial class ApiJson : JsonSerializerContext;
