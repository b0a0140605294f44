using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Work;
using GenAsset.Core.Errors;
using GenAsset.Core.Leasing;

namespace GenAsset.Azure.Serving;

/// <summary>
/// Takes in what became of orders. A message names a ledger; what stands there is settled with the server's own queue, once, and only then the message goes. A
/// message about an order that is not with the workers means nothing: where the order is sent again, its end is told again.
/// </summary>
internal sealed class OrderReturns(
    WorkOrders orders, KeptTransfer kept, LeaseDesk desk, SentOrders sent, QueueClient done, Action<string>? notice, Func<SentOrder, CancellationToken, Task> sendAgain)
{
    private const int MaxMessages = 32;
    private const int AtOnce = 16;
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(1);

    /// <summary>Takes in what there is; how much that was.</summary>
    public async Task<int> TakeInAsync(CancellationToken cancellationToken)
    {
        var messages = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(
            messages, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (message, token) => await TakeInAsync(message, token).ConfigureAwait(false)).ConfigureAwait(false);
        return messages.Length;
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await done.ReceiveMessagesAsync(MaxMessages, Hidden, cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            return []; // no order has ended yet
        }
    }

    private async Task TakeInAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        if (sent.Find(message.Body.ToString()) is { } order && !await TrySettleAsync(order, cancellationToken).ConfigureAwait(false))
            return; // the message is shown again in a while
        await done.DropAsync(message.MessageId, message.PopReceipt, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TrySettleAsync(SentOrder order, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(order.Order.Ledger, cancellationToken).ConfigureAwait(false) is not { HasEnded: true } ledger)
            return true;
        if (ledger.State == OrderState.Cancelled)
        {
            if (!order.IsWithdrawn && await orders.ReopenAsync(order.Order, cancellationToken).ConfigureAwait(false))
                await SendAgainAsync(order, ledger, cancellationToken).ConfigureAwait(false);
            return true;
        }

        var outcome = ledger.Outcome ?? new OrderOutcome();
        if (ledger.State == OrderState.Failed && await kept.BringHomeAsync(order, ledger, cancellationToken).ConfigureAwait(false) is { } fault)
        {
            if (fault.Code == ErrorCatalog.LeaseLost.Name)
                return true; // the item is given out anew: the order is sent again, and its end told again
            if (fault.Code != ErrorCatalog.StoreDamaged.Name) // what could not be brought now may be brought later; where it is gone, the item must not be run without it
            {
                notice?.Invoke($"item {order.Order.Index} of job {order.Order.JobId} waits: {fault.Message}");
                return false;
            }

            outcome = outcome with { Error = fault };
        }

        if (ledger.State == OrderState.Failed)
            await orders.ReopenAsync(order.Order, cancellationToken).ConfigureAwait(false); // before it is settled: what is tried again must not find the end of before
        var ending = ledger.State == OrderState.Succeeded
            ? new Settlement(order.Token, LeaseEnding.Completed, Notes: outcome.Notes, Cost: outcome.Cost)
            : new Settlement(order.Token, LeaseEnding.Failed, Error: outcome.Error);
        await desk.SettleAsync(ending, outcome.Assets ?? []).ConfigureAwait(false);
        if (ledger is { State: OrderState.Succeeded, Kept: not null })
            await kept.ForgetAsync(order, cancellationToken).ConfigureAwait(false);
        sent.Remove(order);
        return true;
    }

    // Its job was cancelled once and is wanted again, or this server was silent for so long that it lost the lease under which the order went out. What it had paid for by then
    // stands in the ledger alone: the word of it found no lease here to come home under.
    private async Task SendAgainAsync(SentOrder order, OrderLedger ledger, CancellationToken cancellationToken)
    {
        var again = new SentOrder(order.Order with { Kept = ledger.Kept ?? order.Order.Kept }, order.Token);
        sent.Add(again);
        await sendAgain(again, cancellationToken).ConfigureAwait(false);
    }
}
