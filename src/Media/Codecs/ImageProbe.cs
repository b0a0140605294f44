using GenAsset.Media.Codecs.Bmp;
using GenAsset.Media.Codecs.Jpeg;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Codecs.Tga;
using GenAsset.Media.Codecs.Tiff;
using GenAsset.Media.Codecs.Vips;

namespace GenAsset.Media.Codecs;

/// <summary>Tells what an image file is from its content: the format, and what the header declares. Allocates nothing by declared size.</summary>
public static class ImageProbe
{
    private const int FirstRead = 64 << 10;

    /// <summary>The format by the content's signature; null when it is none we know. The file's name plays no part.</summary>
    public static ImageFormat? Identify(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(PngConstants.Signature))
            return ImageFormat.Png;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return ImageFormat.Jpeg;
        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8))
            return ImageFormat.Tiff;
        if (file.Length >= 26 && file.StartsWith("BM"u8))
            return ImageFormat.Bmp;
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
            return ImageFormat.Webp;
        if (file.Length >= 12 && file[4..].StartsWith("ftyp"u8))
            return IdentifyBrand(file[8..12]);
        return TgaHeader.Looks(file) ? ImageFormat.Tga : null;
    }

    /// <summary>What the header declares; refuses a size over the limit.</summary>
    public static ImageInfo Read(ReadOnlySpan<byte> file, ImageLimits? limits = null) => Identify(file) switch
    {
        ImageFormat.Png => PngDecoder.ReadInfo(file, limits),
        ImageFormat.Jpeg => JpegDecoder.ReadInfo(file, limits),
        ImageFormat.Tiff => ReadTiff(file, limits),
        ImageFormat.Bmp => BmpDecoder.ReadInfo(file, limits),
        ImageFormat.Tga => TgaDecoder.ReadInfo(file, limits),
        { } format => VipsCodec.ReadInfo(file, format, limits),
        null => throw Unknown(),
    };

    /// <summary>What the header declares, from as little of the stream as that takes: 64 KiB at first, more when a header is longer.</summary>
    public static ImageInfo Read(Stream stream, ImageLimits? limits = null)
    {
        limits ??= ImageLimits.Default;
        using var head = new MemoryStream();
        for (var want = FirstRead; ; want = (int)Math.Min(want * 2L, Math.Min(limits.MaxFileBytes, Array.MaxLength)))
        {
            var ended = !Extend(head, stream, want);
            if (Identify(head.GetBuffer().AsSpan(0, (int)head.Length)) is null)
                throw Unknown();
            try
            {
                return Read(head.GetBuffer().AsSpan(0, (int)head.Length), limits);
            }
            catch (MediaFormatException e) when (!ended && !ImageLimits.IsRefusal(e) && head.Length < Math.Min(limits.MaxFileBytes, Array.MaxLength))
            {
                // Most likely the header goes on past what was read.
            }
        }
    }

    internal static MediaFormatException Unknown() => new("image", 0, "the content is none of PNG, JPEG, BMP, TGA, TIFF, WebP, HEIF and AVIF");

    private static ImageInfo ReadTiff(ReadOnlySpan<byte> file, ImageLimits? limits)
    {
        try
        {
            return TiffDecoder.ReadInfo(file, limits);
        }
        catch (MediaFormatException e) when (TiffLayout.IsUnsupported(e) && VipsCodec.IsAvailable)
        {
            return VipsCodec.ReadInfo(file, ImageFormat.Tiff, limits);
        }
    }

    private static ImageFormat? IdentifyBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            return ImageFormat.Avif;
        return brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) ? ImageFormat.Heif : null;
    }

    private static bool Extend(MemoryStream head, Stream stream, int want)
    {
        var buffer = new byte[81920];
        while (head.Length < want)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, want - head.Length));
            if (read == 0)
                return false;
            head.Write(buffer, 0, read);
        }
        return true;
    }
}
