using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Leasing;

/// <summary>One item that is with a worker, and what the worker has sent of it.</summary>
internal sealed class HeldLease(string token, Lease lease, string? worker, TimeProvider time, TimeSpan term)
{
    private readonly Lock _gate = new();
    private readonly long _begun = time.GetTimestamp();
    private long _seen = time.GetTimestamp();
    private int _receiving;
    private Scratch? _scratch;
    private Task<SettlementAnswer>? _ending;
    private bool _isLost;
    private bool _hasArrived;

    public string Token => token;

    public Lease Lease => lease;

    public string? Worker => worker;

    /// <summary>How long ago the item was given out.</summary>
    public TimeSpan Age => time.GetElapsedTime(_begun);

    /// <summary>Whether the item may wait for a worker after it was given out: then its age says nothing, and only silence loses the lease.</summary>
    public bool MayWait { get; init; }

    /// <summary>The item's inputs, in the order in which the worker knows them.</summary>
    public IReadOnlyList<InputRef> Inputs { get; init; } = [];

    /// <summary>What the item's tries hand on to each other; null where this server keeps nothing.</summary>
    public ItemKeep? Keep { get; init; }

    /// <summary>Whether something is kept.</summary>
    public bool HasKept { get; set; }

    /// <summary>The worker lives; false when the lease is lost.</summary>
    public bool Renew()
    {
        lock (_gate)
        {
            _seen = time.GetTimestamp();
            return !_isLost;
        }
    }

    /// <summary>Loses the lease where the worker has been silent for its term, or <paramref name="isOverdue"/>; true the one time.</summary>
    public bool TryLose(bool isOverdue)
    {
        lock (_gate)
        {
            if (_isLost || _hasArrived || (!isOverdue && time.GetElapsedTime(_seen) <= term))
                return false;
            _isLost = true;
            DiscardIfQuiet();
            return true;
        }
    }

    /// <summary>The word of its end is here, and may wait its turn behind others that came with it: it is not lost any more.</summary>
    public void Arrive()
    {
        lock (_gate)
            _hasArrived = !_isLost;
    }

    /// <summary>Ends the lease once; who comes while it ends, or again, is told what the first was. Null when the lease is lost.</summary>
    public Task<SettlementAnswer>? End(Func<Task<SettlementAnswer>> how)
    {
        TaskCompletionSource<SettlementAnswer> answer;
        lock (_gate)
        {
            if (_isLost)
                return null;
            if (_ending is not null)
                return _ending;
            answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (_ending, _hasArrived) = (answer.Task, true);
        }

        return EndAsync(how, answer);
    }

    /// <summary>Begins to take a file in; false when the lease is lost or ends.</summary>
    public bool BeginReceiving()
    {
        lock (_gate)
        {
            if (_isLost || _ending is not null)
                return false;
            _receiving++;
            return true;
        }
    }

    /// <summary>A file is in, or broke off.</summary>
    public void EndReceiving()
    {
        lock (_gate)
        {
            _receiving--;
            _seen = time.GetTimestamp();
            if (_isLost)
                DiscardIfQuiet();
        }
    }

    /// <summary>Puts something in its place in the keep, unless the lease is lost or ends: then what stands there is another's.</summary>
    public bool TryKeep(Action put)
    {
        lock (_gate)
        {
            if (_isLost || _ending is not null)
                return false;
            put();
            HasKept = true;
            return true;
        }
    }

    /// <summary>The item has its result: what it had paid for is of no more use.</summary>
    public void Forget()
    {
        if (HasKept)
            Keep?.Clear();
    }

    /// <summary>Where the worker's files gather, made with the first.</summary>
    public Scratch ScratchIn(IAssetStore assets)
    {
        lock (_gate)
            return _scratch ??= assets.CreateScratch(lease.JobId, lease.Index, lease.Attempt);
    }

    /// <summary>Removes what was sent and not committed.</summary>
    public void Discard()
    {
        lock (_gate)
            _scratch?.Discard();
    }

    private async Task<SettlementAnswer> EndAsync(Func<Task<SettlementAnswer>> how, TaskCompletionSource<SettlementAnswer> answer)
    {
        try
        {
            var given = await how().ConfigureAwait(false);
            if (given.Result == SettlementResult.Refused)
            {
                lock (_gate)
                    (_ending, _hasArrived, _seen) = (null, false, time.GetTimestamp()); // the worker may send what was missing
            }

            answer.SetResult(given);
            return given;
        }
        catch (Exception fault) // told to everybody who asked
        {
            answer.SetException(fault);
            throw;
        }
    }

    private void DiscardIfQuiet()
    {
        if (_receiving == 0)
            _scratch?.Discard();
    }
}
