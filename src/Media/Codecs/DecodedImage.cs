using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs;

/// <summary>A file's pixels and what it said beside them; disposing it frees the pixels.</summary>
public sealed class DecodedImage(ImageFormat format, ImageBuffer pixels, ImageMetadata metadata) : IDisposable
{
    /// <summary>The format found in the content.</summary>
    public ImageFormat Format { get; } = format;

    /// <summary>The pixels, rows as stored in the file.</summary>
    public ImageBuffer Pixels { get; } = pixels;

    /// <summary>What the file said beside the pixels.</summary>
    public ImageMetadata Metadata { get; } = metadata;

    /// <inheritdoc/>
    public void Dispose() => Pixels.Dispose();
}
