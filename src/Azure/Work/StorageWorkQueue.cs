using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Azure;
using Azure.Storage.Queues.Models;
using GenAsset.Azure.Accounts;
using GenAsset.Core.Client;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;

namespace GenAsset.Azure.Work;

/// <summary>
/// The queues of a storage account, seen from a worker. A lease is a message that is hidden for a while, renewed for as long as the item runs; whose the item is, how
/// often it was tried and how it ended stands in its ledger.
/// </summary>
/// <remarks>Over 200 lines because the pump, what it hands to the slots and what comes back from them share one count of what is wanted.</remarks>
public sealed class StorageWorkQueue : IRemoteWorkQueue
{
    private const int MaxMessages = 32; // that the queue gives out at once
    private const int MaxHeld = 2000;
    private const int RenewalsAtOnce = 16;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly StorageAccount _account;
    private readonly IReadOnlyList<EngineInfo> _engines;
    private readonly WorkOptions _options;
    private readonly StorageTerms _terms;
    private readonly TimeProvider _time;
    private readonly OrderTaking _taking;
    private readonly OrderKeeping _keeping;
    private readonly Perseverance _calls;
    private readonly WorkAhead _ahead;
    private readonly Channel<HeldOrder> _ready = Channel.CreateUnbounded<HeldOrder>();
    private readonly ConcurrentDictionary<string, HeldOrder> _held = new();
    private readonly ConcurrentDictionary<string, int> _atEngine = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _wanted = new(0, 1);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _givingUp = new();
    private readonly Task _pump;
    private readonly Task _beating;
    private readonly Task _showing;
    private int _idle;
    private int _turn;
    private long _busyAt;

    /// <summary>Begins to take orders for these engines.</summary>
    public StorageWorkQueue(StorageAccount account, IReadOnlyList<EngineInfo> engines, WorkOptions options, TimeProvider time, StorageTerms? terms = null)
    {
        (_account, _engines, _options, _time, _terms) = (account, engines, options, time, terms ?? new StorageTerms());
        var ledgers = new Ledgers(account);
        _taking = new OrderTaking(account, ledgers, options.Worker.Id, _terms, time, options.Notice);
        _keeping = new OrderKeeping(account, ledgers, _terms, time);
        _calls = new Perseverance(time, options.Notice);
        _ahead = new WorkAhead(options.Worker.Slots);
        _busyAt = time.GetTimestamp();
        _pump = Task.Run(PumpAsync);
        _beating = Task.Run(BeatAsync);
        _showing = Task.Run(() => new WorkerCardWriter(account, time).RunAsync(CardOf, _closing.Token));
    }

    /// <inheritdoc/>
    public GenAssetError? Fault { get; private set; }

    /// <inheritdoc/>
    public void Drain() => _closing.Cancel();

    /// <inheritdoc/>
    public async ValueTask<Lease?> LeaseAsync(CancellationToken cancellationToken)
    {
        if (_ready.Reader.TryRead(out var ready) && Begin(ready) is { } lease)
            return lease;
        Interlocked.Increment(ref _idle);
        var isIdle = true;
        try
        {
            Want();
            while (await _ready.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                Interlocked.Decrement(ref _idle); // before it reads: else the pump sees an idle slot beside an item that was just taken, and takes one more
                isIdle = false;
                if (_ready.Reader.TryRead(out var next) && Begin(next) is { } given)
                    return given;
                Interlocked.Increment(ref _idle);
                isIdle = true;
                Want();
            }

            return null;
        }
        finally
        {
            if (isIdle)
                Interlocked.Decrement(ref _idle);
        }
    }

    /// <inheritdoc/>
    public ValueTask<LeaseStanding> HeartbeatAsync(Lease lease, string stage, double progress, CancellationToken cancellationToken)
    {
        if (HeldOf(lease) is not { } held)
            return new(LeaseStanding.Lost);
        held.News = (stage, Math.Max(held.News?.Progress ?? 0, Math.Clamp(progress, 0, 100)));
        return new(held.Standing);
    }

    /// <inheritdoc/>
    public Task<bool> CompleteAsync(Lease lease, EngineResult result, IReadOnlyList<AssetInfo> assets, CancellationToken cancellationToken) => LeaveAsync(
        lease, held => _keeping.EndAsync(held, ledger => Ended(ledger, OrderState.Succeeded, new OrderOutcome(assets, result.Notes, result.Cost)), _givingUp.Token));

    /// <inheritdoc/>
    public Task FailAsync(Lease lease, GenAssetError error, CancellationToken cancellationToken) => FailKeepingAsync(lease, error, [], cancellationToken);

    /// <inheritdoc/>
    public Task FailKeepingAsync(Lease lease, GenAssetError error, IReadOnlyList<AssetInfo> kept, CancellationToken cancellationToken)
    {
        if (HeldOf(lease) is not { } held)
            return Task.CompletedTask;
        var failures = held.Ledger.Failures + 1; // decided once, however often the storage must be told
        if (!error.IsRetryable || failures > held.Order.Retries)
            return LeaveAsync(lease, _ => _keeping.EndAsync(held, ledger => Failed(ledger, error, kept), _givingUp.Token));
        var asked = error.Details?["retryAfterSeconds"] is JsonValue value && value.TryGetValue<double>(out var seconds) ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        return LeaveAsync(lease, _ => _keeping.GiveBackAsync(
            held, ledger => ledger.WithLast(ledger.Tries[^1].Ended(_time.GetUtcNow(), error)), RetryPolicy.DelayAfter(failures, lease.Seed, asked), _givingUp.Token));
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
        await Task.WhenAll(_pump, _beating, _showing).ConfigureAwait(false);
        _closing.Dispose();
        _givingUp.Dispose();
        _wanted.Dispose();
    }

    private HeldOrder? HeldOf(Lease lease) => _held.GetValueOrDefault(lease.Token ?? "");

    private WorkerCard CardOf() => new(
        _options.Worker, [.. _engines.Select(engine => Capability.Of(engine))], [.. _held.Values.Where(held => held.News is not null).Select(held => new OrderNews(held.Order.Ledger, held.News!.Value.Stage, held.News.Value.Progress))]);

    // Null where the item is not to be run any more: its job was cancelled, or it lay here for too long.
    private Lease? Begin(HeldOrder held)
    {
        Want();
        if (held.Standing != LeaseStanding.Continue)
        {
            LeaveEngine(held.Lease);
            _ = ReleaseAsync(held.Lease, CancellationToken.None);
            return null;
        }

        held.BegunAt = _time.GetTimestamp();
        return held.Lease;
    }

    private void OnEngineEnded(Lease lease)
    {
        LeaveEngine(lease);
        if (HeldOf(lease)?.BegunAt is { } begun)
            _ahead.Note(_time.GetElapsedTime(begun));
        Want();
    }

    private void LeaveEngine(Lease lease) => _atEngine.AddOrUpdate(lease.Engine, 0, static (_, count) => count - 1);

    private OrderLedger Ended(OrderLedger ledger, OrderState state, OrderOutcome outcome) =>
        ledger.WithLast(ledger.Tries[^1].Ended(_time.GetUtcNow(), outcome.Error)) with { State = state, Outcome = outcome, Message = null, Until = null };

    // The error carries what went before it, where there was more than one try.
    private OrderLedger Failed(OrderLedger ledger, GenAssetError error, IReadOnlyList<AssetInfo> kept)
    {
        var ended = Ended(ledger, OrderState.Failed, new OrderOutcome(kept, Error: error));
        if (ended.Tries.Count == 1)
            return ended;
        var details = error.Details?.DeepClone().AsObject() ?? [];
        details["tries"] = OrderTaking.HistoryOf(ended);
        return ended with { Outcome = new OrderOutcome(kept, Error: error with { Details = details }) };
    }

    // The word of an end is repeated until the storage takes it, or this worker ends: then the lease runs out, and the item with it.
    private async Task<bool> LeaveAsync(Lease lease, Func<HeldOrder, Task<bool>> leave)
    {
        if (HeldOf(lease) is not { } held)
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
            _held.TryRemove(held.Lease.Token!, out _); // each has one
            held.Dispose();
            Volatile.Write(ref _busyAt, _time.GetTimestamp());
            Want();
        }
    }

    private void Want()
    {
        try
        {
            if (_wanted.CurrentCount == 0)
                _wanted.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another has just said so.
        }
        catch (ObjectDisposedException)
        {
            // The last item ends after the queue.
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

        var given = new List<Task>();
        while (_closing.IsCancellationRequested && _ready.Reader.TryRead(out var ready))
        {
            LeaveEngine(ready.Lease);
            given.Add(ReleaseAsync(ready.Lease, CancellationToken.None));
        }

        _ready.Writer.Complete();
        await Task.WhenAll(given).ConfigureAwait(false);
    }

    private async Task PumpUntilClosedAsync()
    {
        for (var pause = FirstPause; !_closing.IsCancellationRequested;)
        {
            var wanted = Wanted();
            if (wanted <= 0)
            {
                await _wanted.WaitAsync(_closing.Token).ConfigureAwait(false);
                continue;
            }

            var (seen, taken) = await TakeAsync(_options.Once ? 1 : wanted).ConfigureAwait(false);
            if (_options.Once && taken > 0)
                return;
            if (seen > 0) // though there was nothing to run: of a cancelled job's messages there may be thousands
            {
                pause = FirstPause;
                continue;
            }

            if (_options.MaxIdle is { } most && Idle() >= most)
                return;
            await Task.Delay(pause, _time, _closing.Token).ConfigureAwait(false);
            pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
        }
    }

    private int Wanted()
    {
        var (idle, ready, ahead) = (Volatile.Read(ref _idle), _ready.Reader.Count, _options.Once ? 0 : _ahead.Items);
        return idle == 0 && ready * 2 > ahead ? 0 : Math.Min(idle + ahead - ready, MaxHeld - _held.Count);
    }

    private TimeSpan Idle() => _held.IsEmpty ? _time.GetElapsedTime(Volatile.Read(ref _busyAt)) : TimeSpan.Zero;

    // Asks the engines' queues in turn, each time beginning with the next.
    private async Task<(int Seen, int Taken)> TakeAsync(int wanted)
    {
        var (seen, taken) = (0, 0);
        _turn++;
        for (var i = 0; i < _engines.Count && taken < wanted; i++)
        {
            var engine = _engines[(int)((uint)(_turn + i) % (uint)_engines.Count)];
            var room = engine.MaxParallel is { } most ? most - _atEngine.GetValueOrDefault(engine.Name) : int.MaxValue;
            if (Math.Min(Math.Min(wanted - taken, room), MaxMessages) is > 0 and var ask)
            {
                var got = await _calls.CallAsync($"the queue of {engine.Name}", () => TakeAsync(engine, ask), _closing.Token, _options.MaxIdle).ConfigureAwait(false);
                (seen, taken) = (seen + got.Seen, taken + got.Taken);
            }
        }

        return (seen, taken);
    }

    private async Task<(int Seen, int Taken)> TakeAsync(EngineInfo engine, int most)
    {
        var queue = _account.Queue(EngineQueues.Of(engine.Name));
        QueueMessage[] messages;
        try
        {
            messages = (await queue.ReceiveMessagesAsync(most, _terms.Lease, _closing.Token).ConfigureAwait(false)).Value;
            _options.Answered?.Invoke();
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            _options.Answered?.Invoke();
            return (0, 0); // nobody has sent anything to this engine yet
        }

        var orders = await Task.WhenAll(messages.Select(async message => await _taking.TakeAsync(queue, message, OnEngineEnded, CancellationToken.None).ConfigureAwait(false))).ConfigureAwait(false);
        foreach (var held in orders.OfType<HeldOrder>())
        {
            _held[held.Lease.Token!] = held; // each has one
            _atEngine.AddOrUpdate(held.Lease.Engine, 1, static (_, count) => count + 1);
            _ready.Writer.TryWrite(held);
        }

        return (messages.Length, orders.Count(held => held is not null));
    }

    private async Task BeatAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(_terms.Beat, _time, _givingUp.Token).ConfigureAwait(false);
                await Parallel.ForEachAsync(_held.Values, new ParallelOptions { MaxDegreeOfParallelism = RenewalsAtOnce, CancellationToken = _givingUp.Token }, async (held, token) => await RenewAsync(held, token).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_givingUp.IsCancellationRequested)
        {
            // The worker ends.
        }
    }

    private async Task RenewAsync(HeldOrder held, CancellationToken cancellationToken)
    {
        try
        {
            await _keeping.RenewAsync(held, cancellationToken).ConfigureAwait(false);
            _options.Answered?.Invoke();
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            // The next sign comes soon, and whoever needs the storage for more says that it is away.
        }
    }
}
