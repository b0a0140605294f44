using System.Collections.Concurrent;

namespace GenAsset.Core.Running;

/// <summary>What a worker holds, for the queue that takes it and the store that keeps its files.</summary>
/// <typeparam name="T">An item as its queue knows it.</typeparam>
public sealed class TakenItems<T>
    where T : TakenItem
{
    private readonly ConcurrentDictionary<string, T> _byToken = new();
    private readonly ConcurrentDictionary<(string, int, int), T> _byTry = new();

    /// <summary>How many it holds.</summary>
    public int Count => _byToken.Count;

    /// <summary>All that it holds.</summary>
    public ICollection<T> All => _byToken.Values;

    /// <summary>The item of a lease; null where it is not held any more.</summary>
    public T? Find(Lease lease) => Find(lease.Token ?? "");

    /// <summary>The item that has a token; null where it is not held.</summary>
    public T? Find(string token) => _byToken.GetValueOrDefault(token);

    /// <summary>The item that a try is of; null where it is not held.</summary>
    public T? Find(string jobId, int index, int attempt) => _byTry.GetValueOrDefault((jobId, index, attempt));

    /// <summary>Holds an item. A server that started anew counts tries anew: the same try may come twice, and the later lease is the one that holds.</summary>
    public void Add(T item)
    {
        _byToken[item.Token] = item;
        _byTry[KeyOf(item.Lease)] = item;
    }

    /// <summary>Lets go of an item.</summary>
    public void Remove(T item)
    {
        _byToken.TryRemove(item.Token, out _);
        _byTry.TryRemove(KeyValuePair.Create(KeyOf(item.Lease), item));
    }

    private static (string, int, int) KeyOf(Lease lease) => (lease.JobId, lease.Index, lease.Attempt);
}
