using System.Text.Json.Serialization;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Jobs;

/// <summary>What can happen to a job.</summary>
[JsonConverter(typeof(CamelCaseEnum<JobEventKind>))]
public enum JobEventKind
{
    /// <summary>A process took the job up.</summary>
    JobStarted,

    /// <summary>An item runs, and has run for long enough to be worth saying so.</summary>
    ItemRunning,

    /// <summary>A try failed; another follows.</summary>
    ItemRetrying,

    /// <summary>The item's assets are committed.</summary>
    ItemSucceeded,

    /// <summary>The item will not be tried again.</summary>
    ItemFailed,

    /// <summary>The counts at this moment, so that a reader need not count.</summary>
    Tally,

    /// <summary>Somebody asked the job to stop.</summary>
    CancelRequested,

    /// <summary>Somebody asked for the failed and cancelled items to run again.</summary>
    RetryRequested,

    /// <summary>Every item has ended, or the job was stopped.</summary>
    JobFinished,
}

/// <summary>One line of a job's journal, which is also one event of its public stream.</summary>
/// <param name="Seq">Rises by one a line; a reader that was cut off goes on after the last it saw.</param>
/// <param name="At">When it happened.</param>
/// <param name="Kind">What happened.</param>
public sealed record JobEvent(long Seq, DateTimeOffset At, JobEventKind Kind)
{
    /// <summary>The item, where the event is one's.</summary>
    public int? Index { get; init; }

    /// <summary>What a person recognises the item by, short.</summary>
    public string? Label { get; init; }

    /// <summary>The item's tries so far.</summary>
    public int? Attempt { get; init; }

    /// <summary>The engine that ran it.</summary>
    public string? Engine { get; init; }

    /// <summary>The seed that was used.</summary>
    public long? Seed { get; init; }

    /// <summary>What the engine is doing.</summary>
    public string? Stage { get; init; }

    /// <summary>0..100.</summary>
    public double? Progress { get; init; }

    /// <summary>When the try began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The committed files.</summary>
    public IReadOnlyList<AssetInfo>? Assets { get; init; }

    /// <summary>What the engine wants known.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>What the item has cost so far, all its tries together; with counts, what the job has.</summary>
    public decimal? Cost { get; init; }

    /// <summary>With a retry and with counts, the budget from then on, where it is another than the job was made with.</summary>
    public decimal? Budget { get; init; }

    /// <summary>Why an item or a job failed.</summary>
    public GenAssetError? Error { get; init; }

    /// <summary>The counts, with a tally and at the end.</summary>
    public JobCounts? Counts { get; init; }

    /// <summary>How the job ended.</summary>
    public JobPhase? Phase { get; init; }
}
