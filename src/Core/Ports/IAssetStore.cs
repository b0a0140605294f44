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

    /// <summary>
    /// Makes a try's files durable and says what they are. Committing the same bytes again changes nothing; of two tries, the one whose files the journal
    /// names last is the item's.
    /// </summary>
    Task<IReadOnlyList<AssetInfo>> CommitAsync(Scratch scratch, CancellationToken cancellationToken);

    /// <summary>Opens a committed file, or null where it is not there. The stream can seek.</summary>
    Task<Stream?> OpenAsync(string jobId, int index, AssetInfo asset, CancellationToken cancellationToken);

    /// <summary>Removes every file of a job; none is no error.</summary>
    Task RemoveAsync(string jobId, CancellationToken cancellationToken);
}
