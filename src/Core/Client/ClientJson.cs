using System.Text.Json.Serialization;
using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;
using GenAsset.Core.Scheduling;

namespace GenAsset.Core.Client;

/// <summary>The shapes that only a server's answers have; the domain's own are GenAssetJson's.</summary>
[JsonSerializable(typeof(JobPage))]
[JsonSerializable(typeof(SchedulePage))]
[JsonSerializable(typeof(IReadOnlyList<EngineInfo>))]
internal sealed partial class ClientJson : JsonSerializerContext;

/// <summary>A page of jobs, newest first, and the cursor of the next.</summary>
internal sealed record JobPage(IReadOnlyList<JobState> Jobs, string? Next);

/// <summary>The schedules of a key, by name.</summary>
internal sealed record SchedulePage(IReadOnlyList<ScheduleState> Schedules);
