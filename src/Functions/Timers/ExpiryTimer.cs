using GenAsset.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace GenAsset.Functions.Timers;

/// <summary>Every five minutes the files of jobs go whose time is over, what crashes left half written, and idempotency keys of yesterday.</summary>
public sealed class ExpiryTimer(TableJobStore store, BlobIdempotencyShelf keys)
{
    /// <summary>The function.</summary>
    [Function("Expiry")]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await store.ExpireAsync(cancellationToken);
        await keys.SweepAsync(cancellationToken);
    }
}
