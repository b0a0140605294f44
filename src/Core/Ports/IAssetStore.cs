using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Ports;

/// <summary>Keeps the output files of items.</summary>
public interface IAssetStore
{
    /// <summary>A place for one try's files, of no meaning until it is committed.</summary>
    Scratch CreateScratch(string jobId, int index, int attempt);

    /// <summary>What the item's tries hand on to each other, whichever process runs them; null where this store hands nothing on.</summary>
    ItemKeep? KeepOf(string jobId, int index) => null;

    /// <summary>Makes a try's files the item's assets, durably. Committing an item again replaces what was there.</summary>
    Task<IReadOnlyList<AssetInfo>> CommitAsync(Scratch scratch, CancellationToken cancellationToken);

    /// <summary>Opens a committed file, or null where there is none.</summary>
    Task<Stream?> OpenAsync(string jobId, int index, string name, CancellationToken cancellationToken);
}
