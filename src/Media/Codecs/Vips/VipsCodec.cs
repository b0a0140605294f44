using System.Text;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Vips;

/// <summary>WebP, HEIF, AVIF and unusual TIFF through the system's libvips, where there is one.</summary>
public static unsafe class VipsCodec
{
    private const int UCharFormat = 0, UShortFormat = 2;
    private const int SrgbSpace = 22, Rgb16Space = 25, GraySpace = 1, Gray16Space = 26;

    /// <summary>Whether this machine has libvips.</summary>
    public static bool IsAvailable => VipsLibrary.Instance is not null;

    /// <summary>What the header declares.</summary>
    public static ImageInfo ReadInfo(ReadOnlySpan<byte> file, ImageFormat format, ImageLimits? limits = null)
    {
        var vips = Library(format);
        fixed (byte* data = file)
        {
            var image = Open(vips, data, file.Length, format, limits ?? ImageLimits.Default);
            try
            {
                var wide = vips.Format(image) != UCharFormat;
                var orientation = (Orientation)Math.Clamp(vips.OrientationOf(image), 1, 8);
                return new ImageInfo(
                    format, vips.Width(image), vips.Height(image), Math.Clamp(vips.Bands(image), 1, 4), wide ? PixelType.UInt16 : PixelType.UInt8, wide ? 16 : 8, orientation);
            }
            finally
            {
                vips.Unref(image);
            }
        }
    }

    /// <summary>Reads a file that <see cref="ImageProbe"/> found to be <paramref name="format"/>.</summary>
    public static DecodedImage Decode(ReadOnlySpan<byte> file, ImageFormat format, ImageLimits? limits = null)
    {
        limits ??= ImageLimits.Default;
        var vips = Library(format);
        fixed (byte* data = file)
        {
            var image = Open(vips, data, file.Length, format, limits);
            nint converted = 0;
            try
            {
                var wide = vips.Format(image) != UCharFormat;
                var gray = vips.Bands(image) < 3;
                if (!vips.Colourspace(image, &converted, gray ? wide ? Gray16Space : GraySpace : wide ? Rgb16Space : SrgbSpace))
                    throw Fault(vips, format);
                return new DecodedImage(format, Copy(vips, converted, format), ReadMetadata(vips, image, format, limits));
            }
            finally
            {
                if (converted != 0)
                    vips.Unref(converted);
                vips.Unref(image);
            }
        }
    }

    /// <summary>Writes <paramref name="image"/> as WebP, HEIF or AVIF. 16 bits go in whole where the format holds them.</summary>
    public static void Encode(ImageBuffer image, Stream output, ImageFormat format, int quality = 90, ImageMetadata? metadata = null, ImageLimits? limits = null)
    {
        var vips = Library(format);
        (limits ?? ImageLimits.Default).CheckOutput(image.Width, image.Height);
        if (image.Type == PixelType.Float32 || image.Transfer == Transfer.Linear)
            throw new ArgumentException($"{format} holds integer sRGB samples; convert a {image.Transfer} {image.Type} image first.", nameof(image));
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        var suffix = format switch
        {
            ImageFormat.Webp => $".webp[Q={quality}]",
            ImageFormat.Heif => $".heic[Q={quality},compression=hevc]",
            ImageFormat.Avif => $".avif[Q={quality},compression=av1]",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "libvips writes WebP, HEIF and AVIF for us; other formats have encoders of their own."),
        };
        fixed (byte* pixels = image.Row(0))
        {
            var bytes = (nuint)image.Stride * (nuint)image.Height;
            var source = vips.NewFromMemory(pixels, bytes, image.Width, image.Height, image.Channels, image.Type == PixelType.UInt8 ? UCharFormat : UShortFormat);
            if (source == 0)
                throw new InvalidOperationException($"libvips: {vips.TakeError()}");
            try
            {
                SetMetadata(vips, source, metadata ?? ImageMetadata.None);
                Write(vips, source, suffix, output);
            }
            finally
            {
                vips.Unref(source);
            }
        }
    }

    private static VipsLibrary Library(ImageFormat format) => VipsLibrary.Instance
        ?? throw new NotSupportedException($"{format} needs libvips, which is not installed: apt-get install libvips42 (Debian, Ubuntu), brew install vips (macOS), or put libvips-42.dll on the PATH (Windows).");

    private static MediaFormatException Fault(VipsLibrary vips, ImageFormat format) => new(format.ToString(), 0, vips.TakeError());

    private static nint Open(VipsLibrary vips, byte* data, int length, ImageFormat format, ImageLimits limits)
    {
        var image = vips.NewFromBuffer(data, (nuint)length);
        if (image == 0)
            throw Fault(vips, format);
        try
        {
            limits.CheckInput(format.ToString(), 0, vips.Width(image), vips.Height(image));
            return image;
        }
        catch
        {
            vips.Unref(image);
            throw;
        }
    }

    private static ImageBuffer Copy(VipsLibrary vips, nint image, ImageFormat format)
    {
        nuint size;
        var pixels = vips.WriteToMemory(image, &size);
        if (pixels is null)
            throw Fault(vips, format);
        try
        {
            int width = vips.Width(image), height = vips.Height(image), bands = vips.Bands(image);
            var wide = vips.Format(image) == UShortFormat;
            var result = new ImageBuffer(width, height, Math.Min(bands, 4), wide ? PixelType.UInt16 : PixelType.UInt8);
            var pixelBytes = bands * result.SampleBytes;
            var kept = result.Channels * result.SampleBytes;
            for (var y = 0; y < height; y++)
            {
                var source = new ReadOnlySpan<byte>(pixels + (long)y * width * pixelBytes, width * pixelBytes);
                if (kept == pixelBytes)
                {
                    source.CopyTo(result.Row(y));
                    continue;
                }
                for (var x = 0; x < width; x++)
                    source.Slice(x * pixelBytes, kept).CopyTo(result.Row(y)[(x * kept)..]);
            }
            return result;
        }
        finally
        {
            vips.Free(pixels);
        }
    }

    private static void Write(VipsLibrary vips, nint image, string suffix, Stream output)
    {
        byte* data = null;
        nuint length;
        fixed (byte* name = Encoding.UTF8.GetBytes(suffix + '\0'))
        {
            if (!vips.WriteToBuffer(image, name, &data, &length))
                throw new NotSupportedException($"libvips cannot write {suffix}: {vips.TakeError()}");
        }
        try
        {
            output.Write(new ReadOnlySpan<byte>(data, checked((int)length)));
        }
        finally
        {
            vips.Free(data);
        }
    }

    private static ImageMetadata ReadMetadata(VipsLibrary vips, nint image, ImageFormat format, ImageLimits limits)
    {
        var exif = Blob(vips, image, "exif-data\0"u8, format, limits);
        if (exif is not null && exif.AsSpan().StartsWith("Exif\0\0"u8))
            exif = exif[6..];
        var dpi = ExifBlock.ReadDpi(exif);
        // libheif turns pixels itself and libvips then clears the tag; what it reports is what is left to do.
        var orientation = (Orientation)Math.Clamp(vips.OrientationOf(image), 1, 8);
        return new ImageMetadata
        {
            Exif = exif is null ? null : ExifBlock.WithOrientation(exif, orientation),
            IccProfile = Blob(vips, image, "icc-profile-data\0"u8, format, limits),
            Orientation = orientation,
            DpiX = dpi?.X,
            DpiY = dpi?.Y,
        };
    }

    private static byte[]? Blob(VipsLibrary vips, nint image, ReadOnlySpan<byte> name, ImageFormat format, ImageLimits limits)
    {
        byte* data;
        nuint length;
        fixed (byte* field = name)
        {
            if (vips.HasField(image, field) == 0 || vips.GetBlob(image, field, &data, &length) != 0)
                return null;
        }
        if (length > (nuint)limits.MaxMetadataBytes)
            throw new MediaFormatException(format.ToString(), 0, $"metadata of more than {limits.MaxMetadataBytes:N0} bytes");
        return new ReadOnlySpan<byte>(data, (int)length).ToArray();
    }

    private static void SetMetadata(VipsLibrary vips, nint image, ImageMetadata metadata)
    {
        if (ExifBlock.For(metadata) is { } exif)
            SetBlob(vips, image, "exif-data\0"u8, [.. "Exif\0\0"u8, .. exif]);
        if (metadata.IccProfile is { } profile)
            SetBlob(vips, image, "icc-profile-data\0"u8, profile);
        fixed (byte* name = "orientation\0"u8)
            vips.SetInt(image, name, (int)metadata.Orientation);
    }

    private static void SetBlob(VipsLibrary vips, nint image, ReadOnlySpan<byte> name, byte[] value)
    {
        fixed (byte* field = name, data = value)
            vips.SetBlobCopy(image, field, data, (nuint)value.Length);
    }
}
