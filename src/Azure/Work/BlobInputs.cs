using Azure;
using GenAsset.Azure.Accounts;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;

namespace GenAsset.Azure.Work;

/// <summary>Opens the inputs of orders: those that lie with the job as blobs, and all others as anywhere.</summary>
/// <param name="account">Where blobs are.</param>
/// <param name="files">Where a blob lies while it is read.</param>
/// <param name="others">What opens the others.</param>
public sealed class BlobInputs(StorageAccount account, FileUploadStore files, IInputOpener others) : IInputOpener
{
    /// <inheritdoc/>
    public async Task<Outcome<Stream>> OpenAsync(InputRef input, CancellationToken cancellationToken)
    {
        if (input.Uri?.StartsWith('/') != true)
            return await others.OpenAsync(input, cancellationToken).ConfigureAwait(false);
        var file = files.CreateTemporary();
        try
        {
            await account.Container.GetBlobClient(input.Uri[1..]).DownloadToAsync(file, cancellationToken).ConfigureAwait(false);
            file.Position = 0;
            return file;
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            await file.DisposeAsync().ConfigureAwait(false);
            return GenAssetError.Of(ErrorCatalog.InputNotReadable, "The input is not in the storage any more.");
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            return StorageFault.Explain(fault, "an input");
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<Outcome<Uri>> AddressOfAsync(InputRef input, CancellationToken cancellationToken) => input.Uri?.StartsWith('/') == true
        ? Task.FromResult<Outcome<Uri>>(GenAssetError.Of(
            ErrorCatalog.InputNotReadable, "The input lies in the storage, and this engine's service wants an address of the public internet.", suggestion: "Give the input as an https address, or run the engine in the server."))
        : others.AddressOfAsync(input, cancellationToken);
}
