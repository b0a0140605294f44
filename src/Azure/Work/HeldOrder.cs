using Azure;
using Azure.Storage.Queues;
using GenAsset.Core.Running;

namespace GenAsset.Azure.Work;

/// <summary>An order that this worker has.</summary>
internal sealed class HeldOrder : TakenItem
{
    public HeldOrder(WorkOrder order, OrderLedger ledger, ETag version, QueueClient queue, string messageId, string popReceipt)
        : base(LeaseOf(order, ledger.Tries[^1]), [.. ledger.Kept?.Select(file => file.Name) ?? []]) => (Order, Ledger, Version, Queue, MessageId, PopReceipt) = (order, ledger, version, queue, messageId, popReceipt);

    public WorkOrder Order { get; }

    public QueueClient Queue { get; }

    public string MessageId { get; }

    /// <summary>What proves to the queue that the message is ours; each renewal gives another.</summary>
    public string PopReceipt { get; set; }

    /// <summary>The ledger as we wrote it last.</summary>
    public OrderLedger Ledger { get; set; }

    /// <summary>The ledger's version.</summary>
    public ETag Version { get; set; }

    /// <summary>Held by who writes the ledger: a sign of life and an ending would each find the other's version. It has no handle to give back.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    private static Lease LeaseOf(WorkOrder order, OrderTry mine) => new()
    {
        JobId = order.JobId,
        Index = order.Index,
        Attempt = mine.Attempt,
        Item = order.Item,
        Engine = order.Engine,
        Seed = order.Seed,
        Timeout = TimeSpan.FromSeconds(order.TimeoutSeconds),
        StartedAt = mine.StartedAt,
        TraceParent = order.TraceParent,
        Token = mine.Id,
    };
}
