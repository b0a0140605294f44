using System.Collections.Concurrent;
using GenAsset.Core.Running;

namespace GenAsset.Core.Client;

/// <summary>What this worker holds, for the queue that leases it and the store that sends its files.</summary>
public sealed class TakenLeases
{
    private readonly ConcurrentDictionary<string, TakenLease> _byToken = new();
    private readonly ConcurrentDictionary<(string, int, int), TakenLease> _byTry = new();

    /// <summary>How many it holds.</summary>
    public int Count => _byToken.Count;

    internal IEnumerable<TakenLease> All => _byToken.Values;

    internal TakenLease? Find(Lease lease) => _byToken.GetValueOrDefault(lease.Token ?? "");

    internal TakenLease? Find(string token) => _byToken.GetValueOrDefault(token);

    internal TakenLease? Find(string jobId, int index, int attempt) => _byTry.GetValueOrDefault((jobId, index, attempt));

    // A server that started anew counts tries anew: the same try may come twice, and the later lease is the one that holds.
    internal void Add(TakenLease taken)
    {
        _byToken[taken.Token] = taken;
        _byTry[KeyOf(taken.Lease)] = taken;
    }

    internal void Remove(TakenLease taken)
    {
        _byToken.TryRemove(taken.Token, out _);
        _byTry.TryRemove(KeyValuePair.Create(KeyOf(taken.Lease), taken));
    }

    private static (string, int, int) KeyOf(Lease lease) => (lease.JobId, lease.Index, lease.Attempt);
}
