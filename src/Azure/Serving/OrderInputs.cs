using Azure;
using Azure.Storage.Blobs.Models;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;

namespace GenAsset.Azure.Serving;

/// <summary>Brings the inputs of items that lie with the server to where workers can read them: blobs of the job. Addresses stay what they are.</summary>
internal sealed class OrderInputs(StorageAccount account, LeaseDesk desk)
{
    /// <summary>The item with its inputs as blobs; the error says which cannot be read.</summary>
    public async Task<Outcome<ItemSpec>> MoveAsync(LeasedItem leased, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>();
        foreach (var input in leased.Item.Inputs)
        {
            if (input.Uri is not { } path || !path.StartsWith('/') || names.ContainsKey(path))
                continue;
            var number = int.Parse(path[(path.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture); // as the desk numbers them
            var content = await desk.Files.OpenInputAsync(leased.Token, number, cancellationToken).ConfigureAwait(false);
            if (!content.Succeeded)
                return content.Error;
            names[path] = $"{BlobAssetStore.JobPrefix(leased.JobId)}inputs/{leased.Index:000000}-{number}";
            await using var _ = content.Value.ConfigureAwait(false);
            await SendAsync(names[path], content.Value, cancellationToken).ConfigureAwait(false);
        }

        return leased.Item.WithInputs(input => input.Uri is { } path && names.TryGetValue(path, out var blob) ? new InputRef(Uri: "/" + blob) : input);
    }

    // The inputs of an item never change: what an earlier try brought is there.
    private async Task SendAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            await account.Container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException fault) when (StorageFault.IsConflict(fault))
        {
        }
    }
}
