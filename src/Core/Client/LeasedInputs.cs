using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;

namespace GenAsset.Core.Client;

/// <summary>Opens the inputs of leased items: those that lie with the server are asked of it, and all others opened as anywhere.</summary>
/// <param name="client">The server.</param>
/// <param name="files">Where what comes from the server lies while it is read.</param>
/// <param name="others">What opens the others.</param>
public sealed class LeasedInputs(LeaseClient client, FileUploadStore files, IInputOpener others) : IInputOpener
{
    /// <inheritdoc/>
    public async Task<Outcome<Stream>> OpenAsync(InputRef input, CancellationToken cancellationToken)
    {
        if (input.Uri?.StartsWith('/') != true)
            return await others.OpenAsync(input, cancellationToken).ConfigureAwait(false);
        var answer = await client.GetAsync(input.Uri, cancellationToken).ConfigureAwait(false);
        if (!answer.Succeeded)
            return answer.Error;
        using var response = answer.Value;
        var file = files.CreateTemporary();
        try
        {
            await response.Content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            file.Position = 0;
            return file;
        }
        catch (HttpRequestException fault)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            return GenAssetError.Of(ErrorCatalog.AddressUnreachable, $"{client.Server} broke off while an input was read: {fault.Message}");
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<Outcome<Uri>> AddressOfAsync(InputRef input, CancellationToken cancellationToken) =>
        input.Uri?.StartsWith('/') == true ? client.AddressAsync(input.Uri, cancellationToken) : others.AddressOfAsync(input, cancellationToken);
}
