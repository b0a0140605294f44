using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Functions.Orchestration;

namespace GenAsset.Functions.Storage;

/// <summary>A job's way from accepted to ended, and back for a retry. Every step holds when it is taken twice.</summary>
public sealed class JobTransitions(Tables tables, TimeProvider time)
{
    /// <summary>Notes that the run is at work, and says whether it was stopped meanwhile.</summary>
    public async Task<JobStanding> StartAsync(JobRef run, CancellationToken cancellationToken)
    {
        await tables.ChangeJobAsync(
            run.JobId, job => job.Run == run.Run && job.Phase == JobPhase.Queued ? job with { Phase = JobPhase.Running, StartedAt = job.StartedAt ?? time.GetUtcNow() } : null, cancellationToken);
        var now = await tables.JobAsync(run.JobId, cancellationToken);
        return new JobStanding(now is null || now.Run != run.Run || now.Phase is JobPhase.Cancelling or JobPhase.Cancelled);
    }

    /// <summary>Asks a job to stop, by a caller's wish or for the reason given; null when there is none, or it has ended.</summary>
    public Task<JobRow?> StopAsync(string jobId, int? run, GenAssetError? reason, CancellationToken cancellationToken) => tables.ChangeJobAsync(
        jobId, job => job.IsFinished || job.Phase == JobPhase.Cancelling || (run ?? job.Run) != job.Run ? null : job with { Phase = JobPhase.Cancelling, Error = reason }, cancellationToken);

    /// <summary>Notes that a job stops by itself.</summary>
    public async Task<JobStanding> StopAsync(JobStop stop, CancellationToken cancellationToken)
    {
        if (await tables.JobAsync(stop.JobId, cancellationToken) is { } job)
            await StopAsync(stop.JobId, stop.Run, ReasonOf(stop, job), cancellationToken);
        return new JobStanding(true);
    }

    /// <summary>Ends a run: its counts are those of its chunks, and what was not begun is cancelled.</summary>
    public async Task<ChunkTally> FinishAsync(JobRef run, CancellationToken cancellationToken)
    {
        if (await tables.JobAsync(run.JobId, cancellationToken) is not { } job || job.Run != run.Run)
            return new ChunkTally();
        var total = new ChunkTally();
        await foreach (var chunk in tables.ChunksAsync(job.Id, cancellationToken))
            total = total.Plus(chunk.TallyIn(job));
        total = total with { Running = 0, Cancelled = total.Cancelled + total.Open };
        var phase = total.Cancelled > 0 ? JobPhase.Cancelled : JobPhase.Completed;
        var ended = await tables.ChangeJobAsync(run.JobId, now => now.IsFinished || now.Run != run.Run ? null : now with
        {
            Phase = phase,
            FinishedAt = time.GetUtcNow(),
            Final = total,
            Error = phase == JobPhase.Cancelled ? now.Error : null,
        },
        cancellationToken) ?? await tables.JobAsync(run.JobId, cancellationToken);
        if (ended is not { ExpiresAt: { } expiry })
            return total; // deleted, or run again, in this moment
        await tables.Jobs.SubmitAllAsync([EntityWrite.Put(Keys.Expiry, Keys.OldestFirst(expiry, run.JobId))], cancellationToken);
        await tables.Jobs.TrySubmitAsync([EntityWrite.Delete(Keys.Open, run.JobId)], cancellationToken);
        return ended.Final ?? total;
    }

    /// <summary>Readies another run of an ended job: its failed and cancelled items wait again. Null when it has not ended.</summary>
    public async Task<JobRow?> RetryAsync(string jobId, decimal? budget, CancellationToken cancellationToken)
    {
        if (await tables.JobAsync(jobId, cancellationToken) is not { IsFinished: true, IsExpired: false } before)
            return null;
        await tables.Jobs.SubmitAllAsync([EntityWrite.Put(Keys.Open, jobId)], cancellationToken);
        var again = await tables.ChangeJobAsync(jobId, job => !job.IsFinished || job.IsExpired ? null : job with
        {
            Run = job.Run + 1,
            Phase = JobPhase.Queued,
            FinishedAt = null,
            Final = null,
            Error = null,
            Budget = budget ?? job.Budget,
        },
        cancellationToken);
        if (again is not null && before.ExpiresAt is { } expiry)
            await tables.Jobs.TrySubmitAsync([EntityWrite.Delete(Keys.Expiry, Keys.OldestFirst(expiry, jobId))], cancellationToken);
        return again;
    }

    private static GenAssetError ReasonOf(JobStop stop, JobRow job) => stop.Reason switch
    {
        StopReason.TooManyFailures => GenAssetError.Of(
            ErrorCatalog.TooManyFailures, $"{stop.Done.Failed} items failed and the job allows {job.Options.MaxFailures}."),
        _ => GenAssetError.Of(
            ErrorCatalog.BudgetReached, $"The items cost {stop.Done.Cost} so far, and the job may cost {job.Budget ?? job.Options.Budget}.",
            new JsonObject { ["cost"] = stop.Done.Cost, ["budget"] = job.Budget ?? job.Options.Budget }),
    };
}
