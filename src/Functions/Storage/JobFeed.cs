using System.Runtime.CompilerServices;
using GenAsset.Core.Jobs;

namespace GenAsset.Functions.Storage;

/// <summary>
/// What happens to a job, as a stream. There is no journal here: every row keeps its last event and the table says when it wrote it, so the events after a number are
/// the last events of the rows that were written after that moment. An item that changed twice in between is told once, as it then stood.
/// </summary>
public sealed class JobFeed(Tables tables, JobViews views, TimeProvider time)
{
    private const int StartSlot = 1; // 0 is what a reader has who has seen nothing
    private const int FirstItemSlot = 2;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HoldBack = TimeSpan.FromSeconds(1); // partitions may be written by servers whose clocks differ a little
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(4); // of this machine's clock and the table's

    /// <summary>The events after <paramref name="afterSeq"/> and those to come, until the job has ended.</summary>
    public async IAsyncEnumerable<JobEvent> EventsAsync(string jobId, long afterSeq, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JobCounts? told = null;
        while (await tables.JobAsync(jobId, cancellationToken) is { } job)
        {
            var state = await views.OfAsync(job, cancellationToken); // before the items: what the state counts, they show
            var until = job.IsFinished ? DateTimeOffset.MaxValue : SettledBefore(state.UpdatedAt ?? job.CreatedAt);
            var news = await NewsAsync(job, afterSeq, until, cancellationToken);
            foreach (var entry in news)
                yield return entry;
            afterSeq = news.Count > 0 ? news[^1].Seq : afterSeq;
            if (job.IsFinished)
            {
                yield return Counted(job, state, JobEventKind.JobFinished, state.Version) with { Error = job.Error };
                yield break;
            }

            if (state.Counts != told && news.Count > 0)
                yield return Counted(job, state, JobEventKind.Tally, afterSeq);
            told = state.Counts;
            await Task.Delay(LookEvery, time, cancellationToken);
        }
    }

    // What is written from now on is later than this: later than what the table has shown, and than our own clock by far.
    private DateTimeOffset SettledBefore(DateTimeOffset newest) => time.GetUtcNow() - Skew is var now && now > newest ? now - HoldBack : newest - HoldBack;

    private async Task<List<JobEvent>> NewsAsync(JobRow job, long afterSeq, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var news = new List<JobEvent>();
        if (job.StartedAt is { } started && JobViews.SeqOf(job, started, StartSlot) > afterSeq)
            news.Add(new JobEvent(JobViews.SeqOf(job, started, StartSlot), started, JobEventKind.JobStarted));
        var since = JobViews.MomentOf(job, afterSeq);
        await foreach (var chunk in tables.ChunksAsync(job.Id, cancellationToken))
        {
            // Ended in an earlier run, not begun, or counted to its end before the last look: nothing in it has changed.
            if (chunk.Phase == ChunkPhase.Waiting || (chunk.Phase == ChunkPhase.Ended && chunk.Source!.Timestamp < since - HoldBack))
                continue;
            await foreach (var item in tables.ItemsAsync(job.Id, chunk.Chunk, cancellationToken: cancellationToken))
            {
                var at = item.Source!.Timestamp; // rows that are read have their source
                if (item.Last is { } last && item.State != ItemPhase.Cancelled && at <= until && JobViews.SeqOf(job, at, FirstItemSlot + item.Index) is var seq && seq > afterSeq)
                    news.Add(last with { Seq = seq, Index = item.Index });
            }
        }

        news.Sort((one, other) => one.Seq.CompareTo(other.Seq));
        return news;
    }

    private static JobEvent Counted(JobRow job, JobState state, JobEventKind kind, long seq) => new(seq, state.UpdatedAt ?? job.CreatedAt, kind)
    {
        Counts = state.Counts,
        Cost = state.Cost,
        Phase = state.State,
        StartedAt = state.StartedAt,
    };
}
