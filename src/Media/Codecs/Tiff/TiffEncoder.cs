using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using GenAsset.Media.Imaging;
using static GenAsset.Media.Codecs.Tiff.TiffConstants;

namespace GenAsset.Media.Codecs.Tiff;

/// <summary>Writes little-endian TIFF files in strips: gray or RGB of 8 bits, 16 bits or 32-bit float, with or without straight alpha.</summary>
public static class TiffEncoder
{
    private const int StripBytes = 1 << 18;

    /// <summary>Writes <paramref name="image"/> to <paramref name="output"/>. The numbers are stored as they are; readers take floats to be linear.</summary>
    public static void Encode(ImageBuffer image, Stream output, TiffOptions? options = null, ImageMetadata? metadata = null, ImageLimits? limits = null)
    {
        options ??= TiffOptions.Default;
        (limits ?? ImageLimits.Default).CheckOutput(image.Width, image.Height);
        var rowsPerStrip = Math.Clamp(StripBytes / image.Stride, 1, image.Height);
        var strips = new byte[(image.Height + rowsPerStrip - 1) / rowsPerStrip][];
        Parallel.For(0, strips.Length, i => strips[i] = PackStrip(image, i * rowsPerStrip, Math.Min(image.Height, (i + 1) * rowsPerStrip), options.Compression));
        var directory = Describe(image, options, metadata ?? ImageMetadata.None, rowsPerStrip);
        Write(output, directory, strips);
    }

    /// <summary>The bytes of a TIFF file of <paramref name="image"/>.</summary>
    public static byte[] Encode(ImageBuffer image, TiffOptions? options = null, ImageMetadata? metadata = null)
    {
        using var output = new MemoryStream();
        Encode(image, output, options, metadata);
        return output.ToArray();
    }

    private static bool UsesPredictor(ImageBuffer image, TiffCompression compression) =>
        image.Type != PixelType.Float32 && compression is TiffCompression.Lzw or TiffCompression.Deflate;

    private static TiffDirectoryWriter Describe(ImageBuffer image, TiffOptions options, ImageMetadata metadata, int rowsPerStrip)
    {
        var directory = new TiffDirectoryWriter();
        var bits = (ushort)(image.SampleBytes * 8);
        directory.Long(TiffConstants.Width, (uint)image.Width);
        directory.Long(TiffConstants.Height, (uint)image.Height);
        directory.Shorts(BitsPerSample, [.. Enumerable.Repeat(bits, image.Channels)]);
        directory.Shorts(TiffConstants.Compression, [(ushort)options.Compression]);
        directory.Shorts(Photometric, [(ushort)(image.Channels >= 3 ? Rgb : BlackIsZero)]);
        directory.Shorts(OrientationTag, [(ushort)metadata.Orientation]);
        directory.Shorts(SamplesPerPixel, [(ushort)image.Channels]);
        directory.Long(RowsPerStrip, (uint)rowsPerStrip);
        directory.Shorts(PlanarConfig, [1]);
        if (metadata.DpiX is > 0 and var x && metadata.DpiY is > 0 and var y)
        {
            directory.Ratio(XResolution, x);
            directory.Ratio(YResolution, y);
            directory.Shorts(ResolutionUnit, [2]);
        }
        if (UsesPredictor(image, options.Compression))
            directory.Shorts(Predictor, [2]);
        if (image.HasAlpha)
            directory.Shorts(ExtraSamples, [2]);
        directory.Shorts(SampleFormat, [.. Enumerable.Repeat((ushort)(image.Type == PixelType.Float32 ? 3 : 1), image.Channels)]);
        if (metadata.IccProfile is { } profile)
            directory.Bytes(IccProfile, profile);
        return directory;
    }

    private static byte[] PackStrip(ImageBuffer image, int from, int to, TiffCompression compression)
    {
        var raw = new byte[(to - from) * image.Stride];
        for (var y = from; y < to; y++)
        {
            var row = raw.AsSpan((y - from) * image.Stride, image.Stride);
            image.Row(y).CopyTo(row);
            if (UsesPredictor(image, compression))
                Difference(row, image);
            if (!BitConverter.IsLittleEndian && image.SampleBytes == 2)
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(row), MemoryMarshal.Cast<byte, ushort>(row));
            else if (!BitConverter.IsLittleEndian && image.SampleBytes == 4)
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(row), MemoryMarshal.Cast<byte, uint>(row));
        }
        if (compression == TiffCompression.None)
            return raw;
        using var packed = new MemoryStream();
        switch (compression)
        {
            case TiffCompression.PackBits:
                for (var at = 0; at < raw.Length; at += image.Stride)
                    TiffPackBits.Pack(raw.AsSpan(at, image.Stride), packed);
                break;
            case TiffCompression.Lzw:
                TiffLzw.Pack(raw, packed);
                break;
            default:
                using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                    zlib.Write(raw);
                break;
        }
        return packed.ToArray();
    }

    private static void Difference(Span<byte> row, ImageBuffer image)
    {
        if (image.Type == PixelType.UInt16)
        {
            var samples = MemoryMarshal.Cast<byte, ushort>(row);
            for (var i = samples.Length - 1; i >= image.Channels; i--)
                samples[i] -= samples[i - image.Channels];
            return;
        }
        for (var i = row.Length - 1; i >= image.Channels; i--)
            row[i] -= row[i - image.Channels];
    }

    // Header, strips, then the directory and its values: all sizes are known by then.
    private static void Write(Stream output, TiffDirectoryWriter directory, byte[][] strips)
    {
        var total = 8 + strips.Sum(s => (long)s.Length);
        if (total + (1 << 20) + 8L * strips.Length > uint.MaxValue)
            throw new ArgumentException("The file would pass TIFF's 4 GiB.");
        var offsets = new uint[strips.Length];
        var counts = new uint[strips.Length];
        uint at = 8;
        for (var i = 0; i < strips.Length; i++)
        {
            (offsets[i], counts[i]) = (at, (uint)strips[i].Length);
            at += counts[i];
        }
        directory.Longs(StripOffsets, offsets);
        directory.Longs(StripByteCounts, counts);
        var pad = at & 1;
        Span<byte> header = stackalloc byte[8];
        "II*\0"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], at + pad);
        output.Write(header);
        foreach (var strip in strips)
            output.Write(strip);
        if (pad == 1)
            output.WriteByte(0);
        directory.Write(output, at + pad);
    }
}
