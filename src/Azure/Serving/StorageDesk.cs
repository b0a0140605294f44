using System.Security.Cryptography;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Work;
using GenAsset.Core.Errors;
using GenAsset.Core.Leasing;
using GenAsset.Core.Storage;

namespace GenAsset.Azure.Serving;

/// <summary>
/// Between a server's own queue and workers that know only its storage: leases items on their behalf, sends them as orders, and settles what became of them. The
/// journal stays the server's. What is on its way when the server stops goes on: workers finish it, and the next server finds the end in the ledgers.
/// </summary>
public sealed class StorageDesk : IDisposable
{
    private const int OrdersASlot = 64; // with the workers at most: enough that small items never wait for the server, few enough to take back
    private const int MaxOrders = 2000;
    private const int OrdersToStart = 256; // with an engine that has no worker: what waits in its queue is what starts some
    private const int MaxBatch = 256;
    private const int BatchLetters = 10;
    private const int FirstTry = 1; // always: an order is the same for as long as it has not ended, whatever the server counts, so that one which is sent again is known
    private static readonly TimeSpan BeatAtMost = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(10);

    private readonly LeaseDesk _desk;
    private readonly TimeProvider _time;
    private readonly Action<string>? _notice;
    private readonly string _done;
    private readonly WorkOrders _orders;
    private readonly OrderInputs _inputs;
    private readonly KeptTransfer _kept;
    private readonly OrderReturns _returns;
    private readonly SentOrders _sent = new();
    private readonly WorkerWatch _watch;
    private readonly Perseverance _calls;

    /// <summary>Readies the desk of a home's server.</summary>
    public StorageDesk(StorageAccount account, LeaseDesk desk, HomeFolder home, TimeProvider time, Action<string>? notice = null)
    {
        (_desk, _time, _notice, _done) = (desk, time, notice, "done-" + IdOf(home));
        _orders = new WorkOrders(account);
        _inputs = new OrderInputs(account, desk);
        _kept = new KeptTransfer(new KeptBlobs(account), desk);
        _watch = new WorkerWatch(account, desk, _sent, time);
        _calls = new Perseverance(time, notice);
        _returns = new OrderReturns(_orders, _kept, desk, _sent, account.Queue(_done), notice, (sent, token) => _orders.SendAsync([sent.Order], NewBatch(), token));
    }

    /// <summary>Serves until the token fires.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.WhenAll(SendAsync(stop), TakeInAsync(stop), TakeInAsync(stop), BeatAsync(stop), WatchAsync(stop)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sent.Dispose();

    // Each home has a queue of its own for what comes back, so that servers may share an account and its workers.
    private static string IdOf(HomeFolder home)
    {
        var file = Path.Combine(home.Path, "storage-id");
        if (!File.Exists(file))
        {
            File.WriteAllText(file + ".new", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));
            File.Move(file + ".new", file, overwrite: true);
        }

        return File.ReadAllText(file).Trim();
    }

    private static string NewBatch() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(BatchLetters / 2));

    private async Task SendAsync(CancellationToken stop)
    {
        while (true)
        {
            var engines = Engines();
            if (engines.Sum(engine => engine.Room!.Value) is var room && room == 0) // set above
            {
                await _sent.WaitAsync(LongestPause, stop).ConfigureAwait(false);
                continue;
            }

            var answer = await _desk.LeaseAsync(new LeaseRequest(Capabilities: engines, Max: Math.Min(room, MaxBatch), WaitSeconds: 1), stop, mayWait: true).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            if (answer.Succeeded)
                await SendAsync(answer.Value.Items, stop).ConfigureAwait(false);
            else
                await HeedAsync(answer.Error, stop).ConfigureAwait(false);
        }
    }

    // Those that workers have, each with the room that there is for orders; and those that machines have which may have to be started: this server's engines.json leaves
    // them to others, or a worker showed them before it ended.
    private List<Capability> Engines()
    {
        var known = _watch.Engines.Select(offer => (offer.Engine, Most: Math.Min(MaxOrders, offer.Slots * OrdersASlot)));
        var cold = _desk.LeftToOthers.Select(engine => Capability.Of(engine)).Concat(_watch.Shown).DistinctBy(engine => engine.Name, StringComparer.OrdinalIgnoreCase)
            .Where(engine => !_watch.Has(engine.Name) && !_desk.HasWorkerOf(engine.Name)).Select(engine => (Engine: engine, Most: OrdersToStart));
        return [.. known.Concat(cold).Select(engine => engine.Engine with { Room = Math.Max(0, engine.Most - _sent.CountAt(engine.Engine.Name)) })];
    }

    private async Task HeedAsync(GenAssetError error, CancellationToken stop)
    {
        _notice?.Invoke(error.Message);
        await Task.Delay(AfterRefusal, _time, stop).ConfigureAwait(false);
    }

    private async Task SendAsync(IReadOnlyList<LeasedItem> items, CancellationToken stop)
    {
        var orders = new List<WorkOrder>(items.Count);
        foreach (var item in items)
        {
            var moved = await InsistAsync($"the inputs of item {item.Index} of job {item.JobId}", () => _inputs.MoveAsync(item, stop), stop).ConfigureAwait(false);
            var kept = await InsistAsync($"what item {item.Index} of job {item.JobId} has paid for", () => _kept.SendAsync(item, stop), stop).ConfigureAwait(false);
            if ((moved.Error ?? kept.Error) is { } fault)
            {
                await _desk.SettleAsync(new Settlement(item.Token, LeaseEnding.Failed, Error: fault)).ConfigureAwait(false);
                continue;
            }

            var order = new WorkOrder(item.JobId, item.Index, FirstTry, item.Engine, item.Seed, item.TimeoutSeconds, _done, moved.Value!, TraceParent: item.TraceParent, Kept: kept.Value is { Length: > 0 } files ? files : null); // no fault, so it was moved
            _sent.Add(new SentOrder(order, item.Token)); // before it is sent: its end may be here at once
            orders.Add(order);
        }

        var batch = NewBatch();
        await InsistAsync("the queues of workers", async () =>
        {
            await _orders.SendAsync(orders, batch, stop).ConfigureAwait(false);
            return true;
        }, stop).ConfigureAwait(false);
    }

    private Task TakeInAsync(CancellationToken stop) => RepeatAsync("what workers told", async () =>
    {
        var pause = FirstPause;
        while (await _returns.TakeInAsync(stop).ConfigureAwait(false) == 0)
        {
            await Task.Delay(pause, _time, stop).ConfigureAwait(false);
            pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
        }
    }, stop);

    private Task WatchAsync(CancellationToken stop) => RepeatAsync("the workers' cards", async () =>
    {
        await _watch.LookAsync(stop).ConfigureAwait(false);
        await TakeBackAsync(stop).ConfigureAwait(false);
        await Task.Delay(LookEvery, _time, stop).ConfigureAwait(false);
    }, stop);

    private async Task RepeatAsync(string what, Func<Task> act, CancellationToken stop)
    {
        while (true)
        {
            await InsistAsync(what, async () =>
            {
                await act().ConfigureAwait(false);
                return true;
            }, stop).ConfigureAwait(false);
        }
    }

    // What the storage refuses may be allowed later, without a restart: a role takes minutes to come into force.
    private async Task<T> InsistAsync<T>(string what, Func<Task<T>> act, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await _calls.CallAsync(what, act, stop).ConfigureAwait(false);
            }
            catch (Exception fault) when (StorageFault.IsOne(fault) && !stop.IsCancellationRequested)
            {
                await HeedAsync(StorageFault.Explain(fault, what), stop).ConfigureAwait(false);
            }
        }
    }

    private async Task BeatAsync(CancellationToken stop)
    {
        var every = TimeSpan.FromTicks(Math.Min(BeatAtMost.Ticks, _desk.Terms.Lease.Ticks / 4));
        while (true)
        {
            await Task.Delay(every, _time, stop).ConfigureAwait(false);
            foreach (var sent in _sent.All)
            {
                var standing = await _desk.HeartbeatAsync(new Heartbeat(sent.Token, sent.News?.Stage, sent.News?.Progress)).ConfigureAwait(false);
                if (standing != Core.Running.LeaseStanding.Continue && sent.TryWithdraw())
                    _ = WithdrawAsync(sent, stop);
            }
        }
    }

    // What waits in the storage for a worker that is not there, while one that calls this server could run it.
    private async Task TakeBackAsync(CancellationToken stop)
    {
        foreach (var sent in _sent.All.Where(sent => !_watch.Has(sent.Order.Engine) && _desk.HasWorkerOf(sent.Order.Engine)))
        {
            if (await _orders.TryTakeBackAsync(sent.Order, stop).ConfigureAwait(false) && sent.TryWithdraw())
                await ReleaseAsync(sent).ConfigureAwait(false);
        }
    }

    private async Task ReleaseAsync(SentOrder sent)
    {
        await _desk.SettleAsync(new Settlement(sent.Token, LeaseEnding.Released)).ConfigureAwait(false);
        _sent.Remove(sent);
    }

    // Once the ledger says so, no worker's word counts any more, and the server need not wait for it.
    private async Task WithdrawAsync(SentOrder sent, CancellationToken stop)
    {
        try
        {
            if (!await InsistAsync($"item {sent.Order.Index} of job {sent.Order.JobId}", () => _orders.CancelAsync(sent.Order, stop), stop).ConfigureAwait(false))
                return; // it has ended: what came of it is on its way here
            if (await InsistAsync($"what item {sent.Order.Index} of job {sent.Order.JobId} has paid for", () => BringHomeAsync(sent, stop), stop).ConfigureAwait(false) is { } fault)
                _notice?.Invoke(fault.Message);
            await ReleaseAsync(sent).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops; its successor finds the job cancelled.
        }
    }

    private async Task<GenAssetError?> BringHomeAsync(SentOrder sent, CancellationToken stop) =>
        await _orders.FindAsync(sent.Order.Ledger, stop).ConfigureAwait(false) is { } ledger ? await _kept.BringHomeAsync(sent, ledger, stop).ConfigureAwait(false) : null;
}
