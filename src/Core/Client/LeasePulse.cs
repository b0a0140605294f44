using GenAsset.Core.Leasing;
using GenAsset.Core.Running;

namespace GenAsset.Core.Client;

/// <summary>The signs of life of everything that a worker holds, in one call every two seconds, or more often where leases are short.</summary>
internal sealed class LeasePulse : IAsyncDisposable
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2); // what a cancelled job's items run on

    private readonly LeaseClient _client;
    private readonly TakenItems<TakenLease> _taken;
    private readonly string _worker;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _beating;

    public LeasePulse(LeaseClient client, TakenItems<TakenLease> taken, string worker, TimeProvider time)
    {
        (_client, _taken, _worker, _time) = (client, taken, worker, time);
        _beating = Task.Run(BeatAsync);
    }

    /// <summary>How long a lease lives without a sign.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task BeatAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromTicks(Math.Min(AtMost.Ticks, Lease.Ticks / 3)), _time, _stopping.Token).ConfigureAwait(false);
                foreach (var some in _taken.All.Chunk(LeaseTerms.MaxItems))
                    await BeatAsync(some).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The worker ends.
        }
    }

    private async Task BeatAsync(TakenLease[] some)
    {
        var beats = some.Select(taken => new Heartbeat(taken.Token, taken.News?.Stage, taken.News?.Progress)).ToList();
        var answer = await _client.HeartbeatAsync(new Heartbeats(beats, _worker), _stopping.Token).ConfigureAwait(false);
        if (!answer.Succeeded)
            return; // the next beat comes soon; the leases live for three
        foreach (var (token, standing) in answer.Value.Leases)
        {
            if (standing != LeaseStanding.Continue && _taken.Find(token) is { IsEnding: false } taken)
                taken.Stop(standing);
        }
    }
}
