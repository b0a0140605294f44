using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using GenAsset.Azure.Accounts;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Running;

namespace GenAsset.Azure.Work;

/// <summary>Asks the queues of a worker's engines in turn, each time beginning with the next.</summary>
internal sealed class OrderRounds(
    StorageAccount account, IReadOnlyList<EngineInfo> engines, OrderTaking taking, ReadyItems<HeldOrder> ready, Perseverance calls, StorageTerms terms, WorkOptions options)
{
    private const int MaxMessages = 32; // that a queue gives out at once
    private const string What = "an order";

    private int _turn;

    /// <summary>Takes at most so many orders, as far as the engines have room; says how many messages there were, and how many of them were orders to run.</summary>
    public async Task<(int Seen, int Taken)> TakeAsync(int wanted, CancellationToken cancellationToken)
    {
        var (seen, taken) = (0, 0);
        _turn++;
        for (var i = 0; i < engines.Count && taken < wanted; i++)
        {
            var engine = engines[(int)((uint)(_turn + i) % (uint)engines.Count)];
            var most = Math.Min(Math.Min(wanted - taken, ready.Rooms.RoomAt(engine) ?? MaxMessages), MaxMessages);
            if (most <= 0)
                continue;
            var queue = account.Queue(EngineQueues.Of(engine.Name));
            var messages = await calls.CallAsync($"the queue of {engine.Name}", () => ReceiveAsync(queue, most, cancellationToken), cancellationToken, options.MaxIdle).ConfigureAwait(false);
            var orders = await Task.WhenAll(messages.Select(message => TakeAsync(queue, message))).ConfigureAwait(false);
            foreach (var held in orders.Select(order => order.Held).OfType<HeldOrder>())
            {
                ready.Add(held);
                taken++;
            }

            seen += messages.Length;
            if (orders.Select(order => order.Refusal).FirstOrDefault(refusal => refusal is not null) is { } refusal)
                throw new GenAssetException(refusal); // what was taken beside it is run before the worker ends
        }

        return (seen, taken);
    }

    private async Task<QueueMessage[]> ReceiveAsync(QueueClient queue, int most, CancellationToken cancellationToken)
    {
        QueueMessage[] messages;
        try
        {
            messages = (await queue.ReceiveMessagesAsync(most, terms.Lease, cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            messages = []; // nobody has sent anything to this engine yet
        }

        options.Answered?.Invoke();
        return messages;
    }

    // Each for itself, and not left halfway when the worker stops: an order that is begun and then forgotten counts as one that ended its worker. What an order alone has
    // to itself must not end the worker either, for it would end every other worker too.
    private async Task<(HeldOrder? Held, GenAssetError? Refusal)> TakeAsync(QueueClient queue, QueueMessage message)
    {
        var mine = OrderTry.NewId();
        try
        {
            return (await calls.CallAsync(What, () => taking.TakeAsync(queue, message, mine, CancellationToken.None), CancellationToken.None, terms.Lease).ConfigureAwait(false), null);
        }
        catch (GenAssetException)
        {
            return default; // the storage was away for as long as the message was ours: it is shown again
        }
        catch (Exception fault) when (StorageFault.IsRefused(fault))
        {
            return (null, StorageFault.Explain(fault, What));
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) || fault is JsonException)
        {
            options.Notice?.Invoke($"{StorageFault.Explain(fault, What).Message} It is left to be shown again.");
            return default;
        }
    }
}
