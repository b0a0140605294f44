using GenAsset.Azure.Assets;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Functions.Storage;

/// <summary>Addresses of assets in Blob Storage: signed, to read one blob and nothing else, for a quarter of an hour. A download that has begun may take longer.</summary>
public sealed class BlobLinks(BlobAddresses addresses) : IAssetLinks
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public async Task<Uri?> ToReadAsync(string jobId, int index, AssetInfo asset, string disposition, CancellationToken cancellationToken) =>
        addresses.CanSign ? await addresses.ToReadAsync(jobId, index, asset, Life, disposition, cancellationToken) : null;
}
