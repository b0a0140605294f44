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
        incoming.Expire(); // what a process that died had received
        var received = await incoming.AddAsync(content, owner, name, cancellationToken);
        if (!received.Succeeded)
            return received.Error;
        try
        {
            return await SendAsync(received.Value with { ExpiresAt = time.GetUtcNow() + Life }, cancellationToken);
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            return StorageFault.Explain(fault, "an upload");
        }
        finally
        {
            incoming.TryRemove(received.Value.Id);
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

    // The head last: an upload that is found has its bytes.
    private async Task<Outcome<Upload>> SendAsync(Upload upload, CancellationToken cancellationToken)
    {
        var local = incoming.Open(upload.Id);
        if (!local.Succeeded)
            return local.Error;
        await using (local.Value)
            await account.Container.GetBlobClient(ContentOf(upload.Id)).UploadAsync(local.Value, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = upload.ContentType } }, cancellationToken);
        await account.Container.GetBlobClient(HeadOf(upload.Id)).UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(upload, GenAssetJson.Line.Upload)), overwrite: true, cancellationToken);
        return upload;
    }

    private static string HeadOf(string id) => $"uploads/{id}/upload.json";
}
