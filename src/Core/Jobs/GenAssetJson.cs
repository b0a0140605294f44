using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAsset.Core.Jobs;

/// <summary>The one spelling of everything we write: camelCase, enums as words, nulls left out, unknown fields refused.</summary>
[JsonSerializable(typeof(JobSpec))]
[JsonSerializable(typeof(JobState))]
[JsonSerializable(typeof(ItemState))]
[JsonSerializable(typeof(JobEvent))]
[JsonSerializable(typeof(ImageItem))]
[JsonSerializable(typeof(ModelItem))]
[JsonSerializable(typeof(SplatItem))]
[JsonSerializable(typeof(ReconstructionItem))]
[JsonSerializable(typeof(EnhancementItem))]
[JsonSerializable(typeof(GenAsset.Core.Storage.JobHead))]
[JsonSerializable(typeof(GenAsset.Core.Engines.Configuration.EnginesFile))]
[JsonSerializable(typeof(GenAsset.Core.Scheduling.Schedule))]
[JsonSerializable(typeof(GenAsset.Core.Scheduling.ScheduleMark))]
[JsonSerializable(typeof(GenAsset.Core.Scheduling.ScheduleState))]
[JsonSerializable(typeof(GenAsset.Core.Uploads.Upload))]
[JsonSerializable(typeof(GenAsset.Core.Webhooks.WebhookDelivery))]
[JsonSerializable(typeof(GenAsset.Core.Webhooks.WebhookPayload))]
public sealed partial class GenAssetJson : JsonSerializerContext
{
    /// <summary>One line a value, letters of every script as they are.</summary>
    public static GenAssetJson Line { get; } = Create(isIndented: false);

    /// <summary>The same, indented for people.</summary>
    public static GenAssetJson Pretty { get; } = Create(isIndented: true);

    private static GenAssetJson Create(bool isIndented) => new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = isIndented,
    });
}
