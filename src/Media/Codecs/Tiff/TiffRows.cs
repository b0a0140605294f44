using System.Buffers.Binary;
using System.Runtime.InteropServices;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Tiff;

/// <summary>Turns unpacked rows of a strip or tile into pixels.</summary>
internal static class TiffRows
{
    /// <summary>Brings samples into the machine's byte order and undoes horizontal differencing.</summary>
    internal static void Restore(Span<byte> row, TiffLayout layout)
    {
        if (layout.Predictor == 3)
        {
            RestoreFloats(row, layout.PieceSamples);
            return;
        }
        if (layout.IsLittleEndian != BitConverter.IsLittleEndian)
            Swap(row, layout.Bits);
        if (layout.Predictor != 2)
            return;
        switch (layout.Bits)
        {
            case 8: Accumulate(row, layout.PieceSamples); break;
            case 16: Accumulate(MemoryMarshal.Cast<byte, ushort>(row), layout.PieceSamples); break;
            default: Accumulate(MemoryMarshal.Cast<byte, uint>(row), layout.PieceSamples); break;
        }
    }

    /// <summary>Writes <paramref name="columns"/> pixels of a restored row into the image at (<paramref name="left"/>, <paramref name="y"/>).</summary>
    internal static void Place(ReadOnlySpan<byte> row, TiffLayout layout, int plane, ImageBuffer image, int y, int left, int columns)
    {
        switch (layout.Type)
        {
            case PixelType.UInt8:
                PlaceBytes(row, layout, plane, image, y, left, columns);
                break;
            case PixelType.UInt16:
                Deal(MemoryMarshal.Cast<byte, ushort>(row), layout, plane, image.Row<ushort>(y)[(left * image.Channels)..], image.Channels, columns);
                Invert(image.Row<ushort>(y).Slice(left * image.Channels, columns * image.Channels), layout, plane, ushort.MaxValue);
                break;
            default:
                Deal(MemoryMarshal.Cast<byte, float>(row), layout, plane, image.Row<float>(y)[(left * image.Channels)..], image.Channels, columns);
                break;
        }
    }

    private static void Accumulate<T>(Span<T> samples, int step)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (var i = step; i < samples.Length; i++)
            samples[i] += samples[i - step];
    }

    // Adobe's technote 3: all first bytes of the row's floats, highest first, then all second bytes …, differenced as bytes.
    private static void RestoreFloats(Span<byte> row, int step)
    {
        Accumulate(row, step);
        var count = row.Length / 4;
        var bytes = row.ToArray();
        var samples = MemoryMarshal.Cast<byte, uint>(row);
        for (var i = 0; i < count; i++)
            samples[i] = (uint)(bytes[i] << 24 | bytes[count + i] << 16 | bytes[2 * count + i] << 8 | bytes[3 * count + i]);
    }

    private static void Swap(Span<byte> row, int bits)
    {
        if (bits == 16)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(row), MemoryMarshal.Cast<byte, ushort>(row));
        else if (bits == 32)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(row), MemoryMarshal.Cast<byte, uint>(row));
    }

    private static void PlaceBytes(ReadOnlySpan<byte> row, TiffLayout layout, int plane, ImageBuffer image, int y, int left, int columns)
    {
        var target = image.Row(y).Slice(left * image.Channels, columns * image.Channels);
        if (layout.Photometric == TiffConstants.PaletteColour)
        {
            for (var x = 0; x < columns; x++)
            {
                var index = Packed(row, x, layout.Bits);
                for (var c = 0; c < 3; c++)
                    target[3 * x + c] = layout.ColorMap[(c << layout.Bits) + index];
            }
            return;
        }
        if (layout.Bits < 8)
        {
            var scale = 255 / ((1 << layout.Bits) - 1);
            for (var x = 0; x < columns; x++)
                target[x] = (byte)(Packed(row, x, layout.Bits) * scale);
        }
        else
        {
            Deal(row, layout, plane, target, image.Channels, columns);
        }
        Invert(target, layout, plane, byte.MaxValue);
    }

    private static int Packed(ReadOnlySpan<byte> row, int x, int bits)
    {
        var at = x * bits;
        return row[at / 8] >> 8 - bits - at % 8 & (1 << bits) - 1;
    }

    private static void Deal<T>(ReadOnlySpan<T> row, TiffLayout layout, int plane, Span<T> target, int channels, int columns)
        where T : unmanaged
    {
        if (layout.Planar)
        {
            for (var x = 0; x < columns; x++)
                target[x * channels + plane] = row[x];
        }
        else if (layout.Samples == channels)
        {
            row[..(columns * channels)].CopyTo(target);
        }
        else
        {
            for (var x = 0; x < columns; x++)
                row.Slice(x * layout.Samples, channels).CopyTo(target[(x * channels)..]);
        }
    }

    // WhiteIsZero turns the gray over, never its alpha.
    private static void Invert<T>(Span<T> target, TiffLayout layout, int plane, T top)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        if (layout.Photometric != TiffConstants.WhiteIsZero || plane > 0)
            return;
        for (var i = 0; i < target.Length; i += layout.Channels)
            target[i] = top - target[i];
    }
}
