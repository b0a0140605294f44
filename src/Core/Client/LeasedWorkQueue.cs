using System.Threading.Channels;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;

namespace GenAsset.Core.Client;

/// <summary>
/// A server's queue, seen from a worker. Many items are leased by one call and many results told by one, and some are leased ahead.
/// </summary>
public sealed class LeasedWorkQueue : IRemoteWorkQueue
{
    private const int MaxHeld = 2000;
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ShortPoll = TimeSpan.FromMilliseconds(500); // while an engine is full

    private readonly LeaseClient _client;
    private readonly TakenLeases _taken;
    private readonly LeasedKeeps _keeps;
    private readonly EngineRooms _rooms;
    private readonly WorkOptions _options;
    private readonly TimeProvider _time;
    private readonly LeaseEndings _endings;
    private readonly LeasePulse _pulse;
    private readonly Channel<TakenLease> _ready = Channel.CreateUnbounded<TakenLease>();
    private readonly SemaphoreSlim _wanted = new(0, 1);
    private readonly CancellationTokenSource _closing = new();
    private readonly Action<Lease> _engineEnded;
    private readonly WorkAhead _ahead;
    private readonly Task _pump;
    private int _idle;
    private long _busyAt;

    /// <summary>Begins to lease items for these engines.</summary>
    public LeasedWorkQueue(LeaseClient client, TakenLeases taken, LeasedKeeps keeps, IReadOnlyList<EngineInfo> engines, WorkOptions options, TimeProvider time)
    {
        (_client, _taken, _keeps, _options, _time, _engineEnded) = (client, taken, keeps, options, time, OnEngineEnded);
        _rooms = new EngineRooms(engines);
        _endings = new LeaseEndings(client, time, options.Notice);
        _pulse = new LeasePulse(client, taken, options.Worker.Id, time);
        _ahead = new WorkAhead(options.Worker.Slots);
        _busyAt = time.GetTimestamp();
        _pump = Task.Run(PumpAsync);
    }

    /// <inheritdoc/>
    public GenAssetError? Fault { get; private set; }

    /// <inheritdoc/>
    public void Drain() => _closing.Cancel();

    /// <inheritdoc/>
    public async ValueTask<Lease?> LeaseAsync(CancellationToken cancellationToken)
    {
        if (_ready.Reader.TryRead(out var ready) && await BeginAsync(ready, cancellationToken).ConfigureAwait(false) is { } lease)
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
                if (_ready.Reader.TryRead(out var next) && await BeginAsync(next, cancellationToken).ConfigureAwait(false) is { } given)
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
        if (_taken.Find(lease) is not { } taken)
            return new(LeaseStanding.Lost);
        taken.News = (stage, progress);
        return new(taken.Standing);
    }

    /// <inheritdoc/>
    public async Task<bool> CompleteAsync(Lease lease, EngineResult result, IReadOnlyList<AssetInfo> assets, CancellationToken cancellationToken)
    {
        if (_taken.Find(lease) is not { } taken)
            return false;
        var answer = await _endings.EndAsync(taken, new Settlement(taken.Token, LeaseEnding.Completed, taken.Sent, result.Notes, Cost: result.Cost)).ConfigureAwait(false);
        if (answer is { Result: SettlementResult.Refused, Error: { } refusal })
            await _endings.EndAsync(taken, new Settlement(taken.Token, LeaseEnding.Failed, Error: refusal)).ConfigureAwait(false);
        LetGo(taken);
        return answer.Result == SettlementResult.Accepted;
    }

    /// <inheritdoc/>
    public Task FailAsync(Lease lease, GenAssetError error, CancellationToken cancellationToken) =>
        EndAsync(lease, token => new Settlement(token, LeaseEnding.Failed, Error: error));

    /// <inheritdoc/>
    public Task FailKeepingAsync(Lease lease, GenAssetError error, IReadOnlyList<AssetInfo> kept, CancellationToken cancellationToken) =>
        EndAsync(lease, token => new Settlement(token, LeaseEnding.Failed, _taken.Find(token)?.Sent, Error: error));

    /// <inheritdoc/>
    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) =>
        EndAsync(lease, token => new Settlement(token, LeaseEnding.Released));

    /// <inheritdoc/>
    public async Task FinishAsync(TimeSpan bound)
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_endings.FinishAsync(bound), _pump).ConfigureAwait(false);
        using var courtesy = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        try
        {
            await _client.LeaveAsync(_options.Worker.Id, courtesy.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The server will notice by itself.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(false);
        await _endings.FinishAsync(TimeSpan.Zero).ConfigureAwait(false);
        await _pulse.DisposeAsync().ConfigureAwait(false);
        _endings.Dispose();
        _closing.Dispose();
        _wanted.Dispose();
    }

    // Null where the item is not to be run any more: its job was cancelled, it lay here for too long, or what it has paid for cannot be read.
    private async ValueTask<Lease?> BeginAsync(TakenLease taken, CancellationToken cancellationToken)
    {
        Want();
        if (taken.Standing != LeaseStanding.Continue || (taken.Kept.Count > 0 && !await _keeps.TryBringAsync(taken, _options.Notice, cancellationToken).ConfigureAwait(false)))
        {
            _rooms.Leave(taken.Lease.Engine);
            _ = ReleaseAsync(taken.Lease, CancellationToken.None);
            return null;
        }

        taken.BegunAt = _time.GetTimestamp();
        return taken.Lease;
    }

    private void OnEngineEnded(Lease lease)
    {
        _rooms.Leave(lease.Engine);
        if (_taken.Find(lease)?.BegunAt is not { } begun)
            return;
        _ahead.Note(_time.GetElapsedTime(begun));
        Want();
    }

    private async Task EndAsync(Lease lease, Func<string, Settlement> ending)
    {
        if (_taken.Find(lease) is not { } taken)
            return;
        if (taken.Standing != LeaseStanding.Lost)
            await _endings.EndAsync(taken, ending(taken.Token)).ConfigureAwait(false);
        LetGo(taken);
    }

    private void LetGo(TakenLease taken)
    {
        _taken.Remove(taken);
        _keeps.Drop(taken);
        taken.Dispose();
        Volatile.Write(ref _busyAt, _time.GetTimestamp());
        Want();
    }

    private void Want()
    {
        try
        {
            if (_wanted.CurrentCount == 0)
                _wanted.Release();
        }
        catch (Exception fault) when (fault is SemaphoreFullException or ObjectDisposedException)
        {
            // Another has just said so, or the last item ends after the queue.
        }
    }

    private async Task PumpAsync()
    {
        try
        {
            for (var isServerThere = true; !_closing.IsCancellationRequested;)
            {
                if (Next() is not { } request)
                {
                    await _wanted.WaitAsync(_closing.Token).ConfigureAwait(false);
                    continue;
                }

                var answer = await _client.LeaseAsync(request, _closing.Token).ConfigureAwait(false);
                if (answer.Succeeded)
                {
                    isServerThere = true;
                    if (!Take(answer.Value))
                        break;
                }
                else if (!await HeedAsync(answer.Error, isServerThere).ConfigureAwait(false))
                {
                    break;
                }
                else
                {
                    isServerThere = false;
                }
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Drained.
        }

        var isDrained = _closing.IsCancellationRequested;
        var given = new List<Task>();
        while (isDrained && _ready.Reader.TryRead(out var ready))
        {
            _rooms.Leave(ready.Lease.Engine);
            given.Add(ReleaseAsync(ready.Lease, CancellationToken.None));
        }

        _ready.Writer.Complete();
        await Task.WhenAll(given).ConfigureAwait(false);
    }

    // Null while nothing is wanted.
    private LeaseRequest? Next()
    {
        var (idle, ready) = (Volatile.Read(ref _idle), _ready.Reader.Count);
        var ahead = _options.Once ? 0 : _ahead.Items;
        var want = Math.Min(idle + ahead - ready, MaxHeld - _taken.Count);
        if (want <= 0 || (idle == 0 && ready * 2 > ahead))
            return null;
        var capabilities = _rooms.Capabilities();
        if (capabilities.TrueForAll(engine => engine.Room == 0))
            return null;
        var wait = capabilities.Exists(engine => engine.Room == 0) ? ShortPoll : LongPoll;
        if (_options.MaxIdle is { } most)
            wait = TimeSpan.FromTicks(Math.Clamp((most - Idle()).Ticks, 0, wait.Ticks));
        return new LeaseRequest(_options.Worker, capabilities, _options.Once ? 1 : Math.Min(want, LeaseTerms.MaxItems), wait.TotalSeconds);
    }

    private TimeSpan Idle() => _taken.Count > 0 ? TimeSpan.Zero : _time.GetElapsedTime(Volatile.Read(ref _busyAt));

    // False when this worker has had its share.
    private bool Take(LeaseAnswer answer)
    {
        _pulse.Lease = TimeSpan.FromSeconds(answer.LeaseSeconds);
        foreach (var item in answer.Items)
        {
            var taken = new TakenLease(item, _time.GetUtcNow(), _engineEnded);
            _taken.Add(taken);
            _rooms.Enter(item.Engine);
            _ready.Writer.TryWrite(taken);
        }

        if (answer.Items.Count > 0)
            return !_options.Once;
        return _options.MaxIdle is not { } most || Idle() < most;
    }

    // False when asking again is of no use.
    private async Task<bool> HeedAsync(GenAssetError error, bool wasServerThere)
    {
        if (!error.IsRetryable)
        {
            Fault = error;
            return false;
        }

        if (wasServerThere)
            _options.Notice?.Invoke($"{error.Message} It is asked again until it answers.");
        if (_options.MaxIdle is { } most && Idle() >= most)
        {
            Fault = error;
            return false;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(wasServerThere ? 250 : 1000), _time, _closing.Token).ConfigureAwait(false);
        return true;
    }
}
