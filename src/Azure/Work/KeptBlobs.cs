using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;
using GenAsset.Core.Errors;

namespace GenAsset.Azure.Work;

/// <summary>
/// The blobs of what items have paid for, beside their ledgers. A blob's name has its content's digest in it and is never written over; which of them count is for
/// the ledger to say, so that a worker which lost its item changes nothing by writing one.
/// </summary>
internal sealed class KeptBlobs(StorageAccount account)
{
    private const int DigestLetters = 16;

    /// <summary>Brings something here, where it is not here yet.</summary>
    public async Task SendAsync(string jobId, int index, KeptFile file, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            content.Position = 0; // a call may be the second
            await Blob(jobId, index, file).UploadAsync(content, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException fault) when (StorageFault.IsConflict(fault))
        {
            // The same bytes are there.
        }
    }

    /// <summary>Opens something; null where it is not here any more.</summary>
    public async Task<Stream?> OpenAsync(string jobId, int index, KeptFile file, CancellationToken cancellationToken)
    {
        try
        {
            return await Blob(jobId, index, file).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            return null;
        }
    }

    /// <summary>What a file is told that should be here and is not.</summary>
    public static GenAssetError Missing(int index, KeptFile file) =>
        GenAssetError.Of(ErrorCatalog.StoreDamaged, $"\"{file.Name}\", which item {index} has paid for, is not in the storage any more.");

    /// <summary>Removes all of an item's.</summary>
    public async Task RemoveAsync(string jobId, int index, CancellationToken cancellationToken)
    {
        await foreach (var blob in account.Container.GetBlobsAsync(prefix: Folder(jobId, index), cancellationToken: cancellationToken).ConfigureAwait(false))
            await account.Container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private BlobClient Blob(string jobId, int index, KeptFile file) => account.Container.GetBlobClient($"{Folder(jobId, index)}{file.Sha256[..DigestLetters]}/{file.Name}");

    private static string Folder(string jobId, int index) => string.Create(CultureInfo.InvariantCulture, $"{BlobAssetStore.JobPrefix(jobId)}tries/{index:000000}/kept/");
}
