using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using GenAsset.Azure.Accounts;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;

namespace GenAsset.Functions.Storage;

/// <summary>
/// Uploads as blobs: uploads/&lt;id&gt;/content beside upload.json. A file is received and looked at on this machine's disk first, as everywhere else. An upload stays
/// until the account's lifecycle rule removes it: jobs name it, and no job is asked.
/// </summary>
public sealed class BlobUploadStore(StorageAccount account, FileUploadStore incoming, TimeProvider time) : IUploadStore
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>The blob of an upload's bytes.</summary>
    public static string ContentOf(string id) => $"uploads/{id}/content";

    /// <inheritdoc/>
    public async Task<Outcome<Upload>> AddAsync(Stream content, string? owner, string? name, CancellationToken cancellationToken)
    {
        var received = await incoming.AddAsync(content, owner, name, cancellationToken);
        incoming.Expire();
        if (!received.Succeeded)
            return received.Error;
        var upload = received.Value with { ExpiresAt = time.GetUtcNow() + Life };
        var local = incoming.Open(upload.Id);
        if (!local.Succeeded)
            return local.Error;
        try
        {
            await using (local.Value)
                await account.Container.GetBlobClient(ContentOf(upload.Id)).UploadAsync(local.Value, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = upload.ContentType } }, cancellationToken);
            await account.Container.GetBlobClient(HeadOf(upload.Id)).UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(upload, GenAssetJson.Line.Upload)), overwrite: true, cancellationToken);
            return upload;
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            return StorageFault.Explain(fault, "an upload");
        }
    }

    /// <inheritdoc/>
    public async Task<Upload?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!UploadId.IsValid(id))
            return null;
        try
        {
            var head = await account.Container.GetBlobClient(HeadOf(id)).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(head.Value.Content.ToMemory().Span, GenAssetJson.Line.Upload) is { } upload && upload.ExpiresAt > time.GetUtcNow() ? upload : null;
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<Stream>> OpenAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            if (UploadId.IsValid(id))
                return await account.Container.GetBlobClient(ContentOf(id)).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            // Told below, as an id that never was.
        }

        return GenAssetError.Of(ErrorCatalog.UploadNotFound, "There is no such upload, or it has expired.");
    }

    private static string HeadOf(string id) => $"uploads/{id}/upload.json";
}
