using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenAsset.Api;
using GenAsset.Api.State;
using GenAsset.Azure.Accounts;

namespace GenAsset.Functions.Http;

/// <summary>
/// What all instances must know alike, though they share no disk: the keys' digests and the secret of signed links. They lie in the blobs server/keys.json and
/// server/links.key; each instance reads a copy on its own disk, of the keys one that is a minute old at most.
/// </summary>
public sealed class SharedState : IDisposable
{
    private const string Folder = "server/";
    private const int NotModified = 304;

    private readonly StorageAccount _account;
    private readonly FileCopy _keys;
    private readonly FileCopy _links;
    private readonly Action<string> _notice;
    private bool _isAway;

    /// <summary>Readies the copies; nothing is asked yet.</summary>
    public SharedState(StorageAccount account, ApiOptions options, TimeProvider time, Action<string> notice)
    {
        (_account, _notice) = (account, notice);
        _keys = new FileCopy(options.KeysFile, (known, token) => FetchAsync(BlobOf(options.KeysFile), known, token), time);
        _links = new FileCopy(options.LinksFile, (_, token) => FetchOrMakeAsync(BlobOf(options.LinksFile), ApiOptions.LinkSecretBytes, token), time);
    }

    /// <summary>Brings both here; a server without them would refuse its own keys and links.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _keys.RefreshAsync(cancellationToken);
        await _links.RefreshAsync(cancellationToken);
    }

    /// <summary>Brings the keys up to date before a request is looked at. While the storage is away, those that are known are gone by: without it nothing else is done here either.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _keys.RefreshAsync(cancellationToken);
            _isAway = false;
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            if (!_isAway)
                _notice(StorageFault.Explain(fault, "the keys of this server").Message);
            _isAway = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _links.Dispose();
    }

    private BlobClient BlobOf(string file) => _account.Container.GetBlobClient(Folder + Path.GetFileName(file));

    private static async Task<FetchedFile> FetchAsync(BlobClient blob, string? known, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions { Conditions = known is null ? null : new BlobRequestConditions { IfNoneMatch = new ETag(known) } };
            var answer = await blob.DownloadContentAsync(options, cancellationToken);
            return answer.GetRawResponse().Status == NotModified ? new FetchedFile(known) : new FetchedFile(answer.Value.Details.ETag.ToString(), answer.Value.Content.ToMemory());
        }
        catch (RequestFailedException fault) when (fault.Status == NotModified)
        {
            return new FetchedFile(known);
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            return default;
        }
    }

    // The first instance that ever starts makes it; of two that start at once, one.
    private static async Task<FetchedFile> FetchOrMakeAsync(BlobClient blob, int bytes, CancellationToken cancellationToken)
    {
        if (await FetchAsync(blob, null, cancellationToken) is { Content: not null } there)
            return there;
        try
        {
            await blob.UploadAsync(new BinaryData(RandomNumberGenerator.GetBytes(bytes)), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException fault) when (StorageFault.IsConflict(fault))
        {
            // Another was first: its secret counts.
        }

        return await FetchAsync(blob, null, cancellationToken);
    }
}
