using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenAsset.Core.Jobs;

namespace GenAsset.Azure.Work;

/// <summary>The JSON in messages and blobs. Unknown fields are passed over: who writes and who reads may be of different versions.</summary>
[JsonSerializable(typeof(WorkOrder))]
[JsonSerializable(typeof(OrderRef))]
[JsonSerializable(typeof(OrderLedger))]
[JsonSerializable(typeof(WorkerCard))]
[JsonSerializable(typeof(ImageItem))]
[JsonSerializable(typeof(ModelItem))]
[JsonSerializable(typeof(SplatItem))]
[JsonSerializable(typeof(ReconstructionItem))]
[JsonSerializable(typeof(EnhancementItem))]
public sealed partial class WorkJson : JsonSerializerContext
{
    /// <summary>The spelling of everything else that we write.</summary>
    public static WorkJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
