using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;
using GenAsset.Media;
using GenAsset.Media.Codecs;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace GenAsset.Api.V1.Items;

/// <summary>Pictures made small: a page of many shows these, and reads the large ones when they are opened. Those made last are kept, since many look at the newest job.</summary>
internal sealed class Thumbnails : IDisposable
{
    /// <summary>The smallest longest side that may be asked for.</summary>
    public const int Least = 16;

    /// <summary>The largest.</summary>
    public const int Most = 1024;

    private const long MostBytes = 256L << 20; // of the file that is made small
    private const long KeptBytes = 32L << 20;

    private readonly MemoryCache _kept = new(Options.Create(new MemoryCacheOptions { SizeLimit = KeptBytes }));
    private readonly SemaphoreSlim _atOnce = new(Math.Max(1, Environment.ProcessorCount / 2)); // engines work beside it

    /// <summary>The picture, small; <paramref name="open"/> gives the file, where it must be read. The error says why there is none.</summary>
    public async Task<Outcome<SmallPicture>> OfAsync(AssetInfo asset, int longest, Func<Task<Stream?>> open, CancellationToken cancellationToken)
    {
        var name = (asset.Sha256, longest);
        if (_kept.TryGetValue(name, out SmallPicture? kept) && kept is not null)
            return kept;
        if (!asset.ContentType.StartsWith("image/", StringComparison.Ordinal))
            return GenAssetError.Of(ErrorCatalog.RequestInvalid, $"{asset.Name} is not a picture, so it has no size to be made small to.", suggestion: "Leave size out.");
        if (asset.Bytes > MostBytes)
            return GenAssetError.Of(ErrorCatalog.FileTooLarge, $"{asset.Name} has {asset.Bytes:N0} bytes; up to {MostBytes:N0} are made small.", suggestion: "Leave size out.");
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

    private static async Task<Outcome<SmallPicture>> MakeAsync(AssetInfo asset, int longest, Func<Task<Stream?>> open, CancellationToken cancellationToken)
    {
        if (await open() is not { } content)
            return GenAssetError.Of(ErrorCatalog.IncompleteResults, $"{asset.Name} is not there.");
        using var file = new MemoryStream((int)asset.Bytes);
        await using (content)
            await content.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        try
        {
            var (format, small) = await Task.Run(() => Thumbnail.Make(file, longest, cancellationToken: cancellationToken), cancellationToken);
            return new SmallPicture(small, ContentTypes.Of("." + format.ToString().ToLowerInvariant()));
        }
        catch (Exception fault) when (fault is MediaFormatException or NotSupportedException)
        {
            return GenAssetError.Of(ErrorCatalog.InvalidFileFormat, $"{asset.Name} cannot be made small: {fault.Message}.", suggestion: "Leave size out.");
        }
    }
}

/// <summary>A picture made small.</summary>
/// <param name="File">Its bytes.</param>
/// <param name="ContentType">Its media type.</param>
internal sealed record SmallPicture(byte[] File, string ContentType);
