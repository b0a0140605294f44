using System.Buffers.Binary;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Tga;

/// <summary>Reads TGA files: gray, colour and colour-mapped, plain and run-length, any corner first.</summary>
public static class TgaDecoder
{
    /// <summary>What the header declares.</summary>
    public static ImageInfo ReadInfo(ReadOnlySpan<byte> file, ImageLimits? limits = null)
    {
        var header = TgaHeader.Read(file, limits ?? ImageLimits.Default, headerOnly: true);
        return new ImageInfo(ImageFormat.Tga, header.Width, header.Height, header.Channels, PixelType.UInt8, header.Bits is 15 or 16 && header.Type == TgaHeader.Colour ? 5 : 8);
    }

    /// <summary>Reads a whole TGA file. Alpha is kept when the header gives it bits.</summary>
    public static DecodedImage Decode(ReadOnlySpan<byte> file, ImageLimits? limits = null)
    {
        var header = TgaHeader.Read(file, limits ?? ImageLimits.Default);
        var image = new ImageBuffer(header.Width, header.Height, header.Channels);
        try
        {
            var map = header.Type == TgaHeader.Mapped ? ReadMap(header, file) : [];
            var source = new TgaPixelSource(header, file);
            var stored = new byte[header.Width * header.PixelBytes];
            for (var i = 0; i < header.Height; i++)
            {
                source.ReadRow(file, stored);
                var row = image.Row(header.TopDown ? i : header.Height - 1 - i);
                Convert(header, map, stored, row);
                if (header.RightToLeft)
                    Mirror(row, image.Channels);
            }
            return new DecodedImage(ImageFormat.Tga, image, ImageMetadata.None);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private static byte[] ReadMap(TgaHeader header, ReadOnlySpan<byte> file)
    {
        var map = new byte[header.MapEntries * header.Channels];
        for (var i = 0; i < header.MapEntries; i++)
            ConvertPixel(file[(header.MapOffset + i * header.MapEntryBytes)..], header.MapBits, map.AsSpan(i * header.Channels, header.Channels));
        return map;
    }

    private static void Convert(TgaHeader header, byte[] map, ReadOnlySpan<byte> stored, Span<byte> row)
    {
        var channels = header.Channels;
        switch (header.Type)
        {
            case TgaHeader.Gray:
                stored.CopyTo(row);
                break;
            case TgaHeader.Mapped:
                for (var x = 0; x < header.Width; x++)
                {
                    var index = (header.PixelBytes == 1 ? stored[x] : BinaryPrimitives.ReadUInt16LittleEndian(stored[(2 * x)..])) - header.MapFirst;
                    if ((uint)index >= (uint)header.MapEntries)
                        throw new MediaFormatException(TgaHeader.Name, header.DataOffset, $"a pixel has index {index + header.MapFirst} outside the colour map");
                    map.AsSpan(index * channels, channels).CopyTo(row[(x * channels)..]);
                }
                break;
            default:
                for (var x = 0; x < header.Width; x++)
                    ConvertPixel(stored[(x * header.PixelBytes)..], header.Bits, row.Slice(x * channels, channels));
                break;
        }
    }

    private static void ConvertPixel(ReadOnlySpan<byte> stored, int bits, Span<byte> pixel)
    {
        if (bits <= 16)
        {
            int value = BinaryPrimitives.ReadUInt16LittleEndian(stored);
            (pixel[0], pixel[1], pixel[2]) = (Widen(value >> 10), Widen(value >> 5), Widen(value));
            return;
        }
        (pixel[0], pixel[1], pixel[2]) = (stored[2], stored[1], stored[0]);
        if (pixel.Length == 4)
            pixel[3] = stored[3];
    }

    // Five bits repeat themselves to fill the byte, as display hardware does it.
    private static byte Widen(int value) => (byte)((value & 31) << 3 | (value & 31) >> 2);

    private static void Mirror(Span<byte> row, int channels)
    {
        row.Reverse();
        for (var i = 0; i < row.Length; i += channels)
            row.Slice(i, channels).Reverse();
    }
}
