using GenAsset.Core.Converting;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace GenAsset.Api.V1.Items;

/// <summary>Small pictures of assets: a page of many shows these, and reads what is large when it is opened. Those made last are kept, since many look at the newest job.</summary>
internal sealed class Thumbnails : IDisposable
{
    /// <summary>The smallest longest side that may be asked for.</summary>
    public const int Least = 16;

    /// <summary>The largest.</summary>
    public const int Most = 1024;

    private const long MostBytes = 128L << 20; // of the file
    private const long KeptBytes = 32L << 20;

    private readonly MemoryCache _kept = new(Options.Create(new MemoryCacheOptions { SizeLimit = KeptBytes }));
    private readonly SemaphoreSlim _atOnce = new(Math.Max(1, Environment.ProcessorCount / 2)); // engines work beside it, and each may take some hundred megabytes

    /// <summary>An asset's small picture; <paramref name="open"/> gives the file, where it must be read. The error says why there is none.</summary>
    public async Task<Outcome<Glimpse>> OfAsync(AssetInfo asset, int longest, Func<Task<Stream?>> open, CancellationToken cancellationToken)
    {
        var name = (asset.Sha256, longest);
        if (_kept.TryGetValue(name, out Glimpse? kept) && kept is not null)
            return kept;
        if (asset.Bytes > MostBytes)
            return GenAssetError.Of(ErrorCatalog.FileTooLarge, $"{asset.Name} has {asset.Bytes:N0} bytes: small pictures are made of files of up to {MostBytes:N0}.", suggestion: "Leave size out.");
        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            var made = await MakeAsync(asset, longest, open, cancellationToken);
            return made.Succeeded ? _kept.Set(name, made.Value, new MemoryCacheEntryOptions { Size = made.Value.File.Length }) : made;
        }
        finally
        {
            _atOnce.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kept.Dispose();
        _atOnce.Dispose();
    }

    private static async Task<Outcome<Glimpse>> MakeAsync(AssetInfo asset, int longest, Func<Task<Stream?>> open, CancellationToken cancellationToken)
    {
        if (await open() is not { } content)
            return GenAssetError.Of(ErrorCatalog.IncompleteResults, $"{asset.Name} is not there.");
        var file = new byte[asset.Bytes];
        await using (content)
            await content.ReadExactlyAsync(file, cancellationToken);
        return await Task.Run(() => Glimpse.Of(asset.Name, file, longest, cancellationToken), cancellationToken);
    }
}
