using System.Buffers.Binary;
using System.Numerics;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Bmp;

/// <summary>Reads Windows and OS/2 bitmaps: 1 to 32 bits, palettes, bit fields, run lengths, either row order.</summary>
public static class BmpDecoder
{
    /// <summary>What the header declares.</summary>
    public static ImageInfo ReadInfo(ReadOnlySpan<byte> file, ImageLimits? limits = null)
    {
        var header = BmpHeader.Read(file, limits ?? ImageLimits.Default, headerOnly: true);
        var channels = header.Bits <= 8 ? new BmpPalette(header, file).IsGray ? 1 : 3 : header.HasAlpha ? 4 : 3;
        return new ImageInfo(ImageFormat.Bmp, header.Width, header.Height, channels, PixelType.UInt8, header.Bits <= 8 ? header.Bits : 8);
    }

    /// <summary>Reads a whole bitmap: a gray palette gives one channel, other colours three, an alpha mask four.</summary>
    public static DecodedImage Decode(ReadOnlySpan<byte> file, ImageLimits? limits = null)
    {
        var header = BmpHeader.Read(file, limits ?? ImageLimits.Default);
        var metadata = new ImageMetadata { DpiX = header.DpiX, DpiY = header.DpiY };
        var palette = header.Bits <= 8 ? new BmpPalette(header, file) : null;
        var image = new ImageBuffer(header.Width, header.Height, palette is null ? header.HasAlpha ? 4 : 3 : palette.IsGray ? 1 : 3);
        try
        {
            if (palette is not null)
                DecodePalette(header, file, palette, image);
            else if (header.Bits == 24)
                DecodeRows(header, file, image, Rgb24);
            else
                DecodeMasked(header, file, image);
            return new DecodedImage(ImageFormat.Bmp, image, metadata);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private delegate void RowReader(ReadOnlySpan<byte> stored, Span<byte> row);

    private static void DecodeRows(BmpHeader header, ReadOnlySpan<byte> file, ImageBuffer image, RowReader read)
    {
        for (var i = 0; i < header.Height; i++)
        {
            var stored = file.Slice(header.DataOffset + (int)((long)i * header.RowBytes), header.RowBytes);
            read(stored, image.Row(header.TopDown ? i : header.Height - 1 - i));
        }
    }

    private static void Rgb24(ReadOnlySpan<byte> stored, Span<byte> row)
    {
        for (var i = 0; i + 2 < row.Length; i += 3)
            (row[i], row[i + 1], row[i + 2]) = (stored[i + 2], stored[i + 1], stored[i]);
    }

    private static void DecodePalette(BmpHeader header, ReadOnlySpan<byte> file, BmpPalette palette, ImageBuffer image)
    {
        if (header.IsRunLength)
        {
            var indices = new byte[header.Width];
            var runs = new BmpRunLength(header, file);
            for (var y = header.Height - 1; y >= 0; y--)
            {
                runs.ReadRow(file, indices);
                palette.Expand(indices, image.Row(y));
            }
            return;
        }
        var unpacked = new byte[header.Width + 8];
        var perByte = 8 / header.Bits;
        var mask = (1 << header.Bits) - 1;
        DecodeRows(header, file, image, (stored, row) =>
        {
            for (int x = 0, at = 0; x < header.Width; at++)
            {
                for (var k = perByte - 1; k >= 0; k--)
                    unpacked[x++] = (byte)(stored[at] >> k * header.Bits & mask);
            }
            palette.Expand(unpacked.AsSpan(0, header.Width), row);
        });
    }

    private static void DecodeMasked(BmpHeader header, ReadOnlySpan<byte> file, ImageBuffer image)
    {
        var channels = image.Channels;
        var shifts = header.Masks.Select(m => m == 0 ? 0 : BitOperations.TrailingZeroCount(m)).ToArray();
        var widths = header.Masks.Select((m, i) => 32 - BitOperations.LeadingZeroCount(m >> shifts[i])).ToArray();
        DecodeRows(header, file, image, (stored, row) =>
        {
            for (int x = 0, at = 0; x < header.Width; x++)
            {
                var pixel = header.Bits == 16
                    ? BinaryPrimitives.ReadUInt16LittleEndian(stored[(2 * x)..])
                    : BinaryPrimitives.ReadUInt32LittleEndian(stored[(4 * x)..]);
                for (var c = 0; c < channels; c++, at++)
                {
                    var value = (pixel & header.Masks[c]) >> shifts[c];
                    row[at] = Widen(value, widths[c]);
                }
            }
        });
    }

    // Fewer than eight bits repeat themselves to fill the byte, as display hardware does it.
    private static byte Widen(uint value, int bits)
    {
        if (bits >= 8)
            return (byte)(value >> bits - 8);
        if (bits == 0)
            return 0;
        var wide = value << 8 - bits;
        for (var filled = bits; filled < 8; filled *= 2)
            wide |= wide >> filled;
        return (byte)wide;
    }
}
