using GenAsset.Core.Leasing;
using GenAsset.Core.Running;

namespace GenAsset.Core.Client;

/// <summary>An item that this worker holds of a server.</summary>
public sealed class TakenLease : TakenItem
{
    internal TakenLease(LeasedItem item, DateTimeOffset now)
        : base(LeaseOf(item, now), item.Kept ?? []) => AssetsPath = item.Assets;

    /// <summary>Where its files are put.</summary>
    internal string AssetsPath { get; }

    /// <summary>The files as they are named to the server at the end.</summary>
    internal IReadOnlyList<SentAsset>? Sent { get; set; }

    private static Lease LeaseOf(LeasedItem item, DateTimeOffset now) => new()
    {
        JobId = item.JobId,
        Index = item.Index,
        Attempt = item.Attempt,
        Item = item.Item,
        Engine = item.Engine,
        Seed = item.Seed,
        Timeout = TimeSpan.FromSeconds(item.TimeoutSeconds),
        StartedAt = now,
        TraceParent = item.TraceParent,
        Token = item.Token,
    };
}
