using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Leasing;

/// <summary>The files of items that are with workers: inputs go out, assets come in, and what an item has already paid for goes both ways.</summary>
public sealed class HeldFiles
{
    private readonly Func<string, HeldLease?> _find;
    private readonly IAssetStore _assets;
    private readonly IInputOpener _inputs;

    internal HeldFiles(Func<string, HeldLease?> find, IAssetStore assets, IInputOpener inputs) => (_find, _assets, _inputs) = (find, assets, inputs);

    /// <summary>Opens an input of a leased item.</summary>
    public Task<Outcome<Stream>> OpenInputAsync(string token, int input, CancellationToken cancellationToken)
    {
        var found = FindInput(token, input);
        return found.Succeeded ? _inputs.OpenAsync(found.Value, cancellationToken) : Task.FromResult<Outcome<Stream>>(found.Error);
    }

    /// <summary>An address of the public internet at which an input of a leased item can be fetched for a while; the error says why there is none.</summary>
    public async Task<Outcome<InputAddress>> AddressOfInputAsync(string token, int input, CancellationToken cancellationToken)
    {
        var found = FindInput(token, input);
        if (!found.Succeeded)
            return found.Error;
        var address = await _inputs.AddressOfAsync(found.Value, cancellationToken).ConfigureAwait(false);
        return address.Succeeded ? new InputAddress(address.Value.AbsoluteUri) : address.Error;
    }

    /// <summary>Takes one file of a leased item in as it streams by; it counts once the lease is completed.</summary>
    public async Task<Outcome<AssetInfo>> ReceiveAsync(string token, string name, Stream content, byte[]? sha256, CancellationToken cancellationToken)
    {
        if (!AssetName.IsValid(name))
            return BadName(name);
        if (_find(token) is not { } held || !held.BeginReceiving())
            return LeaseDesk.Lost();
        var scratch = held.ScratchIn(_assets);
        var isWhole = false;
        try
        {
            var file = scratch.Create(name);
            await using (file.ConfigureAwait(false))
            {
                if (!await CopyAsync(content, file, held, cancellationToken).ConfigureAwait(false))
                    return LeaseDesk.Lost();
            }

            var info = scratch.Files.Single(file => file.Name == name);
            if (sha256 is not null && !sha256.AsSpan().SequenceEqual(Convert.FromHexString(info.Sha256)))
                return Broken(name);
            isWhole = true;
            return info;
        }
        finally
        {
            if (!isWhole)
                scratch.Remove(name);
            held.EndReceiving();
        }
    }

    /// <summary>
    /// Takes in what the item has paid for, for whoever runs it next; null when it is on the disk. Whether the lease still holds is decided in the same moment in
    /// which the new takes the old one's place, so that a worker which lost the item cannot overwrite what its successor knows.
    /// </summary>
    public async Task<GenAssetError?> KeepAsync(string token, string name, Stream content, byte[]? sha256, CancellationToken cancellationToken)
    {
        if (!AssetName.IsValid(name))
            return BadName(name);
        if (_find(token) is not { } held || !held.BeginReceiving())
            return LeaseDesk.Lost();
        try
        {
            if (held.Keep is not { } keep)
                return GenAssetError.Of(ErrorCatalog.RouteNotFound, "This server keeps nothing from try to try.", suggestion: "Run engines that are paid for in the server.");
            using (var begun = keep.Begin(name))
            {
                if (!await CopyAsync(content, begun.Content, held, cancellationToken).ConfigureAwait(false))
                    return LeaseDesk.Lost();
                if (sha256 is not null && !sha256.AsSpan().SequenceEqual(begun.Digest()))
                    return Broken(name);
                begun.Flush();
                if (!held.TryKeep(begun.Finish))
                    return LeaseDesk.Lost();
            }

            await keep.SettleAsync(name, CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        finally
        {
            held.EndReceiving();
        }
    }

    /// <summary>Opens what a leased item has paid for.</summary>
    public Outcome<Stream> OpenKept(string token, string name)
    {
        if (!AssetName.IsValid(name))
            return BadName(name);
        if (_find(token) is not { } held || !held.Renew())
            return LeaseDesk.Lost();
        return held.Keep?.Find(name) is { } path
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete)
            : GenAssetError.Of(ErrorCatalog.AssetNotFound, $"Nothing is kept of this item under \"{name}\".");
    }

    /// <summary>What a name that no file may have is told.</summary>
    internal static GenAssetError BadName(string? name) =>
        GenAssetError.Of(ErrorCatalog.ValidationFailed, $"\"{Excerpt.Of(name ?? "")}\" is not a name that an asset may have.");

    /// <summary>What a file is told that is not the one whose digest came with it.</summary>
    internal static GenAssetError Broken(string name) =>
        GenAssetError.Of(ErrorCatalog.IncompleteResults, $"\"{name}\" arrived as other bytes than were sent.", new JsonObject { ["asset"] = name }, "Send it again.");

    private Outcome<InputRef> FindInput(string token, int input)
    {
        if (_find(token) is not { } held || !held.Renew())
            return LeaseDesk.Lost();
        return input >= 0 && input < held.Inputs.Count
            ? held.Inputs[input]
            : GenAssetError.Of(ErrorCatalog.InputNotReadable, $"The item has {held.Inputs.Count} inputs, counted from 0.");
    }

    // False when the lease was lost on the way: a transfer gives signs of life itself, but a stopped one does not.
    private static async Task<bool> CopyAsync(Stream content, Stream file, HeldLease held, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 << 10];
        while (await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            if (!held.Renew())
                return false;
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }

        return held.Renew();
    }
}
