using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Core.Converting;

/// <summary>One image format to another. The rows are turned upright, so that no reader has to know about orientation.</summary>
internal static class ImageConversion
{
    /// <summary>Decodes the input; the output's bytes are made when it is written.</summary>
    public static Converted Convert(InputFile input, FileKind to, string output, ConvertOptions options)
    {
        var image = ImageCodec.Decode(input.Bytes).Upright();
        var format = to.Image!.Value; // the rules made an image's target of an image
        var metadata = options.KeepMetadata ?? true
            ? image.Metadata
            : image.Metadata with { Exif = null, DpiX = null, DpiY = null }; // gamma and profile say what the colours are, and stay
        var encode = new ImageEncodeOptions { Quality = options.Quality ?? ImageEncodeOptions.Default.Quality };
        return new(
            [new(output, stream => ImageCodec.Encode(image.Pixels, stream, format, encode, metadata))],
            $"{to.FormatName}, {image.Pixels.Width} x {image.Pixels.Height}",
            [.. Losses(image, metadata, format)]);
    }

    private static IEnumerable<string> Losses(DecodedImage image, ImageMetadata metadata, ImageFormat format)
    {
        var name = $"{format}".ToUpperInvariant();
        if (metadata.IccProfile is not null && format is ImageFormat.Bmp or ImageFormat.Tga)
            yield return $"{name} holds no colour profile: colours may look different.";
        if (metadata.Exif is not null && format is ImageFormat.Bmp or ImageFormat.Tga or ImageFormat.Tiff)
            yield return $"EXIF is not written to {name} files.";
        if (image.Pixels.HasAlpha && format == ImageFormat.Jpeg)
            yield return "JPEG holds no transparency: the image was laid over white.";
        if (image.Pixels.Type == PixelType.UInt16 && format is ImageFormat.Jpeg or ImageFormat.Bmp or ImageFormat.Tga)
            yield return $"{name} holds 8 bits a sample: 16 were rounded.";
    }
}
