using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using GenAsset.Azure.Accounts;

namespace GenAsset.Azure.Work;

/// <summary>Reads and writes ledgers; every write is conditional.</summary>
internal sealed class Ledgers(StorageAccount account)
{
    /// <summary>A ledger and its version; none where the order was never begun, or its job is gone.</summary>
    public async Task<(OrderLedger Ledger, ETag Version)?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await account.Container.GetBlobClient(name).DownloadContentAsync(cancellationToken).ConfigureAwait(false);
            return answer.Value.Content.ToMemory() is var json && JsonSerializer.Deserialize(json.Span, WorkJson.Wire.OrderLedger) is { } ledger ? (ledger, answer.Value.Details.ETag) : null;
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            return null;
        }
    }

    /// <summary>What an item had paid for when its orders before this one ended; null where that was nothing.</summary>
    /// <remarks>Asked by name, since a worker may not list blobs: its role's condition is about a blob's path, which a list does not have.</remarks>
    public async Task<IReadOnlyList<KeptFile>?> KeptBeforeAsync(WorkOrder order, CancellationToken cancellationToken)
    {
        for (var before = order.Attempt - 1; before > 0; before--)
        {
            // One that was taken back before anybody began it knows nothing of what those before it had.
            if (await ReadAsync((order with { Attempt = before }).Ledger, cancellationToken).ConfigureAwait(false) is ({ Tries.Count: > 0 } or { Kept: not null }, _) found)
                return found.Ledger.Kept;
        }

        return null;
    }

    /// <summary>Writes a ledger over the version that is given, or as a new one; null when somebody else was first.</summary>
    public async Task<ETag?> TryWriteAsync(string name, OrderLedger ledger, ETag? version, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = version is { } known ? new BlobRequestConditions { IfMatch = known } : new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
        };
        try
        {
            var json = new BinaryData(JsonSerializer.SerializeToUtf8Bytes(ledger, WorkJson.Wire.OrderLedger));
            return (await account.Container.GetBlobClient(name).UploadAsync(json, options, cancellationToken).ConfigureAwait(false)).Value.ETag;
        }
        catch (RequestFailedException fault) when (StorageFault.IsConflict(fault) || (version is not null && StorageFault.IsGone(fault)))
        {
            return null;
        }
    }

    /// <summary>Removes a ledger of a known version; false when somebody else was first.</summary>
    public async Task<bool> TryRemoveAsync(string name, ETag version, CancellationToken cancellationToken)
    {
        try
        {
            return await account.Container.GetBlobClient(name).DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = version }, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException fault) when (StorageFault.IsConflict(fault))
        {
            return false;
        }
    }
}
