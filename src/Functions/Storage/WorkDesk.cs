using GenAsset.Core.Jobs;

namespace GenAsset.Functions.Storage;

/// <summary>Where items go to be run, and where it is written what became of them: the seam between the store and the work queue.</summary>
public abstract class WorkDesk
{
    /// <summary>Puts items on the queue. Sending the same items again is harmless: an order is run once, however many messages speak of it.</summary>
    public abstract Task SendAsync(IReadOnlyList<ItemOrder> orders, string batch, CancellationToken cancellationToken);

    /// <summary>How an order ended, as its workers wrote it down; null while it has not.</summary>
    public abstract Task<JobEvent?> EndingOfAsync(string jobId, int index, int firstTry, CancellationToken cancellationToken);

    /// <summary>Takes an order back; false when it had ended before.</summary>
    public abstract Task<bool> CancelAsync(ItemOrder order, CancellationToken cancellationToken);

    /// <summary>What workers have in hand. It is some seconds old, and asking costs the same however many items there are.</summary>
    public abstract Task<OrdersAtWork> AtWorkAsync(CancellationToken cancellationToken);
}

/// <summary>An item on its way to a worker.</summary>
/// <param name="JobId">Its job.</param>
/// <param name="Index">Its place there.</param>
/// <param name="FirstTry">The number of its next try.</param>
/// <param name="Item">What to run.</param>
/// <param name="Options">How the job is run.</param>
/// <param name="TraceParent">The trace context of the request that made the job.</param>
public sealed record ItemOrder(string JobId, int Index, int FirstTry, ItemSpec Item, JobOptions Options, string? TraceParent);
