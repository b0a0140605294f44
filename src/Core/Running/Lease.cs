using GenAsset.Core.Jobs;

namespace GenAsset.Core.Running;

/// <summary>The right to run one item once.</summary>
public sealed record Lease
{
    /// <summary>The item's job.</summary>
    public required string JobId { get; init; }

    /// <summary>The item's place in it.</summary>
    public required int Index { get; init; }

    /// <summary>Which try this is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>What to run.</summary>
    public required ItemSpec Item { get; init; }

    /// <summary>The engine to run it on.</summary>
    public required string Engine { get; init; }

    /// <summary>The seed to use.</summary>
    public required long Seed { get; init; }

    /// <summary>How long the try may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>When the try began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The W3C trace context of the request that made the job.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What proves the lease to the server that gave it; none where the queue is this process's own.</summary>
    public string? Token { get; init; }

    /// <summary>Fires when the job is cancelled.</summary>
    public CancellationToken Cancelled { get; init; }

    /// <summary>
    /// Called when the engine has ended and only the commit is left: the item's place among the parallel ones is free then, so that small items
    /// do not wait for one another's disk flush.
    /// </summary>
    public Action<Lease>? EngineEnded { get; init; }

    /// <summary>Whether another process runs it, whose engines are not this one's to count.</summary>
    internal bool IsElsewhere { get; init; }
}

/// <summary>What a heartbeat is answered.</summary>
public enum LeaseStanding
{
    /// <summary>Go on.</summary>
    Continue,

    /// <summary>The job was cancelled: stop and release.</summary>
    Cancelled,

    /// <summary>The item is somebody else's now: stop and say nothing.</summary>
    Lost,
}
