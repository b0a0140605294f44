using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenAsset.Api.Idempotency;
using GenAsset.Azure.Accounts;

namespace GenAsset.Functions.Storage;

/// <summary>The records of idempotency keys as blobs, which all instances see: a request that is sent again finds its first try, whichever instance that came to.</summary>
public sealed class BlobIdempotencyShelf(StorageAccount account, TimeProvider time) : IdempotencyShelf
{
    private const string Folder = "server/idempotency/";
    private const int AtOnce = 16;

    /// <inheritdoc/>
    public override async Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await BlobOf(name).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override async Task<bool> TryAddAsync(string name, ReadOnlyMemory<byte> record, CancellationToken cancellationToken)
    {
        try
        {
            await BlobOf(name).UploadAsync(new BinaryData(record), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (StorageFault.IsConflict(fault))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override Task ReplaceAsync(string name, ReadOnlyMemory<byte> record, CancellationToken cancellationToken) =>
        BlobOf(name).UploadAsync(new BinaryData(record), overwrite: true, cancellationToken);

    /// <inheritdoc/>
    public override Task RemoveAsync(string name, CancellationToken cancellationToken) => BlobOf(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Removes the records whose day is over; says how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        await Parallel.ForEachAsync(
            account.Container.GetBlobsAsync(prefix: Folder, cancellationToken: cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (blob, token) =>
            {
                if (time.GetUtcNow() - blob.Properties.LastModified <= IdempotencyKeys.KeptFor)
                    return;
                await account.Container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: token);
                Interlocked.Increment(ref removed);
            });
        return removed;
    }

    private BlobClient BlobOf(string name) => account.Container.GetBlobClient($"{Folder}{name}.json");
}
