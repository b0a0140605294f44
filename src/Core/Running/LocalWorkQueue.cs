using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Running;

// Past 300 lines: it is the one lock that items are given out and taken back under; what each part decides there is in its own class.
/// <summary>The queue of the jobs that this process holds: it asks them in turn, and no engine gets more than it can take.</summary>
internal sealed class LocalWorkQueue : IWorkQueue, IAsyncDisposable
{
    /// <summary>Jobs that may have begun at once: each has two files open (lock and journal), and systems allow a process ten or twenty thousand.</summary>
    public const int MaxBegun = 4096;

    private static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly EngineCatalog _engines;
    private readonly TimeProvider _time;
    private readonly CancelMarks _marks;
    private readonly Dictionary<string, JobRun> _runs = [];
    private readonly JobTurns _turns = new(MaxBegun);
    private readonly Queue<TaskCompletionSource<Lease?>> _waiting = new();
    private readonly WorkWishes _wishes = new(); // of workers elsewhere
    private readonly Dictionary<string, int> _atEngine = [];
    private readonly Func<JobRun, Lease?> _offer;
    private readonly ITimer _ticker;
    private bool _isClosed;

    public LocalWorkQueue(EngineCatalog engines, TimeProvider time, CancelMarks marks)
    {
        (_engines, _time, _marks) = (engines, time, marks);
        Func<IEngine, bool> hasRoom = HasRoom;
        Func<JobRun, Lease?> give = run => run.TryLease(hasRoom);
        _offer = run => Guarded(run, give);
        _ticker = time.CreateTimer(static self => ((LocalWorkQueue)self!).Tick(), this, TickEvery, TickEvery);
    }

    /// <summary>Readies a held job to be run.</summary>
    public JobRun Take(HeldJob job, Action<JobRun> retire) => new(job, _engines, _time, _gate, retire);

    /// <summary>Begins to give out the items of a job.</summary>
    public void Start(JobRun run)
    {
        lock (_gate)
            _turns.Enlist(_runs[run.Job.Head.Id] = run);
        Wake();
    }

    /// <summary>Lets go of a job.</summary>
    public void Remove(JobRun run)
    {
        lock (_gate)
            _runs.Remove(run.Job.Head.Id);
    }

    /// <summary>Asks a job to stop.</summary>
    public void Cancel(JobRun run)
    {
        lock (_gate)
            run.Cancel();
    }

    /// <summary>Gives out nothing any more; workers end when what they run has.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            while (_waiting.TryDequeue(out var waiter))
                waiter.TrySetResult(null);
            _wishes.Close();
        }
    }

    /// <summary>Gives a worker elsewhere what it wishes for, as soon as there is something; nothing when the token fires, or the queue was closed.</summary>
    public async Task<IReadOnlyList<Lease>> LeaseAsync(WorkWish wish, CancellationToken cancellationToken)
    {
        LinkedListNode<WorkWish> place;
        lock (_gate)
        {
            if (_isClosed || Fulfil(wish))
                return wish.Taken;
            place = _wishes.Add(wish);
        }

        await using (cancellationToken.UnsafeRegister(static state => ((WorkWish)state!).Answer(), wish).ConfigureAwait(false))
            await wish.Answered.ConfigureAwait(false);
        lock (_gate)
        {
            _wishes.Remove(place);
            return wish.Taken;
        }
    }

    /// <summary>A worker elsewhere gave no sign of life: the item goes to another, and fails once that happened too often.</summary>
    public async Task LoseAsync(Lease lease)
    {
        JobRun? run;
        Task durable = Task.CompletedTask;
        lock (_gate)
        {
            run = RunOf(lease);
            run?.Lose(lease, out durable);
            if (run is not null)
                _turns.Enlist(run);
        }

        if (run is not null && durable != Task.CompletedTask)
            await SettleAsync(run, lease, durable).ConfigureAwait(false);
        Wake();
    }

    /// <inheritdoc/>
    public ValueTask<Lease?> LeaseAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<Lease?> waiter;
        lock (_gate)
        {
            if (_isClosed)
                return default;
            if (LeaseHere() is { } lease)
                return new(lease);
            waiter = new TaskCompletionSource<Lease?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter);
        }

        return new(WaitAsync(waiter, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<LeaseStanding> HeartbeatAsync(Lease lease, string stage, double progress, CancellationToken cancellationToken)
    {
        lock (_gate)
            return new(RunOf(lease)?.Heartbeat(lease, stage, progress) ?? LeaseStanding.Lost);
    }

    /// <inheritdoc/>
    public async Task<bool> CompleteAsync(Lease lease, EngineResult result, IReadOnlyList<AssetInfo> assets, CancellationToken cancellationToken)
    {
        JobRun? run;
        Task durable = Task.CompletedTask;
        bool isNews;
        lock (_gate)
        {
            run = RunOf(lease);
            isNews = run?.Complete(lease, result, assets, out durable) ?? false;
        }

        if (isNews)
            await SettleAsync(run!, lease, durable).ConfigureAwait(false); // news come from a run
        if (run?.HasBudget == true)
            Wake(); // what it cost may leave room for others, or for none
        return isNews;
    }

    /// <inheritdoc/>
    public Task FailAsync(Lease lease, GenAssetError error, CancellationToken cancellationToken) => FailAsync(lease, error, null);

    /// <inheritdoc/>
    public Task FailKeepingAsync(Lease lease, GenAssetError error, IReadOnlyList<AssetInfo> kept, CancellationToken cancellationToken) => FailAsync(lease, error, kept);

    private async Task FailAsync(Lease lease, GenAssetError error, IReadOnlyList<AssetInfo>? kept)
    {
        JobRun? run;
        Task durable = Task.CompletedTask;
        lock (_gate)
        {
            run = RunOf(lease);
            FreeEngine(lease, run);
            run?.Fail(lease, error, kept, out durable);
            if (run is not null)
                _turns.Enlist(run);
        }

        if (run is not null && durable != Task.CompletedTask)
            await SettleAsync(run, lease, durable).ConfigureAwait(false);
        Wake();
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var run = RunOf(lease);
            FreeEngine(lease, run);
            TakeBack(lease, run);
        }

        Wake();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Close();
        await _ticker.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<Lease?> WaitAsync(TaskCompletionSource<Lease?> waiter, CancellationToken cancellationToken)
    {
        await using (cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource<Lease?>)state!).TrySetCanceled(token), waiter).ConfigureAwait(false))
            return await waiter.Task.ConfigureAwait(false);
    }

    private async Task SettleAsync(JobRun run, Lease lease, Task durable)
    {
        try
        {
            await durable.ConfigureAwait(false);
            lock (_gate)
                run.Settled(lease);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            lock (_gate)
                run.Break(IoFault.Explain(fault, $"the journal of job {run.Job.Head.Id}"));
        }
    }

    private Lease? LeaseHere()
    {
        if (_turns.Ask(_offer) is not { } lease)
            return null;
        _atEngine[lease.Engine] = _atEngine.GetValueOrDefault(lease.Engine) + 1;
        return lease with { EngineEnded = OnEngineEnded };
    }

    // Whether there was anything. The wish is answered under the lock that its leases are given out under, so none falls between the two.
    private bool Fulfil(WorkWish wish)
    {
        while (wish.Left > 0 && _turns.Ask(run => Guarded(run, wish.Offer)) is { } lease)
            wish.Take(lease with { EngineEnded = OnEngineEnded, IsElsewhere = true });
        return wish.Taken.Count > 0;
    }

    // What a job's own files do to it ends that job, not the queue.
    private static T? Guarded<T>(JobRun run, Func<JobRun, T?> act)
    {
        try
        {
            return act(run);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or GenAssetException)
        {
            run.Break(IoFault.Explain(fault, $"job {run.Job.Head.Id}"));
            return default;
        }
    }

    private bool HasRoom(IEngine engine) => engine is not WorkerEngine && (engine.Info.MaxParallel is not { } most || _atEngine.GetValueOrDefault(engine.Info.Name) < most);

    private void OnEngineEnded(Lease lease)
    {
        lock (_gate)
            FreeEngine(lease, RunOf(lease));
        Wake();
    }

    private void FreeEngine(Lease lease, JobRun? run)
    {
        if (run?.LeaveEngine(lease) == true && !lease.IsElsewhere)
            _atEngine[lease.Engine]--;
    }

    private JobRun? RunOf(Lease lease) => _runs.GetValueOrDefault(lease.JobId);

    private void Wake()
    {
        lock (_gate)
        {
            ServeHere();
            _wishes.Serve(Fulfil);
        }
    }

    private void ServeHere()
    {
        while (_waiting.TryPeek(out var waiter))
        {
            if (!waiter.Task.IsCompleted)
            {
                if (_isClosed || LeaseHere() is not { } lease)
                    return;
                if (!waiter.TrySetResult(lease))
                    GiveUp(lease);
            }

            _waiting.Dequeue();
        }
    }

    // The waiter gave up in the very moment that it was served.
    private void GiveUp(Lease lease)
    {
        var run = RunOf(lease);
        FreeEngine(lease, run);
        TakeBack(lease, run);
    }

    private void TakeBack(Lease lease, JobRun? run)
    {
        if (run is null)
            return;
        run.Release(lease);
        _turns.Enlist(run);
    }

    private void Tick()
    {
        bool isDue;
        JobRun[] runs;
        lock (_gate)
        {
            isDue = _turns.HasLine; // whoever is asked in vain goes behind it, so all are asked in time though nothing happens
            runs = [.. _runs.Values]; // a job that breaks leaves the list
            foreach (var run in runs)
                isDue |= Guarded(run, static job => job.Tick());
        }

        _marks.Heed(TryCancel); // outside the lock: it looks at files
        if (isDue)
            Wake();
    }

    private bool TryCancel(string id)
    {
        lock (_gate)
        {
            var run = _runs.GetValueOrDefault(id);
            run?.Cancel();
            return run is not null;
        }
    }
}
