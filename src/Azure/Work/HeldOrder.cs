using Azure;
using Azure.Storage.Queues;
using GenAsset.Core.Running;

namespace GenAsset.Azure.Work;

/// <summary>An order that this worker has.</summary>
internal sealed class HeldOrder : IDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private int _standing = (int)LeaseStanding.Continue;

    public HeldOrder(WorkOrder order, OrderLedger ledger, ETag version, QueueClient queue, string messageId, string popReceipt, Action<Lease> engineEnded)
    {
        (Order, Ledger, Version, Queue, MessageId, PopReceipt) = (order, ledger, version, queue, messageId, popReceipt);
        Lease = new Lease
        {
            JobId = order.JobId,
            Index = order.Index,
            Attempt = Try.Attempt,
            Item = order.Item,
            Engine = order.Engine,
            Seed = order.Seed,
            Timeout = TimeSpan.FromSeconds(order.TimeoutSeconds),
            StartedAt = Try.StartedAt,
            TraceParent = order.TraceParent,
            Token = Try.Id,
            Cancelled = _stopped.Token,
            EngineEnded = engineEnded,
        };
    }

    public WorkOrder Order { get; }

    public Lease Lease { get; }

    public QueueClient Queue { get; }

    public string MessageId { get; }

    /// <summary>What proves to the queue that the message is ours; each renewal gives another.</summary>
    public string PopReceipt { get; set; }

    /// <summary>The ledger as we wrote it last.</summary>
    public OrderLedger Ledger { get; set; }

    /// <summary>The ledger's version.</summary>
    public ETag Version { get; set; }

    /// <summary>Our try.</summary>
    public OrderTry Try => Ledger.Tries[^1];

    /// <summary>Held by who writes the ledger: a sign of life and an ending would each find the other's version.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>When a slot took it.</summary>
    public long? BegunAt { get; set; }

    /// <summary>What the engine last told.</summary>
    public (string Stage, double Progress)? News { get; set; }

    /// <summary>Whether its ending is on the way: signs of life mean nothing any more.</summary>
    public volatile bool IsEnding;

    public LeaseStanding Standing => (LeaseStanding)Volatile.Read(ref _standing);

    /// <summary>It is not to go on: the engine is stopped.</summary>
    public void Stop(LeaseStanding standing)
    {
        if (Interlocked.Exchange(ref _standing, (int)standing) == (int)LeaseStanding.Continue)
            _ = _stopped.CancelAsync(); // its callbacks reach into the engine: not on this thread
    }

    public void Dispose() => _stopped.Dispose(); // the gate has no handle to give back
}
