using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Running;

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
    private readonly Queue<JobRun> _turns = new(); // those that may have something to give: thousands of jobs whose items are all out cost nothing
    private readonly Queue<JobRun> _line = new(); // those that wait for a turn, and have not begun
    private readonly Queue<TaskCompletionSource<Lease?>> _waiting = new();
    private readonly LinkedList<WorkWish> _wishes = new(); // of workers elsewhere
    private readonly Dictionary<string, int> _atEngine = [];
    private readonly Func<JobRun, Lease?> _offer;
    private readonly ITimer _ticker;
    private bool _isClosed;

    public LocalWorkQueue(EngineCatalog engines, TimeProvider time, CancelMarks marks)
    {
        (_engines, _time, _marks) = (engines, time, marks);
        Func<IEngine, bool> hasRoom = HasRoom;
        _offer = run => run.TryLease(hasRoom);
        _ticker = time.CreateTimer(static self => ((LocalWorkQueue)self!).Tick(), this, TickEvery, TickEvery);
    }

    /// <summary>Takes a held job up.</summary>
    public JobRun Add(HeldJob job, Action<JobRun> retire)
    {
        var run = new JobRun(job, _engines, _time, _gate, retire);
        lock (_gate)
            Enlist(_runs[job.Head.Id] = run);
        return run;
    }

    /// <summary>Begins to give out items of jobs that were added.</summary>
    public void Start() => Wake();

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
            foreach (var wish in _wishes)
                wish.Answer();
            _wishes.Clear();
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
            place = _wishes.AddLast(wish);
        }

        await using (cancellationToken.UnsafeRegister(static state => ((WorkWish)state!).Answer(), wish).ConfigureAwait(false))
            await wish.Answered.ConfigureAwait(false);
        lock (_gate)
        {
            if (place.List is not null)
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
                Enlist(run);
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
            if (TryLease(_offer) is { } lease)
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
                Enlist(run);
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

    private Lease? TryLease(Func<JobRun, Lease?> offer)
    {
        for (var asked = _turns.Count; asked > 0; asked--)
        {
            var run = _turns.Dequeue();
            run.IsInTurn = false;
            var given = Guarded(run, offer);
            Enlist(run);
            if (_turns.Count < MaxBegun && _line.TryDequeue(out var next))
                _turns.Enqueue(next);
            if (given is not { } lease)
                continue;
            if (offer == _offer)
                _atEngine[lease.Engine] = _atEngine.GetValueOrDefault(lease.Engine) + 1;
            return lease with { EngineEnded = OnEngineEnded, IsElsewhere = offer != _offer };
        }

        return null;
    }

    // Whether there was anything. The wish is answered under the lock that its leases are given out under, so none falls between the two.
    private bool Fulfil(WorkWish wish)
    {
        while (wish.Left > 0 && TryLease(wish.Offer) is { } lease)
            wish.Take(lease);
        return wish.Taken.Count > 0;
    }

    // A job that has not begun goes behind those that wait for a turn: else thousands whose engine is busy, or away, would keep the turns from all others.
    private void Enlist(JobRun run)
    {
        if (run.IsInTurn || !run.MayGive)
            return;
        run.IsInTurn = true;
        (run.HasBegun || (_line.Count == 0 && _turns.Count < MaxBegun) ? _turns : _line).Enqueue(run);
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
            ServeElsewhere();
        }
    }

    private void ServeHere()
    {
        while (_waiting.TryPeek(out var waiter))
        {
            if (!waiter.Task.IsCompleted)
            {
                if (_isClosed || TryLease(_offer) is not { } lease)
                    return;
                if (!waiter.TrySetResult(lease))
                    GiveUp(lease);
            }

            _waiting.Dequeue();
        }
    }

    // Workers that wish for the same as one that has just got nothing are not asked for: of a hundred that wait, most are alike.
    private void ServeElsewhere()
    {
        HashSet<string>? vain = null;
        for (var place = _wishes.First; place is not null;)
        {
            var (wish, next) = (place.Value, place.Next);
            if (wish.Answered.IsCompleted || (vain?.Contains(wish.Engines) != true && Fulfil(wish)))
            {
                _wishes.Remove(place);
                wish.Answer();
            }
            else
            {
                (vain ??= []).Add(wish.Engines);
            }

            place = next;
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
        Enlist(run);
    }

    private void Tick()
    {
        bool isDue;
        JobRun[] runs;
        lock (_gate)
        {
            isDue = _line.Count > 0; // whoever is asked in vain goes behind it, so all are asked in time though nothing happens
            runs = [.. _runs.Values]; // a job that breaks leaves the list
            foreach (var run in runs)
                isDue |= Guarded(run, static job => job.Tick());
        }

        HeedMarks();
        if (isDue)
            Wake();
    }

    // Other processes' wishes to cancel. Files are looked at outside the lock.
    private void HeedMarks()
    {
        try
        {
            foreach (var id in _marks.Ids())
            {
                JobRun? run;
                lock (_gate)
                {
                    run = _runs.GetValueOrDefault(id);
                    run?.Cancel();
                }

                if (run is not null) // else another's
                    _marks.Remove(id);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A mark that stays is looked at again with the next tick, and cancelling twice is cancelling once.
        }
    }
}
