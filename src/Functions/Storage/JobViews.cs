using GenAsset.Core.Jobs;
using GenAsset.Functions.Orchestration;

namespace GenAsset.Functions.Storage;

/// <summary>
/// Puts together what is shown of a job. A chunk that is at work is counted afresh, one partition each and at most a window of them; the others stand as they were
/// last counted. How much of it runs, workers tell.
/// </summary>
public sealed class JobViews(Tables tables, WorkDesk desk)
{
    /// <summary>The last slot of a moment: a job's version counts everything that happened in it.</summary>
    public const int LastSlot = (1 << SlotBits) - 1;

    private const int SlotBits = 20; // a million items; the milliseconds above leave room for 99 days within 53 bits, which every JSON reader keeps

    /// <summary>The number of an event: milliseconds since the job was accepted, by the table's clock, and a slot among those of one millisecond.</summary>
    public static long SeqOf(JobRow job, DateTimeOffset at, int slot) => (Math.Max(0, (long)(at - job.CreatedAt).TotalMilliseconds) << SlotBits) | (uint)Math.Clamp(slot, 0, LastSlot);

    /// <summary>The moment that a number stands for.</summary>
    public static DateTimeOffset MomentOf(JobRow job, long seq) => job.CreatedAt.AddMilliseconds(seq >> SlotBits);

    /// <summary>The job as it is shown.</summary>
    public async Task<JobState> OfAsync(JobRow job, CancellationToken cancellationToken)
    {
        var (tally, at) = (job.Final ?? new ChunkTally(), job.Source?.Timestamp ?? job.CreatedAt);
        if (job.Final is null)
        {
            var counts = new List<Task<(ChunkTally Tally, DateTimeOffset? LastChange)>>();
            await foreach (var chunk in tables.ChunksAsync(job.Id, cancellationToken))
            {
                if (chunk.Phase == ChunkPhase.Open && chunk.Run == job.Run)
                    counts.Add(tables.CountAsync(job, chunk.Chunk, cancellationToken));
                else
                    tally = tally.Plus(chunk.TallyIn(job));
                at = Later(at, chunk.Source!.Timestamp); // rows that are read have their source
            }

            foreach (var (counted, lastChange) in await Task.WhenAll(counts))
                (tally, at) = (tally.Plus(counted), Later(at, lastChange ?? at));
        }

        var running = job.IsFinished ? 0 : Math.Min(tally.Open, (await desk.AtWorkAsync(cancellationToken)).CountOf(job.Id));
        return new JobState
        {
            Id = job.Id,
            Owner = job.Owner,
            Version = SeqOf(job, at, LastSlot),
            Name = job.Spec.Name,
            State = job.Phase,
            Counts = new JobCounts(job.Items, tally.Open - running, running, tally.Succeeded, tally.Failed, tally.Cancelled),
            Cost = tally.Cost,
            IsHeld = !job.IsFinished,
            IsExpired = job.IsExpired,
            CreatedAt = job.CreatedAt,
            UpdatedAt = at,
            StartedAt = job.StartedAt,
            FinishedAt = job.FinishedAt,
            ExpiresAt = job.ExpiresAt,
            Error = job.Error,
            TraceParent = job.TraceParent,
            Metadata = job.Options.Metadata,
        };
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
