using System.Runtime.CompilerServices;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;

namespace GenAsset.Functions.Storage;

/// <summary>
/// Jobs and items as rows of Table Storage. Jobs are listed by owner, newest first; a job's chunks lie with it, and the items of a chunk in a partition of their own,
/// so that no query crosses partitions and no partition is everybody's.
/// </summary>
public sealed class TableJobStore(Tables tables, WorkDesk desk, TimeProvider time, Func<string, CancellationToken, Task> removeFiles) : IJobStore
{
    private readonly JobViews _views = new(tables, desk);
    private readonly TableIntake _intake = new(tables, time);

    /// <summary>Writes a job while its items stream by, or refuses it whole.</summary>
    public Task<Outcome<JobRow>> CreateAsync(JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin origin, JobValidator validator, CancellationToken cancellationToken) =>
        _intake.CreateAsync(spec, items, origin, validator, cancellationToken);

    /// <inheritdoc/>
    public async Task<JobState?> FindAsync(string jobId, CancellationToken cancellationToken) =>
        await tables.JobAsync(jobId, cancellationToken) is { } job ? await _views.OfAsync(job, cancellationToken) : null;

    /// <inheritdoc/>
    public async Task<JobSpec?> SpecAsync(string jobId, CancellationToken cancellationToken) =>
        await tables.JobAsync(jobId, cancellationToken) is { IsExpired: false } job ? job.Spec : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<JobState> ListAsync(JobFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var list = filter.Owner is { } owner ? Keys.OfOwner(owner) : Keys.EveryJob;
        var from = filter.After is { } after ? Keys.NewestFirst(after.CreatedAt) : null;
        var sameMoment = new List<JobState>(); // the table orders them by id upwards, a list downwards
        await foreach (var place in tables.Jobs.QueryAsync(list, from, cancellationToken: cancellationToken))
        {
            var columns = new Columns(place);
            if (!filter.Lets(columns.Text("Owner"), columns.Text("Name")) || await FindAsync(Keys.JobOf(place.Row), cancellationToken) is not { } state)
                continue;
            if (sameMoment.Count > 0 && sameMoment[0].CreatedAt != state.CreatedAt)
            {
                foreach (var job in InOrder(sameMoment, filter))
                    yield return job;
                sameMoment.Clear();
            }

            sameMoment.Add(state);
        }

        foreach (var job in InOrder(sameMoment, filter))
            yield return job;
    }

    /// <inheritdoc/>
    public async Task<ItemState?> ItemAsync(string jobId, int index, CancellationToken cancellationToken) =>
        index >= 0 && await tables.JobAsync(jobId, cancellationToken) is { IsExpired: false } job && index < job.Items
        && await tables.Items.FindAsync(Keys.OfItems(jobId, job.ChunkOf(index)), Keys.OfItem(index), cancellationToken) is { } entity
            ? await StateOfAsync(ItemRow.Of(entity), job, cancellationToken)
            : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ItemState> ItemsAsync(string jobId, int fromIndex, ItemPhase? state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await tables.JobAsync(jobId, cancellationToken) is not { IsExpired: false } job)
            yield break;
        var atWork = await AtWorkAsync(job, cancellationToken);
        var from = Math.Max(0, fromIndex);
        for (var chunk = job.ChunkOf(from); chunk < job.Chunks; chunk++)
        {
            await foreach (var item in tables.ItemsAsync(jobId, chunk, from, cancellationToken: cancellationToken))
            {
                var news = atWork.Find(job, item);
                if (state is null || state == item.PhaseIn(job, news))
                    yield return item.StateIn(job, news);
            }
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JobEvent> EventsAsync(string jobId, long afterSeq, CancellationToken cancellationToken) => new JobFeed(tables, _views, time).EventsAsync(jobId, afterSeq, cancellationToken);

    /// <summary>The jobs that have not ended.</summary>
    public async IAsyncEnumerable<JobRow> OpenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var place in tables.Jobs.QueryAsync(Keys.Open, cancellationToken: cancellationToken))
        {
            if (await tables.JobAsync(place.Row, cancellationToken) is { IsFinished: false } job)
                yield return job;
        }
    }

    /// <summary>Items of a job that have not ended, as they were last counted.</summary>
    public async Task<long> PendingAsync(JobRow job, CancellationToken cancellationToken)
    {
        var pending = 0L;
        await foreach (var chunk in tables.ChunksAsync(job.Id, cancellationToken))
            pending += chunk.TallyIn(job).Open;
        return pending;
    }

    /// <inheritdoc/>
    public async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var expired = 0;
        await foreach (var place in tables.Jobs.QueryAsync(Keys.Expiry, toRow: Keys.OldestFirst(time.GetUtcNow()), cancellationToken: cancellationToken))
        {
            var jobId = Keys.JobOf(place.Row);
            if (await tables.ChangeJobAsync(jobId, job => job is { IsFinished: true } && job.ExpiresAt <= time.GetUtcNow() ? job with { IsExpired = true } : null, cancellationToken) is { } job)
            {
                await removeFiles(jobId, cancellationToken);
                await _intake.RemoveItemsAsync(job, cancellationToken);
                expired++;
            }

            await tables.Jobs.TrySubmitAsync([EntityWrite.Delete(Keys.Expiry, place.Row)], cancellationToken);
        }

        await _intake.SweepAsync(cancellationToken);
        return expired;
    }

    /// <inheritdoc/>
    public async Task<GenAssetError?> DeleteAsync(string jobId, CancellationToken cancellationToken)
    {
        if (await tables.JobAsync(jobId, cancellationToken) is not { } job)
            return GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job {Excerpt.Of(jobId)}.");
        await removeFiles(jobId, cancellationToken);
        await _intake.RemoveAsync(job, cancellationToken);
        return null;
    }

    private async Task<ItemState> StateOfAsync(ItemRow item, JobRow job, CancellationToken cancellationToken) =>
        item.StateIn(job, item.IsEnded ? null : (await AtWorkAsync(job, cancellationToken)).Find(job, item));

    private Task<OrdersAtWork> AtWorkAsync(JobRow job, CancellationToken cancellationToken) => job.IsFinished ? Task.FromResult(OrdersAtWork.None) : desk.AtWorkAsync(cancellationToken);

    private static IEnumerable<JobState> InOrder(List<JobState> jobs, JobFilter filter) => jobs
        .Where(job => (filter.After is not { } after || after < JobPlace.Of(job)) && (filter.State ?? job.State) == job.State)
        .OrderBy(JobPlace.Of);
}
