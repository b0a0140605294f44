using GenAsset.Core.Engines;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Scheduling;
using GenAsset.Core.Storage;
using GenAsset.Core.Telemetry;
using GenAsset.Core.Uploads;
using GenAsset.Core.Validation;
using GenAsset.Core.Webhooks;

namespace GenAsset.Core.Running;

// Past 300 lines: it is the port, method by method, and where its parts are put together; what runs is in LiveJobs.

/// <summary>Jobs run in this process, on this machine's engines, kept in a folder: no set-up, no server, no network.</summary>
public sealed class EmbeddedBackend : IJobBackend
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromSeconds(1); // where news are told, in case the job changed hands between two looks

    private readonly HomeFolder _home;
    private readonly WorkerRoster _roster;
    private readonly EngineCatalog _engines;
    private readonly TimeProvider _time;
    private readonly FileJobStore _store;
    private readonly IAssetStore _assets;
    private readonly FileAssetStore _files;
    private readonly FileUploadStore _uploads;
    private readonly GuardedHttp _http;
    private readonly CancelMarks _marks;
    private readonly LocalWorkQueue _queue;
    private readonly LiveJobs _jobs;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Worker _worker;
    private readonly Lazy<Task> _work;
    private readonly IDisposable _shownQueue;
    private readonly Task _schedules;
    private EngineServices? _services; // where the engines were made here, they end here

    private EmbeddedBackend(HomeFolder home, EngineCatalog engines, EmbeddedOptions options)
    {
        (_home, _time) = (home, options.Time ?? TimeProvider.System);
        _marks = new CancelMarks(home);
        var slots = options.Workers ?? Environment.ProcessorCount;
        _roster = new WorkerRoster(engines, home, _time, runsHere: slots > 0);
        _engines = new EngineCatalog(_roster) { StageEngines = slots > 0 ? engines.Engines : [] };
        _queue = new LocalWorkQueue(_engines, _time, _marks);
        _jobs = new LiveJobs(_queue, options.MaxJobs, () => _ = _work!.Value); // set below, before there is a job
        LeaveThreadsBesideEngines(slots);
        _http = new GuardedHttp(_time, options.Fetching);
        Webhooks = new WebhookOutbox(home);
        _uploads = new FileUploadStore(home, _time, options.Uploads);
        _store = new FileJobStore(home, _time, _uploads.TryKeepFor, Webhooks, options.Assets is { } elsewhere ? elsewhere.RemoveAsync : null);
        _files = new FileAssetStore(home, _store.Flush);
        _assets = options.Assets ?? _files;
        _store.Notice += message => options.Notice?.Invoke(message);
        var inputs = new InputOpener(_uploads, _http, options.Publish);
        _worker = new Worker(_queue, _assets, engines, _time, slots, inputs);
        Leases = new LeaseDesk(_queue, _assets, inputs, _roster, _time, options.Leases ?? new LeaseTerms());
        _shownQueue = GenAssetTelemetry.ShowQueue(() => _jobs.Pending(null));
        _work = new Lazy<Task>(() => _worker.RunAsync(_stopping.Token));
        ScheduleFiles = new ScheduleStore(home);
        Schedules = new ScheduleBook(ScheduleFiles, this, null, _time);
        _schedules = options.RunsSchedules ? Task.Run(() => new ScheduleRunner(ScheduleFiles, owner => owner is null ? (Outcome<IJobBackend>?)this : null, _time, options.Notice).RunAsync(_stopping.Token)) : Task.CompletedTask;
    }

    /// <summary>The home that it works in.</summary>
    public HomeFolder Home => _home;

    /// <summary>The engines that it has.</summary>
    public EngineCatalog Engines => _engines;

    /// <summary>The files that clients sent.</summary>
    public FileUploadStore Uploads => _uploads;

    /// <summary>The webhooks that are owed.</summary>
    public WebhookOutbox Webhooks { get; }

    /// <summary>Where workers elsewhere get their items.</summary>
    public LeaseDesk Leases { get; }

    /// <summary>The home's schedules.</summary>
    public ScheduleStore ScheduleFiles { get; }

    /// <summary>The home's schedules that are nobody's in particular.</summary>
    public ISchedules Schedules { get; }

    /// <summary>What asks addresses that came with jobs.</summary>
    public GuardedHttp Http => _http;

    /// <summary>Opens a home; an unusable folder or engines.json is an error that says which and why.</summary>
    public static Outcome<EmbeddedBackend> Open(EmbeddedOptions? options = null)
    {
        options ??= new EmbeddedOptions();
        var home = HomeFolder.Open(options.Home);
        if (!home.Succeeded)
            return home.Error;
        if (options.Engines is { } given)
            return new EmbeddedBackend(home.Value, given, options);
        var services = EngineServices.Create(options.Time ?? TimeProvider.System, options.Fetching);
        var engines = EngineCatalog.Load(options.EnginesFile ?? home.Value.EnginesFile, services);
        if (engines.Succeeded)
            return new EmbeddedBackend(home.Value, engines.Value, options) { _services = services };
        services.Dispose();
        return engines.Error;
    }

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin? origin = null, CancellationToken cancellationToken = default)
    {
        var run = await _jobs.RunNewAsync(() => _store.CreateAsync(spec, items, origin ?? new JobOrigin(), Validator(origin), cancellationToken), cancellationToken).ConfigureAwait(false);
        if (!run.Succeeded)
            return run.Error;
        GenAssetTelemetry.JobAccepted();
        return run.Value.State();
    }

    /// <inheritdoc/>
    public async Task<GenAssetError?> ValidateAsync(JobSpec spec, IAsyncEnumerable<ItemEntry> items, CancellationToken cancellationToken = default)
    {
        var validator = Validator(null);
        validator.Check(spec);
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            validator.Check(item);
        return validator.Verdict();
    }

    /// <inheritdoc/>
    public async Task<JobState?> FindAsync(string jobId, CancellationToken cancellationToken = default) =>
        _jobs.Unended(jobId) is { } run ? run.State() : await _store.FindAsync(jobId, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<JobState?> WaitForChangeAsync(string jobId, long version, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var more = _jobs.Of(jobId)?.Job.Journal.NextBatch();
            var state = await FindAsync(jobId, cancellationToken).ConfigureAwait(false);
            if (state?.Version != version)
                return state;
            var pause = Task.Delay(more is null ? PollEvery : LookAgainEvery, _time, cancellationToken);
            await (more is null ? pause : Task.WhenAny(more, pause)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public Task<JobSpec?> SpecAsync(string jobId, CancellationToken cancellationToken = default) => _store.SpecAsync(jobId, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JobState> ListAsync(JobFilter? filter = null, CancellationToken cancellationToken = default) =>
        _store.ListAsync(filter ?? new JobFilter(), id => _jobs.Unended(id)?.State(), cancellationToken);

    /// <inheritdoc/>
    public async Task<ItemState?> ItemAsync(string jobId, int index, CancellationToken cancellationToken = default) => index < 0
        ? null
        : await ItemsAsync(jobId, index, null, cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IAsyncEnumerable<ItemState> ItemsAsync(string jobId, int fromIndex = 0, ItemPhase? state = null, CancellationToken cancellationToken = default) =>
        _jobs.Unended(jobId) is { } run
            ? LiveJobs.ItemsAsync(run, fromIndex, state, cancellationToken)
            : _store.ItemsAsync(jobId, fromIndex, state, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JobEvent> EventsAsync(string jobId, long afterSeq = 0, CancellationToken cancellationToken = default) =>
        _store.EventsAsync(jobId, afterSeq, _jobs.Of(jobId) is { } run ? run.Job.Journal.NextBatch : null, cancellationToken);

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> WaitAsync(string jobId, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (_jobs.Of(jobId) is { } run)
                return await LiveJobs.EndOf(run).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (await _store.FindAsync(jobId, cancellationToken).ConfigureAwait(false) is not { } state)
                return NotFound(jobId);
            if (state.IsFinished)
                return state;
            if (!state.IsHeld)
                await AdoptAsync(jobId, cancellationToken).ConfigureAwait(false);
            else
                await Task.Delay(PollEvery, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAssetAsync(string jobId, int index, string name, CancellationToken cancellationToken = default)
    {
        var item = await ItemAsync(jobId, index, cancellationToken).ConfigureAwait(false); // an asset is what the journal says is one
        if (item?.Assets?.FirstOrDefault(asset => asset.Name == name) is not { } asset)
            return null;
        return await _assets.OpenAsync(jobId, index, asset, cancellationToken).ConfigureAwait(false)
            ?? await _files.OpenAsync(jobId, index, asset, cancellationToken).ConfigureAwait(false); // of the time before assets were kept elsewhere
    }

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> CancelAsync(string jobId, CancellationToken cancellationToken = default)
    {
        if (_jobs.Of(jobId) is null)
        {
            if (await _store.FindAsync(jobId, cancellationToken).ConfigureAwait(false) is not { } state)
                return NotFound(jobId);
            if (state.IsFinished)
                return state;
            if (state.IsHeld)
            {
                _marks.Lay(jobId);
                return state with { State = JobPhase.Cancelling };
            }

            await AdoptAsync(jobId, cancellationToken).ConfigureAwait(false);
        }

        if (_jobs.Of(jobId) is not { } run)
            return FileJobStore.HeldElsewhere(jobId);
        _queue.Cancel(run);
        return run.State();
    }

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> RetryAsync(string jobId, decimal? budget = null, CancellationToken cancellationToken = default)
    {
        if (budget <= 0)
            return GenAssetError.Of(ErrorCatalog.ValidationFailed, $"The budget must be more than 0, is {budget}.");
        if (await FindAsync(jobId, cancellationToken).ConfigureAwait(false) is not { } state)
            return NotFound(jobId);
        if (state.IsExpired)
            return GenAssetError.Of(ErrorCatalog.JobExpired, $"Job {jobId} has expired: its items are gone.");
        if (!state.IsFinished)
            return GenAssetError.Of(ErrorCatalog.JobNotReady, $"Job {jobId} has not ended yet.", suggestion: "Wait for it, or cancel it, then retry what failed.");
        if (state.Counts.Failed + state.Counts.Cancelled == 0)
            return state;
        if (_jobs.Of(jobId) is { } ending)
            await LiveJobs.EndOf(ending).WaitAsync(cancellationToken).ConfigureAwait(false); // its last line is being written
        var run = await _jobs.RunAgainAsync(() => ReopenAsync(jobId, state, budget), cancellationToken).ConfigureAwait(false);
        return run.Succeeded ? run.Value.State() : run.Error;
    }

    /// <inheritdoc/>
    public async Task<GenAssetError?> DeleteAsync(string jobId, CancellationToken cancellationToken = default)
    {
        if (_jobs.Of(jobId) is { } run)
        {
            _queue.Cancel(run);
            await LiveJobs.EndOf(run).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return await _store.DeleteAsync(jobId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<long> PendingItemsAsync(string? owner = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(_jobs.Pending(owner));

    /// <inheritdoc/>
    public Task<IReadOnlyList<EngineInfo>> EnginesAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<EngineInfo>>([.. _engines.Engines.Select(engine => engine.Info with { State = _roster.StateOf(engine) })]);

    /// <summary>Takes up an unfinished job that nobody runs, once there is a place for it; false when somebody does, or there is nothing to do.</summary>
    public async Task<bool> AdoptAsync(string jobId, CancellationToken cancellationToken = default)
    {
        if (_jobs.Of(jobId) is not null || await _store.FindAsync(jobId, CancellationToken.None).ConfigureAwait(false) is not { IsFinished: false })
            return false;
        return (await _jobs.RunRestAsync(() => HoldAsync(jobId), cancellationToken).ConfigureAwait(false)).Succeeded;
    }

    /// <summary>Removes the files of jobs that ended long enough ago, and uploads that nobody uses; says how many jobs.</summary>
    public async Task<int> ExpireAsync(CancellationToken cancellationToken = default)
    {
        var expired = await _store.ExpireAsync(cancellationToken).ConfigureAwait(false);
        _uploads.Expire();
        _marks.Sweep();
        return expired;
    }

    /// <summary>Gives out nothing more, and waits until what runs has ended, or the token fires; close the backend then.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken = default)
    {
        _queue.Close();
        if (_work.IsValueCreated)
            await _work.Value.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Stops: items in flight are given up and run again when somebody takes their job up.</summary>
    public async ValueTask DisposeAsync()
    {
        _shownQueue.Dispose();
        Leases.Dispose();
        _queue.Close();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _schedules.ConfigureAwait(false);
        if (_work.IsValueCreated)
            await _work.Value.ConfigureAwait(false);
        await _queue.DisposeAsync().ConfigureAwait(false);
        _jobs.Dispose();
        _worker.Dispose();
        if (_services is not null)
            await _engines.DisposeAsync().ConfigureAwait(false);
        _services?.Dispose();
        _files.Dispose();
        _store.Dispose();
        _uploads.Dispose();
        _http.Dispose();
        _stopping.Dispose();
    }

    private async Task<Outcome<HeldJob>> HoldAsync(string jobId) =>
        await _store.TryHoldAsync(jobId).ConfigureAwait(false) is { } held ? held : FileJobStore.HeldElsewhere(jobId);

    // Takes an ended job up, with what did not succeed to be run anew.
    private async Task<Outcome<HeldJob>> ReopenAsync(string jobId, JobState state, decimal? budget)
    {
        _marks.Remove(jobId); // meant its earlier run
        var held = await HoldAsync(jobId).ConfigureAwait(false);
        if (!held.Succeeded)
            return held;
        var counts = state.Counts with { Queued = state.Counts.Failed + state.Counts.Cancelled, Failed = 0, Cancelled = 0 };
        try
        {
            await held.Value.RecordAsync(
                JobEventKind.RetryRequested, entry => entry with { Counts = counts, Cost = state.Cost, Budget = budget, Phase = JobPhase.Queued, StartedAt = state.StartedAt }).ConfigureAwait(false);
        }
        catch
        {
            held.Value.Dispose(); // anybody may try again
            throw;
        }

        if (held.Value.Head.Options.Webhook is { } webhook)
            Webhooks.Expect(jobId, webhook, held.Value.Progress.LastSeq);
        return held;
    }

    private JobValidator Validator(JobOrigin? origin) => new(_engines.FaultOf, _http.Rules.Refusal, id => UploadFault(id, origin?.Owner));

    // Another's upload reads as none.
    private string? UploadFault(string id, string? owner) =>
        _uploads.Find(id) is { } upload && upload.Owner == owner ? null : $"there is no upload {Excerpt.Of(id)}: it expired, or never was.";

    private static GenAssetError NotFound(string jobId) => GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job {Excerpt.Of(jobId)}.");

    // Engines fill the pool's threads with work of seconds. Flushes, timers and answers to clients must not wait for those, so there is room beside them
    // from the start: the pool would only add one or two a second.
    private static void LeaveThreadsBesideEngines(int slots)
    {
        var wanted = slots + (2 * Environment.ProcessorCount) + 4;
        ThreadPool.GetMinThreads(out var workers, out var ports);
        if (workers < wanted)
            ThreadPool.SetMinThreads(wanted, ports);
    }
}
