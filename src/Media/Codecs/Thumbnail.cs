using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs;

/// <summary>A picture made small for a list of many.</summary>
public static class Thumbnail
{
    private static readonly ImageEncodeOptions s_small = new() { Quality = 80 };

    /// <summary>
    /// The picture in <paramref name="file"/>, upright and with its longest side at most <paramref name="longest"/> pixels, as a new file: JPEG, or PNG where parts of it may be
    /// seen through. One that is small already is not enlarged. Of what the file said beside the pixels, only what their colours mean is kept.
    /// </summary>
    public static (ImageFormat Format, byte[] File) Make(Stream file, int longest, ImageLimits? limits = null, CancellationToken cancellationToken = default)
    {
        using var image = ImageCodec.Decode(file, limits).Upright();
        cancellationToken.ThrowIfCancellationRequested();
        var format = image.Pixels.HasAlpha ? ImageFormat.Png : ImageFormat.Jpeg;
        var colours = image.Metadata with { Exif = null };
        var (width, height) = Fit(image.Pixels.Width, image.Pixels.Height, longest);
        if (width == image.Pixels.Width && height == image.Pixels.Height)
            return (format, ImageCodec.Encode(image.Pixels, format, s_small, colours));
        using var small = Resample.To(image.Pixels, width, height, cancellationToken: cancellationToken);
        return (format, ImageCodec.Encode(small, format, s_small, colours));
    }

    private static (int Width, int Height) Fit(int width, int height, int longest)
    {
        var scale = Math.Min(1, (double)longest / Math.Max(width, height));
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }
}
