using GenAsset.Core.Jobs;

namespace GenAsset.Azure.Work;

/// <summary>One item that a worker is to run.</summary>
/// <param name="JobId">The item's job.</param>
/// <param name="Index">The item's place in it.</param>
/// <param name="Attempt">The number of its first try; the tries that follow count on. With job and index it names the order: an order that is sent twice is run once.</param>
/// <param name="Engine">The engine to run it on.</param>
/// <param name="Seed">The seed to use.</param>
/// <param name="TimeoutSeconds">How long a try may take.</param>
/// <param name="Done">The queue, by its name behind the prefix, that is told when the order has ended.</param>
/// <param name="Item">What to run; an input whose uri begins with "/" is a blob of the job.</param>
/// <param name="Retries">Failed tries that another one follows, where the error allows; 0 where whoever sent the order sees to that.</param>
/// <param name="TraceParent">The W3C trace context of the request that made the job.</param>
/// <param name="Kept">What the item has already paid for before this order.</param>
public sealed record WorkOrder(
    string JobId, int Index, int Attempt, string Engine, long Seed, double TimeoutSeconds, string Done, ItemSpec Item, int Retries = 0, string? TraceParent = null,
    IReadOnlyList<KeptFile>? Kept = null)
{
    /// <summary>The blob that says what became of it.</summary>
    public string Ledger => $"{Assets.BlobAssetStore.JobPrefix(JobId)}tries/{Index:000000}-{Attempt}.json";
}

/// <summary>Something that an item has already paid for: the id of a task at a provider, the files of a finished stage.</summary>
/// <param name="Name">Its name in the item's keep.</param>
/// <param name="Sha256">Its content's digest, lower-case hex; its blob has it in its name.</param>
public sealed record KeptFile(string Name, string Sha256);

/// <summary>A message: where an order stands. What is to be done never travels in a message.</summary>
/// <param name="Blob">A blob of orders, one a line.</param>
/// <param name="Offset">Where the order's line begins in it.</param>
/// <param name="Length">The line's length.</param>
public sealed record OrderRef(string Blob, long Offset, int Length);
