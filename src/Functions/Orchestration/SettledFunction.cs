using GenAsset.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenAsset.Functions.Orchestration;

/// <summary>Hears that an order ended, reads in its ledger how, and settles the item. The message names the ledger and is not believed otherwise.</summary>
public sealed class SettledFunction(WorkDesk desk, ItemEndings endings, DurableClientHolder clients)
{
    /// <summary>The function.</summary>
    [Function("Settled")]
    public async Task RunAsync(
        [QueueTrigger("genasset-" + QueueDesk.DoneQueue, Connection = "GENASSET_QUEUES")] string ledger, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        clients.Client = client;
        if (QueueDesk.OrderOf(ledger) is var (jobId, index, firstTry) && await desk.EndingOfAsync(jobId, index, firstTry, cancellationToken) is { } ending)
            await endings.SettleAsync(jobId, index, firstTry, ending, cancellationToken);
    }
}
