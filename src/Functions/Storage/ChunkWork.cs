using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Functions.Orchestration;

namespace GenAsset.Functions.Storage;

/// <summary>
/// What activities do with a chunk. Each may be run again after it has half or wholly worked, so each only moves items forward and sends orders that are run once;
/// each looks first whether the job was stopped, since an event that says so can be lost.
/// </summary>
public sealed class ChunkWork(Tables tables, WorkDesk desk, ItemEndings endings, TimeProvider time)
{
    // Beyond an order's own time: its message waits its turn, and a worker may take the item just before it is looked for.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>Puts the items that this run is to run on the queue, or none where the job was stopped.</summary>
    public Task<ChunkTally> SendAsync(ChunkPlan plan, CancellationToken cancellationToken) => WithJobAsync(plan, async job =>
    {
        await NoteAsync(job, plan.Chunk, ChunkPhase.Open, cancellationToken);
        var items = await tables.ItemsAsync(job.Id, plan.Chunk, cancellationToken: cancellationToken).Where(item => !HasEnded(item, job)).ToListAsync(cancellationToken);
        await SendAsync(job, items, BatchOf(plan, 0), cancellationToken);
    },
    cancellationToken);

    /// <summary>Counts.</summary>
    public Task<ChunkTally> CountAsync(ChunkPlan plan, CancellationToken cancellationToken) => WithJobAsync(plan, _ => Task.CompletedTask, cancellationToken);

    /// <summary>
    /// Looks after items of which nothing was heard: those whose order has ended are settled, for the word of it was lost; those that should have ended are sent again.
    /// </summary>
    public Task<ChunkTally> ReviveAsync(ChunkPlan plan, CancellationToken cancellationToken) => WithJobAsync(plan, async job =>
    {
        var (unsent, overdue) = (new List<ItemRow>(), new List<ItemRow>());
        await foreach (var item in tables.ItemsAsync(job.Id, plan.Chunk, cancellationToken: cancellationToken))
        {
            if (HasEnded(item, job))
                continue;
            if (item.Run < job.Run)
                unsent.Add(item); // sending was cut off before it
            else if (!await SettleFromLedgerAsync(job, item, cancellationToken) && IsOverdue(job, item))
                overdue.Add(item);
        }

        // Sent before it is noted: this activity runs again when it is cut off in between, and would find nothing overdue any more.
        if (overdue.Count > 0)
            await desk.SendAsync([.. overdue.Select(item => OrderOf(job, item))], BatchOf(plan, plan.Round + 1), cancellationToken);
        await BeginAsync(job, overdue, cancellationToken);
        await SendAsync(job, unsent, BatchOf(plan, plan.Round + 1), cancellationToken);
    },
    cancellationToken);

    /// <summary>Takes back what has not ended: from then on nothing that a worker does with it counts.</summary>
    public Task<ChunkTally> StopAsync(ChunkPlan plan, CancellationToken cancellationToken) => WithRunAsync(plan.JobId, plan.Run, plan.Chunk, job => TakeBackAsync(job, plan.Chunk, null, cancellationToken), cancellationToken);

    /// <summary>Ends what is still open in a chunk whose orchestration broke.</summary>
    public Task<ChunkTally> CloseAsync(ChunkClosing closing, CancellationToken cancellationToken) => WithRunAsync(closing.JobId, closing.Run, closing.Chunk, job => TakeBackAsync(
        job, closing.Chunk, GenAssetError.Of(ErrorCatalog.UnknownError, $"Chunk {closing.Chunk} of job {job.Id} could not be run: {closing.Reason}", suggestion: "Retry the job: its failed items run again."), cancellationToken), cancellationToken);

    private Task<ChunkTally> WithJobAsync(ChunkPlan plan, Func<JobRow, Task> act, CancellationToken cancellationToken) => WithRunAsync(
        plan.JobId, plan.Run, plan.Chunk, job => job.Phase == JobPhase.Cancelling ? TakeBackAsync(job, plan.Chunk, null, cancellationToken) : act(job), cancellationToken);

    // A job that is gone, or in a later run, has no open items for this one: its orchestrations end by themselves.
    private async Task<ChunkTally> WithRunAsync(string jobId, int run, int chunk, Func<JobRow, Task> act, CancellationToken cancellationToken)
    {
        if (await tables.JobAsync(jobId, cancellationToken) is not { } job || job.Run != run)
            return new ChunkTally();
        if (job.IsFinished)
            return (await tables.CountAsync(job, chunk, cancellationToken)).Tally;
        await act(job);
        return await NoteAsync(job, chunk, null, cancellationToken);
    }

    // Counts, and writes that down for those who look at the job.
    private async Task<ChunkTally> NoteAsync(JobRow job, int chunk, ChunkPhase? phase, CancellationToken cancellationToken)
    {
        var (tally, lastChange) = await tables.CountAsync(job, chunk, cancellationToken);
        var row = new ChunkRow(chunk, job.Run, phase ?? (tally.Open == 0 ? ChunkPhase.Ended : ChunkPhase.Open), tally, lastChange, null);
        await tables.Jobs.SubmitAllAsync([EntityWrite.Put(Keys.OfJob(job.Id), Keys.OfChunk(chunk), row.Columns())], cancellationToken);
        return tally;
    }

    private async Task SendAsync(JobRow job, List<ItemRow> items, string batch, CancellationToken cancellationToken)
    {
        var begun = await BeginAsync(job, items, cancellationToken);
        if (begun.Count > 0)
            await desk.SendAsync([.. begun.Select(item => OrderOf(job, item))], batch, cancellationToken);
    }

    // A hundred a transaction. Where somebody else changed one of them in this moment, each by itself: that one has ended, or another run of this activity begins it.
    private async Task<List<ItemRow>> BeginAsync(JobRow job, List<ItemRow> items, CancellationToken cancellationToken)
    {
        var next = items.ConvertAll(item => Begun(job, item));
        var begun = new List<ItemRow>(next.Count);
        var at = 0;
        foreach (var batch in EntityBatches.Of(next.Select(item => EntityWrite.Replace(item.Source!, item.Columns())))) // rows that are read have their source
        {
            var isWhole = await tables.Items.TrySubmitAsync(batch, cancellationToken);
            foreach (var write in batch)
            {
                var item = next[at++];
                if (isWhole || await tables.Items.TrySubmitAsync([write], cancellationToken))
                    begun.Add(item);
            }
        }

        return begun;
    }

    private ItemRow Begun(JobRow job, ItemRow item) => item.Run == job.Run
        ? item with { SentAt = time.GetUtcNow(), Sends = item.Sends + 1 }
        : item with { Run = job.Run, State = ItemPhase.Queued, FirstTry = Math.Max(item.Attempts, item.FirstTry) + 1, SentAt = time.GetUtcNow(), Sends = 1 };

    private async Task<bool> SettleFromLedgerAsync(JobRow job, ItemRow item, CancellationToken cancellationToken) =>
        await desk.EndingOfAsync(job.Id, item.Index, item.FirstTry, cancellationToken) is { } ending && await endings.TrySettleAsync(job, item, ending, cancellationToken);

    // Twice as long each time: a long queue is no reason to fill it with what waits in it already.
    private bool IsOverdue(JobRow job, ItemRow item)
    {
        var patience = ((job.Options.Retries + 1) * TimeSpan.FromSeconds(job.Options.ItemTimeoutSeconds)) + Grace;
        return item.SentAt is not { } sent || time.GetUtcNow() - sent > patience * Math.Pow(2, Math.Min(item.Sends - 1, 10));
    }

    private async Task TakeBackAsync(JobRow job, int chunk, GenAssetError? error, CancellationToken cancellationToken)
    {
        await foreach (var item in tables.ItemsAsync(job.Id, chunk, cancellationToken: cancellationToken))
        {
            if (HasEnded(item, job))
                continue;
            if (item.Run == job.Run && !await desk.CancelAsync(OrderOf(job, item), cancellationToken) && await SettleFromLedgerAsync(job, item, cancellationToken))
                continue; // it ended before it could be taken back, and that counts
            await endings.TrySettleAsync(job, item, new JobEvent(0, time.GetUtcNow(), JobEventKind.ItemFailed) { Index = item.Index, Error = error, Attempt = item.Attempts }, cancellationToken, error is null ? ItemPhase.Cancelled : null);
        }
    }

    private static bool HasEnded(ItemRow item, JobRow job) => item.State == ItemPhase.Succeeded || (item.IsEnded && item.Run == job.Run);

    private static ItemOrder OrderOf(JobRow job, ItemRow item) =>
        new(job.Id, item.Index, item.FirstTry, JsonSerializer.Deserialize(item.Spec!, GenAssetJson.Line.ItemSpec)!, job.Options, job.TraceParent); // whole rows are read here

    private static string BatchOf(ChunkPlan plan, int round) => $"{plan.Run}-{plan.Chunk:00000}-{round}";
}
