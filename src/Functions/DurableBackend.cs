using System.Runtime.CompilerServices;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Telemetry;
using GenAsset.Core.Validation;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;

namespace GenAsset.Functions;

/// <summary>Jobs run by orchestrations and kept in tables and blobs. What is asked of a job is written to the table first; an orchestration is then started or told.</summary>
public sealed class DurableBackend(
    TableJobStore store, Tables tables, WorkDesk desk, JobTransitions transitions, JobLauncher launcher, IAssetStore assets, IUploadStore uploads, EngineCatalog engines, FetchRules fetching, TimeProvider time,
    Action<string>? notice = null)
    : IJobBackend
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5); // each look counts the chunks at work
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _counting = new(1, 1);
    private Dictionary<string, long> _pending = [];
    private long? _countedAt;

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin? origin = null, CancellationToken cancellationToken = default)
    {
        origin ??= new JobOrigin();
        var created = await store.CreateAsync(spec, CheckUploadsAsync(items, origin.Owner, cancellationToken), origin, Validator(), cancellationToken);
        if (!created.Succeeded)
            return created.Error;
        GenAssetTelemetry.JobAccepted();
        await LaunchAsync(created.Value);
        return (await store.FindAsync(created.Value.Id, cancellationToken))!; // it was written a moment ago
    }

    /// <inheritdoc/>
    public async Task<GenAssetError?> ValidateAsync(JobSpec spec, IAsyncEnumerable<ItemEntry> items, CancellationToken cancellationToken = default)
    {
        var validator = Validator();
        validator.Check(spec);
        await foreach (var item in CheckUploadsAsync(items, null, cancellationToken))
            validator.Check(item);
        return validator.Verdict();
    }

    /// <inheritdoc/>
    public Task<JobState?> FindAsync(string jobId, CancellationToken cancellationToken = default) => store.FindAsync(jobId, cancellationToken);

    /// <inheritdoc/>
    public async Task<JobState?> WaitForChangeAsync(string jobId, long version, CancellationToken cancellationToken = default)
    {
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            var state = await store.FindAsync(jobId, cancellationToken);
            if (state?.Version != version)
                return state;
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<JobSpec?> SpecAsync(string jobId, CancellationToken cancellationToken = default) => store.SpecAsync(jobId, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JobState> ListAsync(JobFilter? filter = null, CancellationToken cancellationToken = default) => store.ListAsync(filter ?? new JobFilter(), cancellationToken);

    /// <inheritdoc/>
    public Task<ItemState?> ItemAsync(string jobId, int index, CancellationToken cancellationToken = default) => store.ItemAsync(jobId, index, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ItemState> ItemsAsync(string jobId, int fromIndex = 0, ItemPhase? state = null, CancellationToken cancellationToken = default) =>
        store.ItemsAsync(jobId, fromIndex, state, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JobEvent> EventsAsync(string jobId, long afterSeq = 0, CancellationToken cancellationToken = default) => store.EventsAsync(jobId, afterSeq, cancellationToken);

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> WaitAsync(string jobId, CancellationToken cancellationToken = default)
    {
        for (var pause = FirstPause; await store.FindAsync(jobId, cancellationToken) is { } state; pause = Longer(pause))
        {
            if (state.IsFinished)
                return state;
            await Task.Delay(pause, time, cancellationToken);
        }

        return NotFound(jobId);
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAssetAsync(string jobId, int index, string name, CancellationToken cancellationToken = default) =>
        await store.ItemAsync(jobId, index, cancellationToken) is { Assets: { } files } && files.FirstOrDefault(file => file.Name == name) is { } asset
            ? await assets.OpenAsync(jobId, index, asset, cancellationToken)
            : null;

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> CancelAsync(string jobId, CancellationToken cancellationToken = default)
    {
        if (await transitions.StopAsync(jobId, null, null, cancellationToken) is { } stopping)
            await launcher.CancelAsync(stopping, cancellationToken);
        return await store.FindAsync(jobId, cancellationToken) is { } state ? state : NotFound(jobId);
    }

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> RetryAsync(string jobId, decimal? budget = null, CancellationToken cancellationToken = default)
    {
        if (budget <= 0)
            return GenAssetError.Of(ErrorCatalog.ValidationFailed, $"The budget must be more than 0, is {budget}.");
        if (await store.FindAsync(jobId, cancellationToken) is not { } state)
            return NotFound(jobId);
        if (state.IsExpired)
            return GenAssetError.Of(ErrorCatalog.JobExpired, $"Job {jobId} has expired: its items are gone.");
        if (state.IsFinished && state.Counts.Failed + state.Counts.Cancelled == 0)
            return state;
        if (!state.IsFinished || await transitions.RetryAsync(jobId, budget, cancellationToken) is not { } again)
            return GenAssetError.Of(ErrorCatalog.JobNotReady, $"Job {jobId} has not ended yet.", suggestion: "Wait for it, or cancel it, then retry what failed.");
        await LaunchAsync(again);
        return await store.FindAsync(jobId, cancellationToken) is { } now ? now : NotFound(jobId);
    }

    /// <inheritdoc/>
    public async Task<GenAssetError?> DeleteAsync(string jobId, CancellationToken cancellationToken = default)
    {
        if (await tables.JobAsync(jobId, cancellationToken) is not { } job)
            return NotFound(jobId);
        if (!job.IsFinished)
        {
            await CancelAsync(jobId, cancellationToken);
            await WaitAsync(jobId, cancellationToken);
        }

        return await store.DeleteAsync(jobId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> PendingItemsAsync(string? owner = null, CancellationToken cancellationToken = default)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            if (_countedAt is not { } counted || time.GetElapsedTime(counted) > CountEvery)
                (_pending, _countedAt) = (await CountAsync(cancellationToken), time.GetTimestamp());
            return owner is null ? _pending.Values.Sum() : _pending.GetValueOrDefault(owner);
        }
        finally
        {
            _counting.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EngineInfo>> EnginesAsync(CancellationToken cancellationToken = default)
    {
        var atWork = await desk.AtWorkAsync(cancellationToken);
        return [.. engines.Engines.Select(engine => engine.Info with { State = atWork.Has(engine.Info.Name) ? EngineState.Workers : EngineState.Waiting })];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _counting.Dispose();
        return ValueTask.CompletedTask;
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 > LongestPause ? LongestPause : pause * 2;

    // Accepted is accepted: where the orchestrations cannot be reached in this moment, the watchdog starts the run.
    private async Task LaunchAsync(JobRow job)
    {
        try
        {
            await launcher.StartAsync(job, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OperationCanceledException) // the edge to the durable engine, whose faults are of many types
        {
            notice?.Invoke($"Job {job.Id} is accepted and could not be started yet: {fault.Message}");
        }
    }

    private async Task<Dictionary<string, long>> CountAsync(CancellationToken cancellationToken)
    {
        var pending = new Dictionary<string, long>();
        await foreach (var job in store.OpenAsync(cancellationToken))
            pending[job.Owner ?? ""] = pending.GetValueOrDefault(job.Owner ?? "") + await store.PendingAsync(job, cancellationToken);
        return pending;
    }

    private JobValidator Validator() => new(engines.FaultOf, fetching.Refusal);

    // The validator asks at once, and uploads lie elsewhere: each is looked for as its item streams by. Another's upload reads as none.
    private async IAsyncEnumerable<ItemEntry> CheckUploadsAsync(IAsyncEnumerable<ItemEntry> items, string? owner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in items.WithCancellation(cancellationToken))
        {
            List<Fault> faults = [];
            foreach (var input in entry.Spec?.Inputs ?? [])
            {
                if (input.Upload is { } id && (await uploads.FindAsync(id, cancellationToken) is not { } upload || upload.Owner != owner))
                    faults.Add(new Fault($"there is no upload {Excerpt.Of(id)}: it expired, or never was.", "input"));
                else if (input.Path is not null)
                    faults.Add(new Fault("a file of your machine cannot be read here: upload it first.", "input"));
            }

            yield return faults.Count == 0 ? entry : ItemEntry.Faulty(entry.Line, faults);
        }
    }

    private static GenAssetError NotFound(string jobId) => GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job {Excerpt.Of(jobId)}.");
}
