using GenAsset.Media.Codecs.Bmp;
using GenAsset.Media.Codecs.Jpeg;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Codecs.Tga;
using GenAsset.Media.Codecs.Tiff;
using GenAsset.Media.Codecs.Vips;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs;

/// <summary>The front door of all image formats: reads any of them by content, writes the one that is asked for.</summary>
public static class ImageCodec
{
    /// <summary>Reads an image file of any known format. WebP, HEIF, AVIF and unusual TIFF need the system's libvips.</summary>
    public static DecodedImage Decode(ReadOnlySpan<byte> file, ImageLimits? limits = null) => ImageProbe.Identify(file) switch
    {
        ImageFormat.Png => PngDecoder.Decode(file, limits),
        ImageFormat.Jpeg => JpegDecoder.Decode(file, limits),
        ImageFormat.Tiff => DecodeTiff(file, limits),
        ImageFormat.Bmp => BmpDecoder.Decode(file, limits),
        ImageFormat.Tga => TgaDecoder.Decode(file, limits),
        { } format => VipsCodec.Decode(file, format, limits),
        null => throw ImageProbe.Unknown(),
    };

    /// <summary>Reads the rest of a stream, within the limits, as an image file of any known format.</summary>
    public static DecodedImage Decode(Stream stream, ImageLimits? limits = null)
    {
        limits ??= ImageLimits.Default;
        var most = Math.Min(limits.MaxFileBytes, Array.MaxLength);
        var rest = stream.CanSeek ? stream.Length - stream.Position : 0;
        using var file = new MemoryStream((int)Math.Min(rest, most));
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0; file.Write(buffer, 0, read))
        {
            if (file.Length + read > most)
                throw new MediaFormatException("image", most, $"the file is longer than the limit of {most:N0} bytes");
        }
        return Decode(file.GetBuffer().AsSpan(0, (int)file.Length), limits);
    }

    /// <summary>Writes <paramref name="image"/> to <paramref name="output"/> as <paramref name="format"/>.</summary>
    public static void Encode(
        ImageBuffer image,
        Stream output,
        ImageFormat format,
        ImageEncodeOptions? options = null,
        ImageMetadata? metadata = null,
        ImageLimits? limits = null)
    {
        options ??= ImageEncodeOptions.Default;
        switch (format)
        {
            case ImageFormat.Png:
                PngEncoder.Encode(image, output, new PngOptions { Effort = options.Effort }, metadata, limits);
                break;
            case ImageFormat.Jpeg:
                JpegEncoder.Encode(image, output, new JpegOptions { Quality = options.Quality, Subsampling = options.Subsampling }, metadata, limits);
                break;
            case ImageFormat.Bmp:
                BmpEncoder.Encode(image, output, metadata, limits);
                break;
            case ImageFormat.Tga:
                TgaEncoder.Encode(image, output, limits);
                break;
            case ImageFormat.Tiff:
                TiffEncoder.Encode(image, output, new TiffOptions { Compression = options.TiffCompression }, metadata, limits);
                break;
            default:
                VipsCodec.Encode(image, output, format, options.Quality, metadata, limits);
                break;
        }
    }

    /// <summary>The bytes of a file of <paramref name="image"/> in <paramref name="format"/>.</summary>
    public static byte[] Encode(ImageBuffer image, ImageFormat format, ImageEncodeOptions? options = null, ImageMetadata? metadata = null)
    {
        using var output = new MemoryStream();
        Encode(image, output, format, options, metadata);
        return output.ToArray();
    }

    private static DecodedImage DecodeTiff(ReadOnlySpan<byte> file, ImageLimits? limits)
    {
        try
        {
            return TiffDecoder.Decode(file, limits);
        }
        catch (MediaFormatException e) when (TiffLayout.IsUnsupported(e) && VipsCodec.IsAvailable)
        {
            return VipsCodec.Decode(file, ImageFormat.Tiff, limits);
        }
    }
}
