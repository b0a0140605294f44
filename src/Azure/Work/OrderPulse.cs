using GenAsset.Azure.Accounts;
using GenAsset.Core.Running;

namespace GenAsset.Azure.Work;

/// <summary>The signs of life of everything that a worker holds, a few times in each lease.</summary>
internal sealed class OrderPulse : IAsyncDisposable
{
    private const int AtOnce = 16;

    private readonly TakenItems<HeldOrder> _taken;
    private readonly OrderKeeping _keeping;
    private readonly StorageTerms _terms;
    private readonly TimeProvider _time;
    private readonly Action? _answered;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _beating;

    public OrderPulse(TakenItems<HeldOrder> taken, OrderKeeping keeping, StorageTerms terms, TimeProvider time, Action? answered)
    {
        (_taken, _keeping, _terms, _time, _answered) = (taken, keeping, terms, time, answered);
        _beating = Task.Run(BeatAsync);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task BeatAsync()
    {
        var beat = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = _stopping.Token };
        try
        {
            while (true)
            {
                await Task.Delay(_terms.Beat, _time, _stopping.Token).ConfigureAwait(false);
                await Parallel.ForEachAsync(_taken.All, beat, async (held, token) => await RenewAsync(held, token).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The worker ends.
        }
    }

    // Bounded, for the next round waits for all of this one: a connection that has gone silent would cost every other item its lease.
    private async Task RenewAsync(HeldOrder held, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(_terms.Lease / 2, _time);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await _keeping.RenewAsync(held, bound.Token).ConfigureAwait(false);
            _answered?.Invoke();
        }
        catch (Exception fault) when ((StorageFault.IsOne(fault) || fault is OperationCanceledException) && !cancellationToken.IsCancellationRequested)
        {
            // The next sign comes soon, and whoever needs the storage for more says that it is away.
        }
    }
}
