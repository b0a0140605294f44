using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;

namespace GenAsset.Azure.Work;

/// <summary>Sends orders to workers, takes them back, and reads what became of them.</summary>
/// <param name="account">Where orders and queues are.</param>
public sealed class WorkOrders(StorageAccount account)
{
    private const int Parallel = 16;
    private const int DigestLetters = 16;

    private readonly Ledgers _ledgers = new(account);

    /// <summary>
    /// Sends orders: one blob a job, named after <paramref name="batch"/>, and one message an order in its engine's queue. Sending a batch again is harmless, also where it
    /// has become smaller: an order is run once, however many messages speak of it, and what a message points at is never written over with something else.
    /// </summary>
    public async Task SendAsync(IReadOnlyList<WorkOrder> orders, string batch, CancellationToken cancellationToken)
    {
        var messages = new List<(string Queue, OrderRef Order)>(orders.Count);
        foreach (var job in orders.GroupBy(order => order.JobId))
        {
            var lines = new ArrayBufferWriter<byte>();
            var places = new List<(string Queue, int Offset, int Length)>();
            foreach (var order in job)
            {
                var line = JsonSerializer.SerializeToUtf8Bytes(order, WorkJson.Wire.WorkOrder);
                places.Add((EngineQueues.Of(order.Engine), lines.WrittenCount, line.Length));
                lines.Write(line);
                lines.Write("\n"u8);
            }

            var name = $"{BlobAssetStore.JobPrefix(job.Key)}orders/{batch}-{Convert.ToHexStringLower(SHA256.HashData(lines.WrittenSpan))[..DigestLetters]}.jsonl";
            messages.AddRange(places.Select(place => (place.Queue, new OrderRef(name, place.Offset, place.Length))));
            await account.Container.GetBlobClient(name).UploadAsync(new BinaryData(lines.WrittenMemory), overwrite: true, cancellationToken).ConfigureAwait(false);
        }

        await System.Threading.Tasks.Parallel.ForEachAsync(
            messages, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (message, token) => await account.Queue(message.Queue).TellAsync(JsonSerializer.Serialize(message.Order, WorkJson.Wire.OrderRef), token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>What became of an order so far; null where nobody began it, or its job is gone.</summary>
    public async Task<OrderLedger?> FindAsync(string ledger, CancellationToken cancellationToken) =>
        await _ledgers.ReadAsync(ledger, cancellationToken).ConfigureAwait(false) is var (found, _) ? found : null;

    /// <summary>Takes an order back: from then on nothing that a worker does with it counts. False when it had ended before.</summary>
    public async Task<bool> CancelAsync(WorkOrder order, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await _ledgers.ReadAsync(order.Ledger, cancellationToken).ConfigureAwait(false);
            if (found is { Ledger.HasEnded: true })
                return found.Value.Ledger.State == OrderState.Cancelled;
            var cancelled = (found?.Ledger ?? new OrderLedger(OrderState.Cancelled, order.Done, [])) with { State = OrderState.Cancelled };
            if (await _ledgers.TryWriteAsync(order.Ledger, cancelled, found?.Version, cancellationToken).ConfigureAwait(false) is not null)
                return true;
        }
    }

    /// <summary>Takes an order back that nobody began yet; false where somebody did.</summary>
    public async Task<bool> TryTakeBackAsync(WorkOrder order, CancellationToken cancellationToken) =>
        await _ledgers.TryWriteAsync(order.Ledger, new OrderLedger(OrderState.Cancelled, order.Done, []), null, cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Forgets an order that failed or was taken back, so that it is run when it is sent again; false when it was neither, or somebody else was first.</summary>
    public async Task<bool> ReopenAsync(WorkOrder order, CancellationToken cancellationToken) =>
        await _ledgers.ReadAsync(order.Ledger, cancellationToken).ConfigureAwait(false) is ({ State: OrderState.Cancelled or OrderState.Failed }, var version)
        && await _ledgers.TryRemoveAsync(order.Ledger, version, cancellationToken).ConfigureAwait(false);
}
