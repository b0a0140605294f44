using System.Globalization;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenAsset.Azure.Accounts;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;

namespace GenAsset.Azure.Assets;

/// <summary>
/// Assets as blobs: jobs/&lt;job&gt;/assets/&lt;index&gt;/&lt;digest&gt;/&lt;name&gt;. The digest in the name makes a commit a condition that can be asked: who writes the same
/// bytes again is told that they are there, which counts as done, and two tries that made different bytes do not touch each other. Which of them are the item's
/// is for the journal to say.
/// </summary>
/// <param name="account">Where blobs are kept.</param>
/// <param name="home">Where engines write before that.</param>
/// <param name="time">The clock.</param>
/// <param name="notice">Told what a person should know and need not act on.</param>
/// <param name="keepOf">What a try's item has already paid for, where others than the home know that.</param>
public sealed class BlobAssetStore(StorageAccount account, HomeFolder home, TimeProvider time, Action<string>? notice = null, Func<string, int, int, ItemKeep?>? keepOf = null) : IAssetStore
{
    private const int DigestLetters = 16;
    private const int Parallel = 8; // files of an item on their way at once, and removals
    private const int BlockBytes = 8 << 20;
    private const int BlocksAtOnce = 4;
    private const int ReadAhead = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2); // then the try fails and may be repeated

    private readonly Perseverance _calls = new(time, notice);

    /// <summary>Where an asset lies.</summary>
    public static string NameOf(string jobId, int index, AssetInfo asset) => string.Create(
        CultureInfo.InvariantCulture, $"{JobPrefix(jobId)}assets/{index:000000}/{asset.Sha256[..Math.Min(DigestLetters, asset.Sha256.Length)]}/{asset.Name}");

    /// <inheritdoc/>
    public Scratch CreateScratch(string jobId, int index, int attempt) => home.CreateScratch(jobId, index, attempt, keepOf?.Invoke(jobId, index, attempt));

    /// <inheritdoc/>
    public ItemKeep KeepOf(string jobId, int index) => home.KeepOf(jobId, index);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AssetInfo>> CommitAsync(Scratch scratch, CancellationToken cancellationToken)
    {
        var files = scratch.Files;
        try
        {
            await System.Threading.Tasks.Parallel.ForEachAsync(files, Options(cancellationToken), async (file, token) => await SendAsync(scratch, file, token).ConfigureAwait(false)).ConfigureAwait(false);
            return files;
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            throw new GenAssetException(StorageFault.Explain(fault, $"the files of item {scratch.Index} of job {scratch.JobId}"), fault);
        }
        finally
        {
            scratch.Discard();
        }
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string jobId, int index, AssetInfo asset, CancellationToken cancellationToken)
    {
        if (!JobId.IsValid(jobId) || index < 0 || !AssetName.IsValid(asset.Name))
            return null;
        try
        {
            return await account.Container.GetBlobClient(NameOf(jobId, index, asset)).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadAhead }, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            return null;
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            throw new GenAssetException(StorageFault.Explain(fault, $"{asset.Name} of item {index} of job {jobId}"), fault);
        }
    }

    /// <summary>Removes every blob of a job: its assets, and with them what its workers were told and did.</summary>
    public async Task RemoveAsync(string jobId, CancellationToken cancellationToken)
    {
        if (!JobId.IsValid(jobId))
            return;
        try
        {
            await System.Threading.Tasks.Parallel.ForEachAsync(
                account.Container.GetBlobsAsync(prefix: JobPrefix(jobId), cancellationToken: cancellationToken), Options(cancellationToken),
                async (blob, token) => await account.Container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            // There is not even a container.
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            throw new GenAssetException(StorageFault.Explain(fault, $"the files of job {jobId}"), fault);
        }
    }

    internal static string JobPrefix(string jobId) => $"jobs/{jobId}/";

    private static ParallelOptions Options(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken };

    // The SDK streams a file in one request where it is small, and in blocks that are committed together where it is large.
    private Task SendAsync(Scratch scratch, AssetInfo file, CancellationToken cancellationToken)
    {
        var blob = account.Container.GetBlobClient(NameOf(scratch.JobId, scratch.Index, file));
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = file.ContentType },
            TransferOptions = new StorageTransferOptions
            {
                InitialTransferSize = BlockBytes,
                MaximumTransferSize = BlockBytes,
                MaximumConcurrency = BlocksAtOnce,
            },
        };
        return _calls.CallAsync($"{file.Name} of item {scratch.Index} of job {scratch.JobId}", () => UploadAsync(blob, Path.Combine(scratch.Folder, file.Name), options, cancellationToken), cancellationToken, Patience);
    }

    private static async Task UploadAsync(BlobClient blob, string path, BlobUploadOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(path, options, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException fault) when (StorageFault.IsConflict(fault))
        {
            // The same bytes are there already: of an earlier commit, or of this one when its answer was lost.
        }
    }
}
