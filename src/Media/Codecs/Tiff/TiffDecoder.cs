using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Tiff;

/// <summary>
/// Reads the first picture of a TIFF file: strips and tiles, interleaved or planar; none, PackBits, LZW or Deflate; gray, palette and RGB of
/// 1 to 16 bits or 32-bit float, with or without alpha (made straight).
/// </summary>
public static unsafe class TiffDecoder
{
    /// <summary>What the directory declares.</summary>
    public static ImageInfo ReadInfo(ReadOnlySpan<byte> file, ImageLimits? limits = null)
    {
        limits ??= ImageLimits.Default;
        var directory = TiffDirectory.Read(file, limits);
        return TiffLayout.Read(file, directory, limits).Info with { Orientation = OrientationOf(file, directory) };
    }

    /// <summary>Reads the first picture.</summary>
    public static DecodedImage Decode(ReadOnlySpan<byte> file, ImageLimits? limits = null)
    {
        limits ??= ImageLimits.Default;
        var directory = TiffDirectory.Read(file, limits);
        var layout = TiffLayout.Read(file, directory, limits);
        var metadata = ReadMetadata(file, directory, limits);
        var transfer = layout.IsFloat ? Transfer.Linear : Transfer.Srgb;
        var image = new ImageBuffer(layout.Width, layout.Height, layout.Channels, layout.Type, transfer);
        try
        {
            fixed (byte* start = file)
            {
                var data = start;
                InParallel(layout.PiecesPerPlane * (layout.Planar ? layout.Samples : 1), piece => DecodePiece(data, layout, piece, image));
            }
            if (layout.PremultipliedAlpha)
                StraightenAlpha.Apply(image);
            return new DecodedImage(ImageFormat.Tiff, image, metadata);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    // The first fault of a malformed file is what the caller sees, not a bundle of them.
    private static void InParallel(int count, Action<int> body)
    {
        try
        {
            Parallel.For(0, count, body);
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<MediaFormatException>().MinBy(fault => fault.Offset) is { } first)
        {
            throw first;
        }
    }

    private static void DecodePiece(byte* file, TiffLayout layout, int piece, ImageBuffer image)
    {
        // Samples past alpha are not shown.
        var plane = piece / layout.PiecesPerPlane;
        if (plane >= layout.Channels)
            return;
        var rows = layout.RowsOf(piece);
        using var unpacked = new NativeArray<byte>(Math.Max(1, (long)rows * layout.PieceRowBytes));
        var target = new Span<byte>(unpacked.Pointer, checked(rows * layout.PieceRowBytes));
        var source = new ReadOnlySpan<byte>(file + layout.Offsets[piece], checked((int)layout.ByteCounts[piece]));
        TiffUnpacker.Unpack(layout.Compression, source, target, layout.Offsets[piece]);

        int within = piece % layout.PiecesPerPlane, top = within / layout.PiecesAcross * layout.PieceHeight, left = within % layout.PiecesAcross * layout.PieceWidth;
        var columns = Math.Min(layout.PieceWidth, layout.Width - left);
        for (var y = 0; y < rows && top + y < layout.Height; y++)
        {
            var row = target.Slice(y * layout.PieceRowBytes, layout.PieceRowBytes);
            TiffRows.Restore(row, layout);
            TiffRows.Place(row, layout, plane, image, top + y, left, columns);
        }
    }

    private static Orientation OrientationOf(ReadOnlySpan<byte> file, TiffDirectory directory) =>
        directory.Number(file, TiffConstants.OrientationTag, 1) is >= 1 and <= 8 and var value ? (Orientation)value : Orientation.Normal;

    private static ImageMetadata ReadMetadata(ReadOnlySpan<byte> file, TiffDirectory directory, ImageLimits limits)
    {
        var perInch = directory.Number(file, TiffConstants.ResolutionUnit, 2) switch { 2 => 1.0, 3 => TiffConstants.CentimetresPerInch, _ => 0 };
        double? Dpi(ReadOnlySpan<byte> data, int tag) => perInch > 0 && directory.Ratio(data, tag) is { } value ? Math.Round(value * perInch, 2) : null;
        return new ImageMetadata
        {
            DpiX = Dpi(file, TiffConstants.XResolution),
            DpiY = Dpi(file, TiffConstants.YResolution),
            Orientation = OrientationOf(file, directory),
            IccProfile = directory.Bytes(file, TiffConstants.IccProfile, limits),
        };
    }
}
