using GenAsset.Core.Jobs;

namespace GenAsset.Core.Ports;

/// <summary>Addresses at which assets can be read from where they lie, so that they need not pass through the server. Whoever has one needs no key.</summary>
public interface IAssetLinks
{
    /// <summary>An address that opens this one file for a while, and nothing else; null where it is to be read here.</summary>
    Task<Uri?> ToReadAsync(string jobId, int index, AssetInfo asset, string disposition, CancellationToken cancellationToken);
}
