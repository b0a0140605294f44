using GenAsset.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace GenAsset.Functions.Orchestration;

/// <summary>The activities of the chunk orchestrator, and the one that closes a chunk for it. What they do is in <see cref="ChunkWork"/>.</summary>
public sealed class ChunkActivities(ChunkWork work)
{
    /// <summary>Puts a chunk's items on the work queue.</summary>
    [Function(Names.SendChunk)]
    public Task<ChunkTally> SendAsync([ActivityTrigger] ChunkPlan plan, CancellationToken cancellationToken) => work.SendAsync(plan, cancellationToken);

    /// <summary>Counts a chunk's items.</summary>
    [Function(Names.CountChunk)]
    public Task<ChunkTally> CountAsync([ActivityTrigger] ChunkPlan plan, CancellationToken cancellationToken) => work.CountAsync(plan, cancellationToken);

    /// <summary>Counts, and looks after items of which nothing was heard.</summary>
    [Function(Names.ReviveChunk)]
    public Task<ChunkTally> ReviveAsync([ActivityTrigger] ChunkPlan plan, CancellationToken cancellationToken) => work.ReviveAsync(plan, cancellationToken);

    /// <summary>Takes back what has not ended.</summary>
    [Function(Names.StopChunk)]
    public Task<ChunkTally> StopAsync([ActivityTrigger] ChunkPlan plan, CancellationToken cancellationToken) => work.StopAsync(plan, cancellationToken);

    /// <summary>Ends what is still open in a chunk whose orchestration broke.</summary>
    [Function(Names.CloseChunk)]
    public Task<ChunkTally> CloseAsync([ActivityTrigger] ChunkClosing closing, CancellationToken cancellationToken) => work.CloseAsync(closing, cancellationToken);
}
