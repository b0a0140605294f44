using System.Runtime.CompilerServices;
using GenAsset.Core.Jobs;
using GenAsset.Functions.Orchestration;

namespace GenAsset.Functions.Storage;

/// <summary>Both tables, and the reads that more than one part of the store makes.</summary>
/// <param name="Jobs">Jobs, chunks and lists of jobs.</param>
/// <param name="Items">Items.</param>
public sealed record Tables(EntityTable Jobs, EntityTable Items)
{
    /// <summary>A job's row, or null; one that is being written is none.</summary>
    public async Task<JobRow?> JobAsync(string jobId, CancellationToken cancellationToken) =>
        JobId.IsValid(jobId) && await Jobs.FindAsync(Keys.OfJob(jobId), Keys.JobRow, cancellationToken) is { } entity && JobRow.Of(entity) is { IsAccepted: true } job ? job : null;

    /// <summary>A job's chunks, in order.</summary>
    public async IAsyncEnumerable<ChunkRow> ChunksAsync(string jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in Jobs.QueryAsync(Keys.OfJob(jobId), Keys.ChunkRows, Keys.AfterChunkRows, cancellationToken: cancellationToken))
            yield return ChunkRow.Of(entity);
    }

    /// <summary>A chunk's items, in order.</summary>
    public async IAsyncEnumerable<ItemRow> ItemsAsync(
        string jobId, int chunk, int fromIndex = 0, IReadOnlyList<string>? columns = null, int? atOnce = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var entity in Items.QueryAsync(Keys.OfItems(jobId, chunk), Keys.OfItem(fromIndex), columns: columns, atOnce: atOnce, cancellationToken: cancellationToken))
            yield return ItemRow.Of(entity);
    }

    /// <summary>Counts a chunk of a job's run: one partition, of its columns only the few that counting needs.</summary>
    public async Task<(ChunkTally Tally, DateTimeOffset? LastChange)> CountAsync(JobRow job, int chunk, CancellationToken cancellationToken)
    {
        var tally = new ChunkTally();
        DateTimeOffset? lastChange = null;
        await foreach (var item in ItemsAsync(job.Id, chunk, columns: ItemRow.StandingColumns, cancellationToken: cancellationToken))
        {
            tally = tally.Plus(TallyOf(item, job));
            lastChange = item.Source!.Timestamp > lastChange || lastChange is null ? item.Source.Timestamp : lastChange; // rows that are read have their source
        }

        return (tally, lastChange);
    }

    /// <summary>Changes a row as long as it takes to be the only one who does; null when there is none, or <paramref name="change"/> wants no change.</summary>
    public async Task<JobRow?> ChangeJobAsync(string jobId, Func<JobRow, JobRow?> change, CancellationToken cancellationToken)
    {
        while (await JobAsync(jobId, cancellationToken) is { } job && change(job) is { } changed)
        {
            if (await Jobs.TrySubmitAsync([EntityWrite.Replace(job.Source!, changed.Columns())], cancellationToken))
                return changed;
        }

        return null;
    }

    private static ChunkTally TallyOf(ItemRow item, JobRow job) => item.PhaseIn(job) switch
    {
        ItemPhase.Succeeded => new ChunkTally(1, Succeeded: 1, Cost: item.Cost),
        ItemPhase.Failed => new ChunkTally(1, Failed: 1, Cost: item.Cost),
        ItemPhase.Cancelled => new ChunkTally(1, Cancelled: 1, Cost: item.Cost),
        ItemPhase.Running => new ChunkTally(1, Running: 1, Cost: item.Cost),
        _ => new ChunkTally(1, Cost: item.Cost),
    };
}
