using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Leasing;

/// <summary>The JSON between a server and its workers. Unknown fields are passed over: the two may be of different versions.</summary>
[JsonSerializable(typeof(LeaseRequest))]
[JsonSerializable(typeof(LeaseAnswer))]
[JsonSerializable(typeof(Heartbeats))]
[JsonSerializable(typeof(HeartbeatAnswers))]
[JsonSerializable(typeof(InputAddress))]
[JsonSerializable(typeof(Settlements))]
[JsonSerializable(typeof(SettlementAnswers))]
[JsonSerializable(typeof(IReadOnlyList<WorkerState>))]
[JsonSerializable(typeof(IReadOnlyList<Capability>))]
[JsonSerializable(typeof(ImageItem))]
[JsonSerializable(typeof(ModelItem))]
[JsonSerializable(typeof(SplatItem))]
[JsonSerializable(typeof(ReconstructionItem))]
[JsonSerializable(typeof(EnhancementItem))]
public sealed partial class LeaseJson : JsonSerializerContext
{
    /// <summary>The spelling of everything else that we write.</summary>
    public static LeaseJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
