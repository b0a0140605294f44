using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;

namespace GenAsset.Core.Engines;

/// <summary>
/// Opens the inputs of items: files of this machine, uploads, and addresses, whose content is brought here whole first, so that every engine
/// gets a stream that it may read twice.
/// </summary>
/// <param name="uploads">Where uploads lie.</param>
/// <param name="http">What addresses are asked with.</param>
/// <param name="publish">Gives an upload an address of the public internet for a while; left out, none has one.</param>
public sealed class InputOpener(FileUploadStore uploads, GuardedHttp http, Func<Upload, Uri>? publish = null) : IInputOpener
{
    /// <inheritdoc/>
    public async Task<Outcome<Uri>> AddressOfAsync(InputRef input, CancellationToken cancellationToken)
    {
        if (input.Upload is not { } id || publish is null)
            return Inputs.AddressOf(input);
        return await uploads.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } upload
            ? publish(upload)
            : GenAssetError.Of(ErrorCatalog.UploadNotFound, $"{input.Shown} is gone.");
    }

    /// <inheritdoc/>
    public async Task<Outcome<Stream>> OpenAsync(InputRef input, CancellationToken cancellationToken)
    {
        if (input.Upload is { } upload)
            return uploads.Open(upload);
        return input.Uri is { } uri ? await FetchAsync(new Uri(uri), cancellationToken).ConfigureAwait(false) : Inputs.Open(input);
    }

    private async Task<Outcome<Stream>> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(address) { Bounds = new FetchBounds(MaxBytes: uploads.Limits.MaxBytes) };
        var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!answer.Succeeded)
            return answer.Error;
        var response = answer.Value;
        await using var _ = response.ConfigureAwait(false);
        if (response.Status is < 200 or > 299)
            return BadStatus(address, response);
        var file = uploads.CreateTemporary();
        try
        {
            await response.Body.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            file.Position = 0;
            var kind = UploadCheck.Run(file, FetchFault.Shown(address), uploads.Limits.MaxPixels);
            file.Position = 0;
            if (kind.Succeeded)
                return file;
            await file.DisposeAsync().ConfigureAwait(false);
            return kind.Error;
        }
        catch (GenAssetException fault)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            return fault.Error;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static GenAssetError BadStatus(Uri address, FetchResponse response)
    {
        var mayPass = response.Status is 408 or 425 or 429 or >= 500;
        var details = new JsonObject { ["status"] = response.Status };
        if (mayPass && response.RetryAfter(TimeProvider.System) is { } wait && wait > TimeSpan.Zero)
            details["retryAfterSeconds"] = wait.TotalSeconds;
        return GenAssetError.Of(mayPass ? ErrorCatalog.AddressUnreachable : ErrorCatalog.InputNotReadable, $"{FetchFault.Shown(address)} answers {response.Status}.", details);
    }
}
