using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using GenAsset.Azure.Accounts;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Azure.Assets;

/// <summary>
/// Addresses that open one blob for a while, to read it or to create it and nothing else, for clients and workers that have no access of their own. They are signed
/// with a user delegation key, which the process's identity asks for; with the account's own key only for the emulator.
/// </summary>
/// <param name="account">Where the blobs lie.</param>
/// <param name="time">The clock.</param>
public sealed class BlobAddresses(StorageAccount account, TimeProvider time) : IDisposable
{
    /// <summary>The longest that an address may live.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5); // between our clock and the account's
    private static readonly TimeSpan KeyLife = TimeSpan.FromHours(4);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private UserDelegationKey? _key;

    /// <summary>Whether there is something to sign with: an identity, or the emulator's key.</summary>
    public bool CanSign => !account.HasKey || account.IsEmulator;

    /// <summary>An address at which an asset can be read.</summary>
    public Task<Uri> ToReadAsync(string jobId, int index, AssetInfo asset, TimeSpan lifetime, CancellationToken cancellationToken) =>
        ToReadAsync(jobId, index, asset, lifetime, null, cancellationToken);

    /// <summary>The same; the answer says with <paramref name="disposition"/> whether it is to be shown or saved, and under which name.</summary>
    public Task<Uri> ToReadAsync(string jobId, int index, AssetInfo asset, TimeSpan lifetime, string? disposition, CancellationToken cancellationToken) =>
        SignAsync(BlobAssetStore.NameOf(jobId, index, asset), BlobSasPermissions.Read, lifetime, (asset.ContentType, disposition), cancellationToken);

    /// <summary>An address at which an asset can be created, once: what is there already is not overwritten.</summary>
    public Task<Uri> ToCreateAsync(string jobId, int index, AssetInfo asset, TimeSpan lifetime, CancellationToken cancellationToken) =>
        SignAsync(BlobAssetStore.NameOf(jobId, index, asset), BlobSasPermissions.Create, lifetime, null, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _asking.Dispose();

    private async Task<Uri> SignAsync(string name, BlobSasPermissions permission, TimeSpan lifetime, (string ContentType, string? Disposition)? shownAs, CancellationToken cancellationToken)
    {
        if (lifetime <= TimeSpan.Zero || lifetime > Longest)
            throw new ArgumentOutOfRangeException(nameof(lifetime), $"An address may live for {Longest.TotalMinutes:0} minutes at most.");
        var now = time.GetUtcNow();
        var blob = account.Container.GetBlobClient(name);
        var sas = new BlobSasBuilder(permission, now + lifetime)
        {
            BlobContainerName = account.Container.Name,
            BlobName = name,
            Resource = "b",
            StartsOn = now - Skew,
            Protocol = account.IsEmulator ? SasProtocol.HttpsAndHttp : SasProtocol.Https,
        };
        if (shownAs is var (contentType, disposition))
            (sas.ContentType, sas.ContentDisposition) = (contentType, disposition);
        if (!account.HasKey)
            return new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(await KeyAsync(now, cancellationToken).ConfigureAwait(false), account.Name) }.ToUri();
        return account.IsEmulator ? blob.GenerateSasUri(sas) : throw new GenAssetException(GenAssetError.Of(
            ErrorCatalog.ConfigurationInvalid, "Addresses of blobs are not signed with an account's key.", suggestion: "Open the account by its URL, with the identity of this process."));
    }

    // A key outlives every address that is signed with it, or the address would end with the key.
    private async Task<UserDelegationKey> KeyAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_key is null || _key.SignedExpiresOn < now + Longest + Skew)
                _key = (await account.Blobs.GetUserDelegationKeyAsync(now - Skew, now + KeyLife, cancellationToken).ConfigureAwait(false)).Value;
            return _key;
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            throw new GenAssetException(StorageFault.Explain(fault, "a key to sign addresses with"), fault);
        }
        finally
        {
            _asking.Release();
        }
    }
}
