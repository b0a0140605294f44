using System.Collections.Concurrent;
using GenAsset.Core.Errors;
using GenAsset.Core.Ports;

namespace GenAsset.Api.Security;

/// <summary>Keeps owners within their queue and their credits. What is being admitted counts already, so that two requests at once cannot both take the last place.</summary>
public sealed class Admission
{
    private const int RetryAfterSeconds = 5;

    private readonly IJobBackend _backend;
    private readonly CreditLedger _ledger;
    private readonly ConcurrentDictionary<string, long> _entering = new();

    /// <summary>Admits to a backend.</summary>
    public Admission(IJobBackend backend, CreditLedger ledger) => (_backend, _ledger) = (backend, ledger);

    /// <summary>Told of every charge whose job was accepted.</summary>
    internal event Action<OpenCharge>? Charged;

    /// <summary>Begins to admit a job, or the retry of one that has <paramref name="succeededBefore"/> items; what is not kept is given back.</summary>
    internal Ticket Begin(KeyEntry key, string jobId, long succeededBefore = 0) => new(this, key, jobId, succeededBefore);

    private async ValueTask<GenAssetError?> FaultOfQueueAsync(KeyEntry key, long most, long items, CancellationToken cancellationToken)
    {
        var entering = _entering.AddOrUpdate(key.Name, items, (_, others) => others + items);
        var pending = await _backend.PendingItemsAsync(key.Name, cancellationToken);
        if (pending + entering <= most)
            return null;
        return GenAssetError.Of(
            ErrorCatalog.QueueFull, $"{items} more {(items == 1 ? "item does" : "items do")} not fit: {pending} of {key.Name} wait or run, and the key allows {most}.",
            new() { ["pending"] = pending, ["limit"] = most, ["retryAfterSeconds"] = RetryAfterSeconds });
    }

    /// <summary>One job on its way in.</summary>
    internal sealed class Ticket(Admission admission, KeyEntry key, string jobId, long succeededBefore) : IDisposable
    {
        private long _entering;
        private OpenCharge? _charge;

        /// <summary>Asks for places and credits; null when there are enough of both.</summary>
        public async ValueTask<GenAssetError?> AdmitAsync(long items, long credits, CancellationToken cancellationToken)
        {
            if (key.QueueItems is { } most)
            {
                _entering = items;
                if (await admission.FaultOfQueueAsync(key, most, items, cancellationToken) is { } full)
                    return full;
            }

            return admission._ledger.TryCharge(key.Name, jobId, credits, items, succeededBefore, out _charge);
        }

        /// <summary>The job was accepted: the charge stands until it has ended.</summary>
        public void Keep()
        {
            if (_charge is { } charge)
                admission.Charged?.Invoke(charge);
            _charge = null;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_entering > 0)
                admission._entering.AddOrUpdate(key.Name, 0, (_, all) => all - _entering);
            if (_charge is { } charge)
                admission._ledger.Settle(charge, succeededBefore);
        }
    }
}
