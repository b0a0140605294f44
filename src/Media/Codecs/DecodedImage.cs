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

    /// <summary>
    /// This image with its rows as they are to be viewed; itself when they are already. A turned one takes this one's place: its pixels are
    /// freed, and metadata and EXIF say <see cref="Orientation.Normal"/>.
    /// </summary>
    public DecodedImage Upright()
    {
        if (Metadata.Orientation == Orientation.Normal)
            return this;
        var turned = Orient.Apply(Pixels, Metadata.Orientation);
        Dispose();
        var swaps = Metadata.Orientation >= Orientation.Transpose;
        return new DecodedImage(Format, turned, Metadata with
        {
            Orientation = Orientation.Normal,
            Exif = Metadata.Exif is { } exif ? ExifBlock.WithOrientation(exif, Orientation.Normal) : null,
            DpiX = swaps ? Metadata.DpiY : Metadata.DpiX,
            DpiY = swaps ? Metadata.DpiX : Metadata.DpiY,
        });
    }

    /// <inheritdoc/>
    public void Dispose() => Pixels.Dispose();
}
