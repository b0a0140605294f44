using System.Text.Json.Serialization;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Jobs;

/// <summary>Where a job stands.</summary>
[JsonConverter(typeof(CamelCaseEnum<JobPhase>))]
public enum JobPhase
{
    /// <summary>Accepted; nothing has run yet.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Asked to stop; items in flight are ending.</summary>
    Cancelling,

    /// <summary>Every item has ended, well or badly: read the counts.</summary>
    Completed,

    /// <summary>Stopped before every item ended.</summary>
    Cancelled,
}

/// <summary>How many items stand where.</summary>
public sealed record JobCounts(long Total = 0, long Queued = 0, long Running = 0, long Succeeded = 0, long Failed = 0, long Cancelled = 0)
{
    /// <summary>Items that will not run any more.</summary>
    [JsonIgnore]
    public long Ended => Succeeded + Failed + Cancelled;
}

/// <summary>What is known of a job.</summary>
public sealed record JobState
{
    /// <summary>The job's id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is; none where it was made without a key.</summary>
    public string? Owner { get; init; }

    /// <summary>Rises with everything that happens to the job: the number of its last event.</summary>
    public long Version { get; init; }

    /// <summary>The name that it was given.</summary>
    public string? Name { get; init; }

    /// <summary>Where it stands.</summary>
    public JobPhase State { get; init; }

    /// <summary>How many items stand where.</summary>
    public JobCounts Counts { get; init; } = new();

    /// <summary>What its items have cost so far, failed ones too, in the unit of the engines' prices; none where nothing was paid.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Whether it completed with failed items: "done" is not "all good".</summary>
    public bool CompletedWithErrors => State == JobPhase.Completed && Counts.Failed > 0;

    /// <summary>Whether it has ended.</summary>
    [JsonIgnore]
    public bool IsFinished => State is JobPhase.Completed or JobPhase.Cancelled;

    /// <summary>Whether a process runs it now; an unfinished job that nobody holds waits to be taken up.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether its files are gone.</summary>
    public bool IsExpired { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When something last happened to it; none where that was not looked for.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When its first item was leased.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When its files go.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Why it was stopped, where an error stopped it.</summary>
    public GenAssetError? Error { get; init; }

    /// <summary>The W3C trace context of the request that made it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The caller's own notes.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
