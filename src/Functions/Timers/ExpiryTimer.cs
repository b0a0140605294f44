using GenAsset.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace GenAsset.Functions.Timers;

/// <summary>Every five minutes the files of jobs go whose time is over, and what crashes left half written.</summary>
public sealed class ExpiryTimer(TableJobStore store)
{
    /// <summary>The function.</summary>
    [Function("Expiry")]
    public Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => store.ExpireAsync(cancellationToken);
}
