using GenAsset.Functions.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenAsset.Functions.Timers;

/// <summary>The function of the <see cref="Watchdog"/>, every ten minutes.</summary>
public sealed class WatchdogTimer(Watchdog watchdog, DurableClientHolder clients)
{
    /// <summary>The function.</summary>
    [Function("Watchdog")]
    public Task RunAsync([TimerTrigger("30 */10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        clients.Client = client;
        return watchdog.RunAsync(cancellationToken);
    }
}
