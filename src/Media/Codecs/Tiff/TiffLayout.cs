using GenAsset.Media.Imaging;
using static GenAsset.Media.Codecs.Tiff.TiffConstants;

namespace GenAsset.Media.Codecs.Tiff;

/// <summary>What the directory says of the pixels, checked: their shape, and the strips or tiles ("pieces") they lie in.</summary>
internal sealed class TiffLayout
{
    // A tile is unpacked whole beside the image: this bounds what a small image with hostile tiles may ask for.
    private const int MaxTileBytes = 64 << 20;

    private const int MaxExtraSamples = 4;

    private const string NotSupported = " is not supported";

    internal required int Width { get; init; }

    internal required int Height { get; init; }

    internal required int Bits { get; init; }

    /// <summary>Samples a pixel in the file.</summary>
    internal required int Samples { get; init; }

    internal required bool IsFloat { get; init; }

    internal required int Photometric { get; init; }

    internal required int Compression { get; init; }

    /// <summary>1 none, 2 differences of samples, 3 differences of a float's bytes.</summary>
    internal required int Predictor { get; init; }

    /// <summary>Whether each sample has pieces of its own.</summary>
    internal required bool Planar { get; init; }

    internal required bool Tiled { get; init; }

    internal required int PieceWidth { get; init; }

    internal required int PieceHeight { get; init; }

    internal required bool IsLittleEndian { get; init; }

    /// <summary>Whether there is an alpha sample and colours are stored multiplied by it.</summary>
    internal required bool PremultipliedAlpha { get; init; }

    /// <summary>Channels that decoding gives.</summary>
    internal required int Channels { get; init; }

    internal long[] Offsets { get; private set; } = [];

    internal long[] ByteCounts { get; private set; } = [];

    /// <summary>All reds, then all greens, then all blues.</summary>
    internal byte[] ColorMap { get; private set; } = [];

    internal int ColourSamples => Photometric == Rgb ? 3 : 1;

    internal PixelType Type => IsFloat ? PixelType.Float32 : Bits == 16 && Photometric != PaletteColour ? PixelType.UInt16 : PixelType.UInt8;

    /// <summary>Samples side by side in a piece.</summary>
    internal int PieceSamples => Planar ? 1 : Samples;

    internal int PieceRowBytes => checked((int)(((long)PieceWidth * PieceSamples * Bits + 7) / 8));

    internal int PiecesAcross => (Width + PieceWidth - 1) / PieceWidth;

    internal int PiecesDown => (Height + PieceHeight - 1) / PieceHeight;

    internal int PiecesPerPlane => PiecesAcross * PiecesDown;

    internal ImageInfo Info => new(ImageFormat.Tiff, Width, Height, Channels, Type, Bits);

    /// <summary>Rows that piece <paramref name="index"/> holds: a strip is cut at the image's end, a tile is padded.</summary>
    internal int RowsOf(int index) =>
        Tiled ? PieceHeight : Math.Min(PieceHeight, Height - index % PiecesPerPlane / PiecesAcross * PieceHeight);

    internal static TiffLayout Read(ReadOnlySpan<byte> file, TiffDirectory directory, ImageLimits limits)
    {
        long width = directory.Number(file, TiffConstants.Width), height = directory.Number(file, TiffConstants.Height);
        limits.CheckInput(Name, 8, width, height);
        var samples = (int)Math.Min(directory.Number(file, SamplesPerPixel, 1), 1000);
        var bits = directory.Numbers(file, BitsPerSample, 64);
        var formats = directory.Numbers(file, SampleFormat, 64);
        var extra = directory.Numbers(file, ExtraSamples, 64);
        var photometric = (int)directory.Number(file, TiffConstants.Photometric, BlackIsZero);
        var colours = photometric == Rgb ? 3 : 1;
        var hasAlpha = samples > colours && photometric != PaletteColour;
        var tiled = directory.Has(TileWidth);
        var compression = (int)directory.Number(file, TiffConstants.Compression, 1);
        var layout = new TiffLayout
        {
            Width = (int)width,
            Height = (int)height,
            Bits = bits.Length == 0 ? 1 : (int)bits[0],
            Samples = samples,
            IsFloat = formats.Length > 0 && formats[0] == 3,
            Photometric = photometric,
            Compression = compression,
            Predictor = compression is 1 or (int)TiffCompression.PackBits ? 1 : (int)directory.Number(file, TiffConstants.Predictor, 1),
            Planar = samples > 1 && directory.Number(file, PlanarConfig, 1) == 2,
            Tiled = tiled,
            PieceWidth = tiled ? Extent(directory.Number(file, TileWidth), 1 << 16) : (int)width,
            PieceHeight = tiled ? Extent(directory.Number(file, TileLength), 1 << 16) : (int)Math.Clamp(directory.Number(file, RowsPerStrip, height), 1, height),
            IsLittleEndian = directory.IsLittleEndian,
            PremultipliedAlpha = hasAlpha && extra.Length > 0 && extra[0] == 1,
            Channels = (photometric is Rgb or PaletteColour ? 3 : 1) + (hasAlpha ? 1 : 0),
        };
        layout.Check(bits, formats, directory.Number(file, FillOrder, 1));
        layout.ReadPieces(file, directory);
        return layout;
    }

    private static int Extent(long value, int most) =>
        value >= 1 && value <= most ? (int)value : throw new MediaFormatException(Name, 8, $"a tile of {value} pixels makes no sense");

    private void Check(long[] bits, long[] formats, long fillOrder)
    {
        var depthFine = (Bits, IsFloat) switch
        {
            (1 or 2 or 4, false) => Samples == 1,
            (8 or 16, false) or (32, true) => true,
            _ => false,
        };
        if (!depthFine || bits.Any(b => b != Bits) || formats.Any(f => f != formats[0] || f is not (1 or 3 or 4)))
            throw Unsupported($"{Samples} samples of {string.Join(", ", bits)} bits");
        if (Photometric is not (WhiteIsZero or BlackIsZero or Rgb or PaletteColour))
            throw Unsupported($"photometric interpretation {Photometric}");
        if (Samples < ColourSamples || Samples > ColourSamples + MaxExtraSamples || (Photometric == PaletteColour && (Samples != 1 || Bits > 8)))
            throw Unsupported($"photometric interpretation {Photometric} with {Samples} samples of {Bits} bits");
        var pieceBytes = ((double)PieceWidth * PieceSamples * Bits / 8 + 1) * PieceHeight;
        if (pieceBytes > (Tiled ? MaxTileBytes : int.MaxValue))
            throw Unsupported($"a strip or tile of {pieceBytes:N0} bytes");
        if (Compression is not (1 or 5 or 8 or OldDeflate or 32773))
            throw Unsupported($"compression {Compression}");
        // Differencing belongs to LZW and Deflate; beside another packing the tag means nothing (section 14).
        if (Predictor is not (1 or 2 or 3) || (Predictor == 2 && Bits < 8) || (Predictor == 3 && !IsFloat))
            throw Unsupported($"predictor {Predictor} with {Bits} bits and compression {Compression}");
        if (fillOrder != 1)
            throw Unsupported("fill order 2");
    }

    /// <summary>Whether a fault means a sound file of a kind that this decoder does not read.</summary>
    internal static bool IsUnsupported(MediaFormatException fault) => fault.Format == Name && fault.Reason.EndsWith(NotSupported, StringComparison.Ordinal);

    private static MediaFormatException Unsupported(string what) => new(Name, 8, what + NotSupported);

    private void ReadPieces(ReadOnlySpan<byte> file, TiffDirectory directory)
    {
        // The number of pieces follows from the shape: a table of another length is refused before it is read.
        var count = (long)PiecesPerPlane * (Planar ? Samples : 1);
        Offsets = directory.Numbers(file, Tiled ? TileOffsets : StripOffsets, count);
        ByteCounts = directory.Numbers(file, Tiled ? TileByteCounts : StripByteCounts, count);
        if (ByteCounts.Length == 0 && Compression == 1 && Offsets.Length == count)
            ByteCounts = [.. Enumerable.Range(0, (int)count).Select(i => (long)RowsOf(i) * PieceRowBytes)];
        if (Offsets.Length != count || ByteCounts.Length != count)
            throw new MediaFormatException(Name, 8, $"{Offsets.Length} offsets and {ByteCounts.Length} byte counts for {count} strips or tiles");
        for (var i = 0; i < count; i++)
        {
            if (Offsets[i] + ByteCounts[i] > file.Length)
                throw new MediaFormatException(Name, Offsets[i], $"strip or tile {i} lies outside the file");
            CheckRatio(i);
        }
        if (Photometric == PaletteColour)
        {
            var map = directory.Numbers(file, TiffConstants.ColorMap, 3 << Bits);
            if (map.Length != 3 << Bits)
                throw new MediaFormatException(Name, 8, $"a colour map of {map.Length} values for {Bits} bits");
            ColorMap = ToBytes(map);
        }
    }

    // Colours have 16 bits, of which the usual library shows the upper byte; some writers fill the lower one only.
    private static byte[] ToBytes(long[] map)
    {
        var shift = map.All(v => v < 256) ? 0 : 8;
        return [.. map.Select(v => (byte)(v >> shift))];
    }

    // The most that each packing can shrink: 4093 bytes to a 12-bit code, 1032 to 1 (zlib's note), 128 bytes to two.
    private void CheckRatio(int index)
    {
        var most = Compression switch { 1 => 1, 5 => 2731, 32773 => 64, _ => 1032 };
        if ((ByteCounts[index] + 1) * most < (long)RowsOf(index) * PieceRowBytes)
            throw new MediaFormatException(Name, Offsets[index], $"strip or tile {index} is too short for its pixels");
    }
}
