using System.Collections.Concurrent;

namespace GenAsset.Azure.Serving;

/// <summary>What is with the workers, by ledger, and how much of it with each engine.</summary>
internal sealed class SentOrders : IDisposable
{
    private readonly ConcurrentDictionary<string, SentOrder> _orders = new();
    private readonly ConcurrentDictionary<string, int> _atEngine = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _changed = new(0, 1);

    public ICollection<SentOrder> All => _orders.Values;

    public bool IsEmpty => _orders.IsEmpty;

    public SentOrder? Find(string ledger) => _orders.GetValueOrDefault(ledger);

    public int CountAt(string engine) => _atEngine.GetValueOrDefault(engine);

    public void Add(SentOrder sent)
    {
        if (_orders.TryAdd(sent.Order.Ledger, sent))
            _atEngine.AddOrUpdate(sent.Order.Engine, 1, static (_, count) => count + 1);
        else
            _orders[sent.Order.Ledger] = sent; // the lease before it was lost here, and the order is still with the workers
    }

    public void Remove(SentOrder sent)
    {
        if (!_orders.TryRemove(KeyValuePair.Create(sent.Order.Ledger, sent)))
            return;
        _atEngine.AddOrUpdate(sent.Order.Engine, 0, static (_, count) => count - 1);
        Signal();
    }

    /// <summary>Waits until there may be room for more, or a while has passed.</summary>
    public Task<bool> WaitAsync(TimeSpan most, CancellationToken cancellationToken) => _changed.WaitAsync(most, cancellationToken);

    public void Dispose() => _changed.Dispose();

    private void Signal()
    {
        try
        {
            if (_changed.CurrentCount == 0)
                _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another has just said so.
        }
    }
}
