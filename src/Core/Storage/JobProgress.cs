using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>Where one item stands.</summary>
/// <param name="Phase">Its phase; an item in flight reads as queued.</param>
/// <param name="Attempts">Its tries.</param>
/// <param name="Offset">Where its last event lies in the journal.</param>
internal readonly record struct ItemStanding(ItemPhase Phase, int Attempts, long? Offset);

/// <summary>
/// Where every item of a job stands, in ten bytes an item: phase, tries, and where in the journal its last event lies. All else is read from
/// there when asked for, so memory hardly grows with the job.
/// </summary>
internal sealed class JobProgress(int items)
{
    private readonly byte[] _phases = new byte[items];
    private readonly byte[] _attempts = new byte[items];
    private readonly long[] _offsets = new long[items]; // 0: no event yet; else the offset + 1
    private readonly Dictionary<int, decimal> _costs = []; // of items that cost something
    private long _succeeded;
    private long _failed;
    private long _cancelled;

    /// <summary>The last event's number.</summary>
    public long LastSeq { get; private set; }

    /// <summary>When the last event happened.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>Lines that a compaction would drop.</summary>
    public long DeadLines { get; private set; }

    /// <summary>Where the job stands.</summary>
    public JobPhase Phase { get; private set; }

    /// <summary>When it was first taken up.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Why it was stopped.</summary>
    public GenAssetError? Error { get; private set; }

    /// <summary>Items that may still run.</summary>
    public long Unfinished => items - _succeeded - _failed - _cancelled;

    /// <summary>Items that succeeded.</summary>
    public long Succeeded => _succeeded;

    /// <summary>Items that failed.</summary>
    public long Failed => _failed;

    /// <summary>What all items have cost; null where nothing was paid.</summary>
    public decimal? Cost { get; private set; }

    /// <summary>The most that one item has cost.</summary>
    public decimal DearestItem { get; private set; }

    /// <summary>The budget that a retry gave; null where none did.</summary>
    public decimal? Budget { get; private set; }

    /// <summary>What an item has cost, all its tries together; null where nothing was paid.</summary>
    public decimal? CostOf(int index) => _costs.TryGetValue(index, out var cost) ? cost : null;

    /// <summary>How many items stand where.</summary>
    public JobCounts Counts(long running) => new(items, Unfinished - running, running, _succeeded, _failed, _cancelled);

    /// <summary>Where an item stands; an item in flight reads as queued here.</summary>
    public ItemPhase PhaseOf(int index) => (ItemPhase)_phases[index];

    /// <summary>An item's tries.</summary>
    public int AttemptsOf(int index) => _attempts[index];

    /// <summary>Notes a try.</summary>
    public void SetAttempts(int index, int attempts) => _attempts[index] = (byte)Math.Min(attempts, byte.MaxValue);

    /// <summary>Where the item's last event lies in the journal, or null.</summary>
    public long? OffsetOf(int index) => _offsets[index] == 0 ? null : _offsets[index] - 1;

    /// <summary>All three at once.</summary>
    public ItemStanding StandingOf(int index) => new(PhaseOf(index), AttemptsOf(index), OffsetOf(index));

    /// <summary>The item's last event lies elsewhere now: the journal was rewritten.</summary>
    public void Move(int index, long offset) => _offsets[index] = offset + 1;

    /// <summary>The journal was rewritten without its dead lines.</summary>
    public void ForgetDeadLines() => DeadLines = 0;

    /// <summary>Tells, for an event about to be written, whether it changes anything: an item's first ending is its only one.</summary>
    public bool IsNews(JobEventKind kind, int index) =>
        kind is not (JobEventKind.ItemSucceeded or JobEventKind.ItemFailed or JobEventKind.ItemRunning or JobEventKind.ItemRetrying)
        || (ItemPhase)_phases[index] == ItemPhase.Queued;

    /// <summary>Takes an event in, in the journal's order.</summary>
    public void Apply(JobEvent entry, long offset)
    {
        LastAt = entry.At;
        LastSeq = entry.Seq;
        if (entry.Index is { } index)
        {
            if ((uint)index < (uint)items)
                ApplyToItem(entry, index, offset);
            return;
        }

        Budget = entry.Budget ?? Budget;
        switch (entry.Kind)
        {
            case JobEventKind.JobStarted:
                StartedAt ??= entry.At;
                Phase = JobPhase.Running;
                break;
            case JobEventKind.CancelRequested:
                Phase = JobPhase.Cancelling;
                Error = entry.Error;
                break;
            case JobEventKind.RetryRequested:
                Requeue();
                break;
            case JobEventKind.JobFinished:
                Finish(entry);
                break;
            case JobEventKind.Tally:
                DeadLines++;
                break;
        }
    }

    private void ApplyToItem(JobEvent entry, int index, long offset)
    {
        if (!IsNews(entry.Kind, index))
        {
            DeadLines++;
            return;
        }

        if (_offsets[index] != 0)
            DeadLines++; // the line that this one supersedes
        _offsets[index] = offset + 1;
        SetAttempts(index, entry.Attempt ?? 0);
        if (entry.Cost is { } cost)
        {
            Cost = (Cost ?? 0) + cost - _costs.GetValueOrDefault(index);
            _costs[index] = cost;
            DearestItem = Math.Max(DearestItem, cost);
        }

        if (entry.Kind == JobEventKind.ItemSucceeded)
            (_phases[index], _succeeded) = ((byte)ItemPhase.Succeeded, _succeeded + 1);
        else if (entry.Kind == JobEventKind.ItemFailed)
            (_phases[index], _failed) = ((byte)ItemPhase.Failed, _failed + 1);
    }

    private void Finish(JobEvent entry)
    {
        Phase = entry.Phase ?? JobPhase.Completed;
        FinishedAt = entry.At;
        Error = Phase == JobPhase.Cancelled ? entry.Error ?? Error : null; // a job that ended whole was stopped by nothing
        if (Phase != JobPhase.Cancelled)
            return;
        _cancelled = Unfinished + _cancelled;
        foreach (ref var phase in _phases.AsSpan())
        {
            if (phase == (byte)ItemPhase.Queued)
                phase = (byte)ItemPhase.Cancelled;
        }
    }

    private void Requeue()
    {
        for (var i = 0; i < items; i++)
        {
            if ((ItemPhase)_phases[i] is ItemPhase.Failed or ItemPhase.Cancelled)
                (_phases[i], _attempts[i]) = ((byte)ItemPhase.Queued, 0);
        }

        (_failed, _cancelled, Error, FinishedAt) = (0, 0, null, null);
        Phase = JobPhase.Queued;
    }
}
