using GenAsset.Azure.Accounts;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;

namespace GenAsset.Azure.Work;

/// <summary>
/// The queues of a storage account, seen from a worker. A lease is a message that is hidden for a while, renewed for as long as the item runs; whose the item is, how
/// often it was tried and how it ended stands in its ledger.
/// </summary>
public sealed class StorageWorkQueue : IRemoteWorkQueue
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly StorageAccount _account;
    private readonly IReadOnlyList<EngineInfo> _engines;
    private readonly WorkOptions _options;
    private readonly TimeProvider _time;
    private readonly TakenItems<HeldOrder> _taken = new();
    private readonly ReadyItems<HeldOrder> _ready;
    private readonly OrderKeeping _keeping;
    private readonly OrderKeeps _keeps;
    private readonly OrderRounds _rounds;
    private readonly OrderPulse _pulse;
    private readonly Perseverance _calls;
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _givingUp = new();
    private readonly Task _pump;
    private readonly Task _showing;

    /// <summary>Begins to take orders for these engines; what they have paid for is copied to <paramref name="keepFolder"/> while they run.</summary>
    public StorageWorkQueue(StorageAccount account, IReadOnlyList<EngineInfo> engines, string keepFolder, WorkOptions options, TimeProvider time, StorageTerms? terms = null)
    {
        (_account, _engines, _options, _time, terms) = (account, engines, options, time, terms ?? new StorageTerms());
        var ledgers = new Ledgers(account);
        _calls = new Perseverance(time, options.Notice);
        _keeping = new OrderKeeping(account, ledgers, terms, time);
        _keeps = new OrderKeeps(new KeptBlobs(account), _keeping, _calls, keepFolder, _givingUp.Token);
        _ready = new ReadyItems<HeldOrder>(_taken, _keeps, engines, options, time);
        _rounds = new OrderRounds(account, engines, new OrderTaking(account, ledgers, options.Worker.Id, terms, time, options.Notice), _ready, _calls, terms, options);
        _pulse = new OrderPulse(_taken, _keeping, terms, time, options.Answered);
        _pump = Task.Run(PumpAsync);
        _showing = Task.Run(() => new WorkerCardWriter(account, time).RunAsync(CardOf, _closing.Token));
    }

    /// <inheritdoc/>
    public GenAssetError? Fault { get; private set; }

    /// <summary>What a try's item has already paid for, for the store that its files go to; null where it is not this worker's.</summary>
    public ItemKeep? KeepOf(string jobId, int index, int attempt) => _taken.Find(jobId, index, attempt) is { } held ? _keeps.Of(held) : null;

    /// <inheritdoc/>
    public void Drain() => _closing.Cancel();

    /// <inheritdoc/>
    public ValueTask<Lease?> LeaseAsync(CancellationToken cancellationToken) => _ready.NextAsync(this, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LeaseStanding> HeartbeatAsync(Lease lease, string stage, double progress, CancellationToken cancellationToken)
    {
        if (_taken.Find(lease) is not { } held)
            return new(LeaseStanding.Lost);
        held.News = (stage, Math.Max(held.News?.Progress ?? 0, Math.Clamp(progress, 0, 100)));
        return new(held.Standing);
    }

    /// <inheritdoc/>
    public Task<bool> CompleteAsync(Lease lease, EngineResult result, IReadOnlyList<AssetInfo> assets, CancellationToken cancellationToken) => LeaveAsync(
        lease, held => _keeping.EndAsync(held, ledger => ledger.Ended(OrderState.Succeeded, new OrderOutcome(assets, result.Notes, result.Cost), _time.GetUtcNow()), _givingUp.Token));

    /// <inheritdoc/>
    public Task FailAsync(Lease lease, GenAssetError error, CancellationToken cancellationToken) => FailKeepingAsync(lease, error, [], cancellationToken);

    /// <inheritdoc/>
    public Task FailKeepingAsync(Lease lease, GenAssetError error, IReadOnlyList<AssetInfo> kept, CancellationToken cancellationToken)
    {
        if (_taken.Find(lease) is not { } held)
            return Task.CompletedTask;
        var failures = held.Ledger.Failures + 1; // decided once, however often the storage must be told
        if (!error.IsRetryable || failures > held.Order.Retries)
            return LeaveAsync(lease, _ => _keeping.EndAsync(held, ledger => ledger.Failed(error, kept, _time.GetUtcNow()), _givingUp.Token));
        return LeaveAsync(lease, _ => _keeping.GiveBackAsync(
            held, ledger => ledger.WithLast(ledger.Tries[^1].Ended(_time.GetUtcNow(), error)), RetryPolicy.DelayAfter(failures, lease.Seed, RetryPolicy.AskedBy(error)), _givingUp.Token));
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) => LeaveAsync(lease, held => held.Standing == LeaseStanding.Continue
        ? _keeping.GiveBackAsync(held, ledger => ledger with { Tries = [.. ledger.Tries.Where(known => known.Id != lease.Token)] }, TimeSpan.Zero, _givingUp.Token)
        : Task.FromResult(false));

    /// <inheritdoc/>
    public async Task FinishAsync(TimeSpan bound)
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        _givingUp.CancelAfter(bound);
        await Task.WhenAll(_pump, _showing).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _givingUp.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_pump, _showing).ConfigureAwait(false);
        await _pulse.DisposeAsync().ConfigureAwait(false);
        _closing.Dispose();
        _givingUp.Dispose();
        _ready.Dispose();
    }

    private WorkerCard CardOf() => new(
        _options.Worker, [.. _engines.Select(engine => Capability.Of(engine))], [.. _taken.All.Where(held => held.BegunAt is not null).Select(held => new OrderNews(held.Order.Ledger, held.News?.Stage ?? "", held.News?.Progress ?? 0))], _taken.Count);

    // The word of an end is repeated until the storage takes it, or this worker ends: then the lease runs out, and the item with it.
    private async Task<bool> LeaveAsync(Lease lease, Func<HeldOrder, Task<bool>> leave)
    {
        if (_taken.Find(lease) is not { } held)
            return false;
        held.IsEnding = true;
        try
        {
            return await _calls.CallAsync($"item {lease.Index} of job {lease.JobId}", () => leave(held), _givingUp.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_givingUp.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault) when (StorageFault.IsOne(fault))
        {
            _options.Notice?.Invoke(StorageFault.Explain(fault, $"item {lease.Index} of job {lease.JobId}").Message);
            return false;
        }
        finally
        {
            _ready.LetGo(held);
        }
    }

    private async Task PumpAsync()
    {
        try
        {
            await PumpUntilClosedAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Drained.
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) || fault is GenAssetException)
        {
            Fault = StorageFault.Explain(fault, $"the queues of {_account}");
        }
        finally
        {
            await Task.WhenAll(_ready.Close(drained: _closing.IsCancellationRequested).Select(held => ReleaseAsync(held.Lease, CancellationToken.None))).ConfigureAwait(false); // whatever ended it: the slots wait
        }
    }

    private async Task PumpUntilClosedAsync()
    {
        for (var pause = FirstPause; !_closing.IsCancellationRequested;)
        {
            if (_ready.Wanted is var wanted && wanted == 0)
            {
                await _ready.WantedAsync(_closing.Token).ConfigureAwait(false);
                continue;
            }

            var (seen, taken) = await _rounds.TakeAsync(wanted, _closing.Token).ConfigureAwait(false);
            if (_options.Once && taken > 0)
                return;
            if (seen > 0) // though there was nothing to run: of a cancelled job's messages there may be thousands
            {
                pause = FirstPause;
                continue;
            }

            if (_options.MaxIdle is { } most && _ready.Idle >= most)
                return;
            await Task.Delay(pause, _time, _closing.Token).ConfigureAwait(false);
            pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
        }
    }
}
