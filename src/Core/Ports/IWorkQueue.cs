using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;

namespace GenAsset.Core.Ports;

/// <summary>Gives out items to run and takes back what became of them. Who runs an item holds its lease; who lost it changes nothing any more.</summary>
public interface IWorkQueue
{
    /// <summary>Waits for the next item; null when the queue was closed.</summary>
    ValueTask<Lease?> LeaseAsync(CancellationToken cancellationToken);

    /// <summary>Says what the item is doing; the answer says whether to go on.</summary>
    ValueTask<LeaseStanding> HeartbeatAsync(Lease lease, string stage, double progress, CancellationToken cancellationToken);

    /// <summary>The item succeeded and its assets are committed; false when the lease was lost.</summary>
    Task<bool> CompleteAsync(Lease lease, EngineResult result, IReadOnlyList<AssetInfo> assets, CancellationToken cancellationToken);

    /// <summary>The try failed; the queue decides whether another follows.</summary>
    Task FailAsync(Lease lease, GenAssetError error, CancellationToken cancellationToken);

    /// <summary>The try failed, and what it made is committed all the same, to be looked at. A queue that cannot note the files notes the failure.</summary>
    Task FailKeepingAsync(Lease lease, GenAssetError error, IReadOnlyList<AssetInfo> kept, CancellationToken cancellationToken) =>
        FailAsync(lease, error, cancellationToken);

    /// <summary>The try ended without a result and without fault: the worker stops, or the job was cancelled.</summary>
    Task ReleaseAsync(Lease lease, CancellationToken cancellationToken);
}
