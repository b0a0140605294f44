using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;

namespace GenAsset.Api.Security;

/// <summary>
/// The backend as one key's owner sees it: another owner's job is not there, whatever is asked of it. An admin sees all. New jobs are the owner's, and are
/// admitted within the key's limits. Handlers get nothing but this, so none can forget to ask whose a job is.
/// </summary>
internal sealed class OwnerScope(IJobBackend all, KeyEntry key, Admission admission, TimeProvider time) : IJobBackend
{
    private string? Owner => key.Role == KeyRole.Admin ? null : key.Name;

    public async Task<Outcome<JobState>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin? origin = null, CancellationToken cancellationToken = default)
    {
        var id = origin?.Id ?? JobId.New(time);
        using var admitted = admission.Begin(key, id);
        var created = await all.CreateAsync(
            spec, items, (origin ?? new JobOrigin()) with { Id = id, Owner = key.Name, AdmitAsync = (count, token) => admitted.AdmitAsync(count, origin?.Credits ?? count, token) }, cancellationToken);
        if (created.Succeeded)
            admitted.Keep();
        return created;
    }

    public Task<GenAssetError?> ValidateAsync(JobSpec spec, IAsyncEnumerable<ItemEntry> items, CancellationToken cancellationToken = default) =>
        all.ValidateAsync(spec, items, cancellationToken);

    public async Task<JobState?> FindAsync(string jobId, CancellationToken cancellationToken = default) =>
        await all.FindAsync(jobId, cancellationToken) is { } job && IsMine(job) ? job : null;

    public async Task<JobState?> WaitForChangeAsync(string jobId, long version, CancellationToken cancellationToken = default) =>
        await IsMineAsync(jobId, cancellationToken) ? await all.WaitForChangeAsync(jobId, version, cancellationToken) : null;

    public async Task<JobSpec?> SpecAsync(string jobId, CancellationToken cancellationToken = default) =>
        await IsMineAsync(jobId, cancellationToken) ? await all.SpecAsync(jobId, cancellationToken) : null;

    public IAsyncEnumerable<JobState> ListAsync(JobFilter? filter = null, CancellationToken cancellationToken = default) =>
        all.ListAsync((filter ?? new JobFilter()) with { Owner = Owner ?? filter?.Owner }, cancellationToken);

    public async Task<ItemState?> ItemAsync(string jobId, int index, CancellationToken cancellationToken = default) =>
        await IsMineAsync(jobId, cancellationToken) ? await all.ItemAsync(jobId, index, cancellationToken) : null;

    public IAsyncEnumerable<ItemState> ItemsAsync(string jobId, int fromIndex = 0, ItemPhase? state = null, CancellationToken cancellationToken = default) =>
        MineAsync(jobId, all.ItemsAsync(jobId, fromIndex, state, cancellationToken), cancellationToken);

    public IAsyncEnumerable<JobEvent> EventsAsync(string jobId, long afterSeq = 0, CancellationToken cancellationToken = default) =>
        MineAsync(jobId, all.EventsAsync(jobId, afterSeq, cancellationToken), cancellationToken);

    public async Task<Outcome<JobState>> WaitAsync(string jobId, CancellationToken cancellationToken = default) =>
        await IsMineAsync(jobId, cancellationToken) ? await all.WaitAsync(jobId, cancellationToken) : Unknown(jobId);

    public async Task<Stream?> OpenAssetAsync(string jobId, int index, string name, CancellationToken cancellationToken = default) =>
        await IsMineAsync(jobId, cancellationToken) ? await all.OpenAssetAsync(jobId, index, name, cancellationToken) : null;

    public async Task<Outcome<JobState>> CancelAsync(string jobId, CancellationToken cancellationToken = default) =>
        await IsMineAsync(jobId, cancellationToken) ? await all.CancelAsync(jobId, cancellationToken) : Unknown(jobId);

    public async Task<Outcome<JobState>> RetryAsync(string jobId, decimal? budget = null, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(jobId, cancellationToken) is not { } job)
            return Unknown(jobId);
        using var admitted = admission.Begin(key with { Name = job.Owner ?? key.Name }, jobId, job.Counts.Succeeded);
        var again = job.IsFinished && !job.IsExpired ? job.Counts.Failed + job.Counts.Cancelled : 0;
        if (again > 0 && await admitted.AdmitAsync(again, again, cancellationToken) is { } refusal)
            return refusal;
        var retried = await all.RetryAsync(jobId, budget, cancellationToken);
        if (retried.Succeeded)
            admitted.Keep();
        return retried;
    }

    public async Task<GenAssetError?> DeleteAsync(string jobId, CancellationToken cancellationToken = default) =>
        await IsMineAsync(jobId, cancellationToken) ? await all.DeleteAsync(jobId, cancellationToken) : Unknown(jobId);

    public Task<long> PendingItemsAsync(string? owner = null, CancellationToken cancellationToken = default) => all.PendingItemsAsync(Owner ?? owner, cancellationToken);

    public Task<IReadOnlyList<EngineInfo>> EnginesAsync(CancellationToken cancellationToken = default) => all.EnginesAsync(cancellationToken);

    /// <summary>The backend is the host's: a caller does not close it.</summary>
    public ValueTask DisposeAsync() => default;

    private bool IsMine(JobState job) => Owner is null || job.Owner == Owner;

    private async Task<bool> IsMineAsync(string jobId, CancellationToken cancellationToken) =>
        Owner is null || (await all.FindAsync(jobId, cancellationToken) is { } job && IsMine(job));

    private async IAsyncEnumerable<T> MineAsync<T>(string jobId, IAsyncEnumerable<T> stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await IsMineAsync(jobId, cancellationToken))
            yield break;
        await foreach (var value in stream.WithCancellation(cancellationToken))
            yield return value;
    }

    private static GenAssetError Unknown(string jobId) => GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job {Excerpt.Of(jobId)}.");
}
