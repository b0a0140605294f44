using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Saving;
using GenAsset.Core.Storage;
using GenAsset.Core.Telemetry;

namespace GenAsset.Core.Running;

/// <summary>One job that this process runs: gives out its items in order, takes back what became of them, and ends it.</summary>
/// <remarks>
/// Over 200 lines because an item's life from lease to last event is one story: given, retried or settled, and the job's end that follows.
/// Everything but the constructor runs under the queue's lock, which is short work; disk flushes are awaited outside it.
/// </remarks>
internal sealed class JobRun : IDisposable
{
    private static readonly TimeSpan WorthTelling = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate;
    private readonly TimeProvider _time;
    private readonly ItemFeed _feed;
    private readonly Dictionary<int, Flight> _inFlight = [];
    private readonly Dictionary<int, Flight> _settling = []; // ended, and their last events on the way to the disk
    private readonly CancellationTokenSource _cancelled = new();
    private readonly Action<JobRun> _retire;
    private readonly TaskCompletionSource<JobState> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _maxParallel;
    private int _atEngines;
    private bool _hasBegun;
    private bool _isEnding;
    private JobState? _atEnd;
    private GenAssetError? _stoppedBy;
    private JobCounts? _toldCounts;

    /// <summary>Readies a held job. <paramref name="retire"/> is called once, when nothing more will be run of it, before <see cref="Ended"/> completes.</summary>
    public JobRun(HeldJob job, EngineCatalog engines, TimeProvider time, Lock gate, Action<JobRun> retire)
    {
        (Job, _time, _gate, _retire) = (job, time, gate, retire);
        _maxParallel = job.Head.Options.MaxParallel ?? int.MaxValue;
        _feed = new ItemFeed(job, engines, time);
        if (job.Progress.Phase == JobPhase.Cancelling)
            _cancelled.Cancel(); // whoever cancelled it died before it ended
        _toldCounts = job.Progress.Counts(0); // a job that only waits has nothing new to tell
    }

    /// <summary>The job that is run.</summary>
    public HeldJob Job { get; }

    /// <summary>Completes when the job has ended; faults when its store cannot be written.</summary>
    public Task<JobState> Ended => _ended.Task;

    private bool GivesNothing => _isEnding || _cancelled.IsCancellationRequested || _ended.Task.IsCompleted;

    private JobOptions Options => Job.Head.Options;

    /// <summary>Whether the queue asks this job in turn; the queue's own mark.</summary>
    public bool IsInTurn { get; set; }

    /// <summary>Whether there may be something to give out, now or later; only an item that comes back changes a no.</summary>
    public bool MayGive => !GivesNothing && !_feed.IsDry;

    /// <summary>Whether an item was given out: until then a new job has no file open.</summary>
    public bool HasBegun => _hasBegun || !Job.IsNew;

    /// <summary>Whether items wait for what others will have cost.</summary>
    public bool HasBudget => (Job.Progress.Budget ?? Options.Budget) is not null;

    /// <summary>The job as it stands. It has not ended before that is on the disk, its items' last words with it.</summary>
    public JobState State()
    {
        lock (_gate)
            return _atEnd ?? Job.State(_inFlight.Count);
    }

    /// <summary>Gives out the next item whose engine has room, or null.</summary>
    public Lease? TryLease(Func<IEngine, bool> hasRoom)
    {
        if (GivesNothing || _atEngines >= _maxParallel || !IsAffordable())
            return null;
        if (_feed.Next(hasRoom) is { } offer)
            return Give(offer);
        EndIfDone();
        return null;
    }

    /// <summary>Takes a sign of life in.</summary>
    public LeaseStanding Heartbeat(Lease lease, string stage, double progress)
    {
        if (!Holds(lease, out var flight))
            return LeaseStanding.Lost;
        flight.Hear(stage, progress);
        return _cancelled.IsCancellationRequested ? LeaseStanding.Cancelled : LeaseStanding.Continue;
    }

    /// <summary>The engine is done with the item; true the first time.</summary>
    public bool LeaveEngine(Lease lease)
    {
        if (!Holds(lease, out var flight) || flight.HasLeftEngine)
            return false;
        flight.HasLeftEngine = true;
        _atEngines--;
        return true;
    }

    /// <summary>Records an item's success; false when the lease was lost. The task completes when that is on the disk.</summary>
    public bool Complete(Lease lease, EngineResult result, IReadOnlyList<AssetInfo> assets, out Task durable)
    {
        durable = Task.CompletedTask;
        if (Land(lease) is not { } flight)
            return false;
        var isNews = Settle(JobEventKind.ItemSucceeded, flight, entry => entry with { Assets = assets, Notes = result.Notes, Cost = result.Cost ?? entry.Cost }, out durable);
        EndIfDone();
        return isNews;
    }

    /// <summary>Records a failed try: another follows after a wait where the error and the count allow.</summary>
    public void Fail(Lease lease, GenAssetError error, IReadOnlyList<AssetInfo>? kept, out Task durable)
    {
        durable = Task.CompletedTask;
        if (Land(lease) is not { } flight)
            return;
        var tries = lease.Attempt - _feed.EarlierTriesOf(lease.Index);
        if (error.IsRetryable && tries <= Options.Retries && !GivesNothing)
        {
            Job.TryRecord(JobEventKind.ItemRetrying, lease.Index, entry => Failed(Describe(entry, lease), error), out _);
            _feed.Delay(flight.Offer, RetryPolicy.DelayAfter(tries, lease.Seed, RetryPolicy.AskedBy(error)));
            return;
        }

        Settle(JobEventKind.ItemFailed, flight, entry => Failed(entry, error) with { Assets = kept }, out durable);
        if (Options.MaxFailures is { } most && Job.Progress.Failed > most)
        {
            Cancel(GenAssetError.Of(
                ErrorCatalog.TooManyFailures, $"{Job.Progress.Failed} items failed and the job allows {most}; the last: {error.Message}"));
        }

        EndIfDone();
    }

    /// <summary>Takes an item back that was not finished and did not fail.</summary>
    public void Release(Lease lease)
    {
        if (Land(lease) is { } flight)
            TakeBack(flight.Offer);
    }

    /// <summary>Takes an item back whose worker is gone; it fails when that happened too often.</summary>
    public void Lose(Lease lease, out Task durable)
    {
        durable = Task.CompletedTask;
        if (Land(lease) is not { } flight)
            return;
        if (_feed.CountDeath(lease.Index) is var deaths && deaths < ItemFeed.GiveUpAfterDeaths)
        {
            TakeBack(flight.Offer);
            return;
        }

        var error = GenAssetError.Of(ErrorCatalog.WorkerLost, $"Item {lease.Index} was lost with its worker {deaths} times.");
        Settle(JobEventKind.ItemFailed, flight, entry => entry with { Error = error }, out durable);
        EndIfDone();
    }

    /// <summary>An item's last event is on the disk.</summary>
    public void Settled(Lease lease) => _settling.Remove(lease.Index);

    /// <summary>Stops giving out items; the job ends when those in flight have.</summary>
    public void Cancel(GenAssetError? reason = null)
    {
        if (GivesNothing)
            return;
        _stoppedBy = reason;
        Record(JobEventKind.CancelRequested, entry => entry with { Error = reason });
        _ = _cancelled.CancelAsync(); // its callbacks reach into workers: not on this thread, which holds the lock
        EndIfDone();
    }

    /// <summary>A write to the job's store failed: nothing more can be recorded, so nothing more is run.</summary>
    public void Break(GenAssetError error)
    {
        if (_ended.Task.IsCompleted)
            return;
        _ = _cancelled.CancelAsync();
        _isEnding = true;
        _retire(this);
        _ended.TrySetException(new GenAssetException(error));
    }

    /// <summary>What is done now and then: tell what runs long, keep the counts readable for others. True when a waiting try is due.</summary>
    public bool Tick()
    {
        if (_isEnding || _ended.Task.IsCompleted)
            return false;
        var now = _time.GetUtcNow();
        foreach (var flight in _inFlight.Values)
        {
            if (now - flight.Lease.StartedAt < WorthTelling || !flight.HasNews)
                continue;
            flight.Tell();
            Job.TryRecord(
                JobEventKind.ItemRunning, flight.Lease.Index, entry => Describe(entry, flight.Lease) with { Stage = flight.Stage, Progress = flight.Progress }, out _);
        }

        var counts = Job.Progress.Counts(_inFlight.Count);
        if (counts != _toldCounts)
            Record(JobEventKind.Tally, entry => Snapshot(entry, _toldCounts = counts));
        return _feed.IsDelayedDue;
    }

    /// <summary>Where an item stands, and what is known of it beyond its journal. Asked before the journal is read: the one or the other has its last event.</summary>
    public ItemStanding StandingOf(int index, out Flight? flight)
    {
        lock (_gate)
        {
            flight = _inFlight.GetValueOrDefault(index) ?? _settling.GetValueOrDefault(index);
            return Job.Read(progress => progress.StandingOf(index));
        }
    }

    /// <summary>Lets go of the job's files and lock; an unfinished job is then anybody's to take up.</summary>
    public void Dispose()
    {
        _feed.Dispose();
        Job.Dispose();
        _cancelled.Dispose();
    }

    // What is at work is taken to cost what the dearest item so far did: its own cost is known only when it ends. Items at work are paid for, so they may end.
    private bool IsAffordable()
    {
        if ((Job.Progress.Budget ?? Options.Budget) is not { } budget)
            return true;
        var (spent, dearest) = (Job.Progress.Cost ?? 0, Job.Progress.DearestItem);
        var isPriceKnown = dearest > 0 || Job.Progress.Succeeded > 0; // else the first item runs alone, to tell
        if (spent < budget && spent + (_inFlight.Count + 1) * dearest <= budget)
            return isPriceKnown || _inFlight.Count == 0;
        if (_inFlight.Count > 0 || Job.Progress.Unfinished == 0)
            return false;
        Cancel(GenAssetError.Of(
            ErrorCatalog.BudgetReached, $"The items cost {spent} so far, and the job may cost {budget}: the next one could pass that.", new JsonObject { ["cost"] = spent, ["budget"] = budget }));
        return false;
    }

    private void TakeBack(Offer offer)
    {
        _feed.Forgive(offer.Index);
        if (_cancelled.IsCancellationRequested)
            EndIfDone();
        else
            _feed.Return(offer);
    }

    private Lease Give(Offer offer)
    {
        var attempt = Job.Progress.AttemptsOf(offer.Index) + 1;
        Job.Progress.SetAttempts(offer.Index, attempt);
        var lease = new Lease
        {
            JobId = Job.Head.Id,
            Index = offer.Index,
            Attempt = attempt,
            Item = offer.Item,
            Engine = offer.Engine.Info.Name,
            Seed = offer.Item.Seed ?? Seeds.Derive(offer.Item, offer.Index),
            Timeout = TimeSpan.FromSeconds(offer.Item.TimeoutSeconds ?? Options.ItemTimeoutSeconds),
            StartedAt = _time.GetUtcNow(),
            TraceParent = Job.Head.TraceParent,
            Cancelled = _cancelled.Token,
        };
        _inFlight.Add(offer.Index, new Flight(lease, offer.Engine));
        _atEngines++;
        if (!_hasBegun)
            Record(JobEventKind.JobStarted);
        _hasBegun = true;
        return lease;
    }

    // Ends a lease; null when it was lost.
    private Flight? Land(Lease lease)
    {
        LeaveEngine(lease);
        if (!Holds(lease, out var flight))
            return null;
        _inFlight.Remove(lease.Index);
        return flight;
    }

    private bool Holds(Lease lease, [NotNullWhen(true)] out Flight? flight) =>
        _inFlight.TryGetValue(lease.Index, out flight) && flight.Lease.Attempt == lease.Attempt;

    private bool Settle(JobEventKind kind, Flight flight, Func<JobEvent, JobEvent> fill, out Task durable)
    {
        if (!Job.TryRecord(kind, flight.Lease.Index, entry => fill(Describe(entry, flight.Lease)), out durable))
            return false;
        _settling[flight.Lease.Index] = flight;
        return true;
    }

    private JobEvent Describe(JobEvent entry, Lease lease) => entry with
    {
        Label = ResultFolder.LabelOf(lease.Item),
        Attempt = lease.Attempt,
        Engine = lease.Engine,
        Seed = lease.Seed,
        StartedAt = lease.StartedAt,
        Cost = Job.Progress.CostOf(lease.Index),
    };

    private JobEvent Snapshot(JobEvent entry, JobCounts counts) =>
        entry with { Counts = counts, Cost = Job.Progress.Cost, Budget = Job.Progress.Budget, StartedAt = Job.Progress.StartedAt, Phase = entry.Phase ?? Job.Progress.Phase };

    private void Record(JobEventKind kind, Func<JobEvent, JobEvent>? fill = null) => Job.TryRecord(kind, null, fill, out _);

    // The last line follows the last item's at once: they reach the disk in this order, and mostly together.
    private void EndIfDone()
    {
        if (_isEnding || _ended.Task.IsCompleted || _inFlight.Count > 0 || !(_feed.IsDry || _cancelled.IsCancellationRequested))
            return;
        _isEnding = true;
        _atEnd = Job.State(0);
        _ = EndAsync();
    }

    private async Task EndAsync()
    {
        try
        {
            var phase = Job.Progress.Unfinished > 0 ? JobPhase.Cancelled : JobPhase.Completed;
            var counts = Job.Progress.Counts(0);
            counts = counts with { Cancelled = counts.Cancelled + counts.Queued, Queued = 0 };
            await Job.RecordAsync(JobEventKind.JobFinished, entry => Snapshot(entry with { Phase = phase, Error = phase == JobPhase.Cancelled ? _stoppedBy : null }, counts)).ConfigureAwait(false);
            JournalCompaction.RunIfWorth(Job);
            var state = Job.State(0) with { IsHeld = false };
            GenAssetTelemetry.JobEnded(state);
            _retire(this);
            _ended.TrySetResult(state);
        }
        catch (Exception fault) // the last act of a background task: whoever waits for the job is told
        {
            Break(IoFault.Explain(fault, $"job {Job.Head.Id}"));
        }
    }

    private static JobEvent Failed(JobEvent entry, GenAssetError error) => entry with { Error = error, Cost = error.Cost() ?? entry.Cost };
}
