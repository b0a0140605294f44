using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;
using GenAsset.Core.Scheduling;
using GenAsset.Core.Uploads;

namespace GenAsset.Core.Client;

/// <summary>The answers of a server. A newer one may say more than we know: that is passed over.</summary>
internal static class Answers
{
    // Not in ClientJson: its Default is made in another file, before or after.
    private static readonly JsonSerializerOptions Answer = new(GenAssetJson.Line.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(GenAssetJson.Line, ClientJson.Default),
    };

    public static JsonTypeInfo<JobState> Job { get; } = Of<JobState>();

    public static JsonTypeInfo<ItemState> Item { get; } = Of<ItemState>();

    public static JsonTypeInfo<JobEvent> Event { get; } = Of<JobEvent>();

    public static JsonTypeInfo<JobSpec> Spec { get; } = Of<JobSpec>();

    public static JsonTypeInfo<JobPage> Jobs { get; } = Of<JobPage>();

    public static JsonTypeInfo<ScheduleState> Schedule { get; } = Of<ScheduleState>();

    public static JsonTypeInfo<SchedulePage> Schedules { get; } = Of<SchedulePage>();

    public static JsonTypeInfo<Upload> Upload { get; } = Of<Upload>();

    public static JsonTypeInfo<IReadOnlyList<EngineInfo>> Engines { get; } = Of<IReadOnlyList<EngineInfo>>();

    private static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Answer.GetTypeInfo(typeof(T));
}
