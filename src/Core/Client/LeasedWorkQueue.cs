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
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ShortPoll = TimeSpan.FromMilliseconds(500); // while an engine is full

    private readonly LeaseClient _client;
    private readonly TakenItems<TakenLease> _taken;
    private readonly ReadyItems<TakenLease> _ready;
    private readonly WorkOptions _options;
    private readonly TimeProvider _time;
    private readonly LeaseEndings _endings;
    private readonly LeasePulse _pulse;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _pump;

    /// <summary>Begins to lease items for these engines.</summary>
    public LeasedWorkQueue(LeaseClient client, TakenItems<TakenLease> taken, LeasedKeeps keeps, IReadOnlyList<EngineInfo> engines, WorkOptions options, TimeProvider time)
    {
        (_client, _taken, _options, _time) = (client, taken, options, time);
        _ready = new ReadyItems<TakenLease>(taken, keeps, engines, options, time);
        _endings = new LeaseEndings(client, time, options.Notice);
        _pulse = new LeasePulse(client, taken, options.Worker.Id, time);
        _pump = Task.Run(PumpAsync);
    }

    /// <inheritdoc/>
    public GenAssetError? Fault { get; private set; }

    /// <inheritdoc/>
    public void Drain() => _closing.Cancel();

    /// <inheritdoc/>
    public ValueTask<Lease?> LeaseAsync(CancellationToken cancellationToken) => _ready.NextAsync(this, cancellationToken);

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
        _ready.LetGo(taken);
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
        _ready.Dispose();
    }

    private async Task EndAsync(Lease lease, Func<string, Settlement> ending)
    {
        if (_taken.Find(lease) is not { } taken)
            return;
        if (taken.Standing != LeaseStanding.Lost)
            await _endings.EndAsync(taken, ending(taken.Token)).ConfigureAwait(false);
        _ready.LetGo(taken);
    }

    private async Task PumpAsync()
    {
        try
        {
            for (var isServerThere = true; !_closing.IsCancellationRequested;)
            {
                if (Next() is not { } request)
                {
                    await _ready.WantedAsync(_closing.Token).ConfigureAwait(false);
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

        await Task.WhenAll(_ready.Close(drained: _closing.IsCancellationRequested).Select(taken => ReleaseAsync(taken.Lease, CancellationToken.None))).ConfigureAwait(false);
    }

    // Null while nothing is wanted.
    private LeaseRequest? Next()
    {
        if (_ready.Wanted is var wanted && wanted == 0)
            return null;
        var capabilities = _ready.Rooms.Capabilities();
        if (capabilities.TrueForAll(engine => engine.Room == 0))
            return null;
        var wait = capabilities.Exists(engine => engine.Room == 0) ? ShortPoll : LongPoll;
        if (_options.MaxIdle is { } most)
            wait = TimeSpan.FromTicks(Math.Clamp((most - _ready.Idle).Ticks, 0, wait.Ticks));
        return new LeaseRequest(_options.Worker, capabilities, Math.Min(wanted, LeaseTerms.MaxItems), wait.TotalSeconds);
    }

    // False when this worker has had its share.
    private bool Take(LeaseAnswer answer)
    {
        _pulse.Lease = TimeSpan.FromSeconds(answer.LeaseSeconds);
        foreach (var item in answer.Items)
            _ready.Add(new TakenLease(item, _time.GetUtcNow()));
        if (answer.Items.Count > 0)
            return !_options.Once;
        return _options.MaxIdle is not { } most || _ready.Idle < most;
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
        if (_options.MaxIdle is { } most && _ready.Idle >= most)
        {
            Fault = error;
            return false;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(wasServerThere ? 250 : 1000), _time, _closing.Token).ConfigureAwait(false);
        return true;
    }
}
