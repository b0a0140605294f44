using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using GenAsset.Azure.Accounts;
using GenAsset.Core.Errors;

namespace GenAsset.Azure.Work;

/// <summary>
/// Makes of a message an order that this worker has, or finds that there is nothing to run: it has ended, was taken back, is another's, or has ended too many
/// workers.
/// </summary>
internal sealed class OrderTaking(StorageAccount account, Ledgers ledgers, string worker, StorageTerms terms, TimeProvider time, Action<string>? notice)
{
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(1); // of another machine's clock

    /// <summary>Takes an order as the try <paramref name="mine"/>, also where an earlier call of that try did so and was not answered; null where there is nothing to run.</summary>
    public async Task<HeldOrder?> TakeAsync(QueueClient queue, QueueMessage message, string mine, CancellationToken cancellationToken)
    {
        if (await ReadAsync(message, cancellationToken).ConfigureAwait(false) is not { } order)
        {
            await queue.DropAsync(message.MessageId, message.PopReceipt, cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (order is { Attempt: > 1, Kept: null })
            order = order with { Kept = await ledgers.KeptBeforeAsync(order, cancellationToken).ConfigureAwait(false) };
        (OrderLedger Ledger, ETag Version)? found = null;
        for (var isNew = message.DequeueCount == 1; ; isNew = false) // a message that comes for the first time mostly speaks of an order that nobody began
        {
            if (!isNew)
                found = await ledgers.ReadAsync(order.Ledger, cancellationToken).ConfigureAwait(false);
            if (found is { Ledger: { HasEnded: true } ended })
            {
                await account.Queue(ended.Done).TellAsync(order.Ledger, cancellationToken).ConfigureAwait(false); // the word of its end may have been lost
                await queue.DropAsync(message.MessageId, message.PopReceipt, cancellationToken).ConfigureAwait(false);
                return null;
            }

            if (found is { Ledger: { State: OrderState.Running } running, Version: var version })
            {
                if (running.Tries[^1].Id == mine)
                    return Held(running, version); // our own word, whose answer was lost
                // Another message spoke of it before; or its worker lives, and only the queue did not hear that. A message comes back a moment before the ledger's own time is over.
                var slack = running.Message == message.MessageId ? Lateness : TimeSpan.Zero;
                if (running.Until - time.GetUtcNow() is { } left && left > slack)
                {
                    await queue.HideAsync(message.MessageId, message.PopReceipt, left + Lateness, cancellationToken).ConfigureAwait(false);
                    return null;
                }
            }

            var next = Begin(found?.Ledger, order, message, mine);
            if (await ledgers.TryWriteAsync(order.Ledger, next, found?.Version, cancellationToken).ConfigureAwait(false) is { } written && !next.HasEnded)
                return Held(next, written);
        }

        HeldOrder Held(OrderLedger ledger, ETag version) => new(order, ledger, version, queue, message.MessageId, message.PopReceipt);
    }

    // What cannot be read is no order: a message of somebody else's, or one whose job is gone with all its blobs.
    private async Task<WorkOrder?> ReadAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var place = JsonSerializer.Deserialize(message.Body.ToMemory().Span, WorkJson.Wire.OrderRef);
            if (place is not { Blob.Length: > 0, Offset: >= 0, Length: > 0 })
                throw new JsonException();
            var line = await account.Container.GetBlobClient(place.Blob).DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(place.Offset, place.Length) }, cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(line.Value.Content.ToMemory().Span, WorkJson.Wire.WorkOrder);
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault) || StorageFault.IsBeyondEnd(fault))
        {
            return null;
        }
        catch (JsonException)
        {
            notice?.Invoke("A message in the queue is no order; it is dropped.");
            return null;
        }
    }

    private OrderLedger Begin(OrderLedger? ledger, WorkOrder order, QueueMessage message, string mine)
    {
        var now = time.GetUtcNow();
        ledger ??= new OrderLedger(OrderState.Waiting, order.Done, [], Kept: order.Kept);
        if (ledger is { State: OrderState.Running, Tries: [.., var last] })
        {
            ledger = ledger.WithLast(last.Ended(now, GenAssetError.Of(ErrorCatalog.WorkerLost, $"worker {last.Worker} gave no sign of life")));
            if (ledger.Deaths >= terms.MaxDeaths)
                return ledger with { State = OrderState.Failed, Outcome = new OrderOutcome(Error: Fatal(ledger, order.Index)) };
        }

        var attempt = order.Attempt + ledger.Tries.Count;
        return ledger with { State = OrderState.Running, Message = message.MessageId, Until = now + terms.Lease, Tries = [.. ledger.Tries, new OrderTry(attempt, mine, worker, now)] };
    }

    private static GenAssetError Fatal(OrderLedger ledger, int index) => GenAssetError.Of(
        ErrorCatalog.WorkerLost, $"Item {index} was lost with its worker {ledger.Deaths} times.", new JsonObject { ["tries"] = ledger.History() });
}
