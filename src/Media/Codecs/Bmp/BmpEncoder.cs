using System.Buffers.Binary;
using GenAsset.Media.Imaging;
using static GenAsset.Media.Codecs.Bmp.BmpConstants;

namespace GenAsset.Media.Codecs.Bmp;

/// <summary>Writes uncompressed bitmaps: 8-bit gray palette, 24-bit colour, or 32-bit colour with an alpha mask (V4 header).</summary>
public static class BmpEncoder
{
    /// <summary>Writes <paramref name="image"/> to <paramref name="output"/>; 16 bits are rounded to 8.</summary>
    public static void Encode(ImageBuffer image, Stream output, ImageMetadata? metadata = null, ImageLimits? limits = null)
    {
        (limits ?? ImageLimits.Default).CheckOutput(image.Width, image.Height);
        var rows = new ByteRows(image, Name, keepAlpha: true);
        var bytes = rows.Channels switch { 1 => 1, 3 => 3, _ => 4 };
        var rowBytes = ((long)image.Width * bytes + 3) / 4 * 4;
        var headerBytes = bytes == 4 ? V4HeaderBytes : InfoHeaderBytes;
        var offset = FileHeaderBytes + headerBytes + (bytes == 1 ? 1024 : 0);
        if (offset + rowBytes * image.Height > uint.MaxValue)
            throw new ArgumentException($"A bitmap of {image.Width} x {image.Height} pixels passes the format's 4 GiB.", nameof(image));

        WriteHeader(output, image, metadata ?? ImageMetadata.None, bytes, headerBytes, offset, (uint)(rowBytes * image.Height));
        if (bytes == 1)
            WriteGrayPalette(output);
        var scratch = new byte[image.Width * 4];
        var stored = new byte[rowBytes];
        for (var y = image.Height - 1; y >= 0; y--)
        {
            Reorder(rows.Row(y, scratch), stored, rows.Channels);
            output.Write(stored);
        }
    }

    /// <summary>The bytes of a bitmap of <paramref name="image"/>.</summary>
    public static byte[] Encode(ImageBuffer image, ImageMetadata? metadata = null)
    {
        using var output = new MemoryStream();
        Encode(image, output, metadata);
        return output.ToArray();
    }

    private static void WriteHeader(Stream output, ImageBuffer image, ImageMetadata metadata, int bytes, int headerBytes, int offset, uint dataBytes)
    {
        Span<byte> head = stackalloc byte[FileHeaderBytes + V4HeaderBytes];
        head.Clear();
        "BM"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[2..], (uint)offset + dataBytes);
        BinaryPrimitives.WriteInt32LittleEndian(head[10..], offset);
        var info = head[FileHeaderBytes..];
        BinaryPrimitives.WriteInt32LittleEndian(info, headerBytes);
        BinaryPrimitives.WriteInt32LittleEndian(info[4..], image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(info[8..], image.Height);
        info[12] = 1;
        info[14] = (byte)(bytes * 8);
        BinaryPrimitives.WriteUInt32LittleEndian(info[16..], bytes == 4 ? BitFields : Plain);
        BinaryPrimitives.WriteUInt32LittleEndian(info[20..], dataBytes);
        BinaryPrimitives.WriteInt32LittleEndian(info[24..], PerMetre(metadata.DpiX));
        BinaryPrimitives.WriteInt32LittleEndian(info[28..], PerMetre(metadata.DpiY));
        if (bytes == 1)
            BinaryPrimitives.WriteInt32LittleEndian(info[32..], 256);
        if (bytes == 4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(info[40..], 0x00FF0000);
            BinaryPrimitives.WriteUInt32LittleEndian(info[44..], 0x0000FF00);
            BinaryPrimitives.WriteUInt32LittleEndian(info[48..], 0x000000FF);
            BinaryPrimitives.WriteUInt32LittleEndian(info[52..], 0xFF000000);
            "BGRs"u8.CopyTo(info[56..]);
        }
        output.Write(head[..(FileHeaderBytes + headerBytes)]);
    }

    private static int PerMetre(double? dpi) => dpi is > 0 ? (int)Math.Round(dpi.Value / MetresPerInch) : 0;

    private static void WriteGrayPalette(Stream output)
    {
        Span<byte> palette = stackalloc byte[1024];
        for (var i = 0; i < 256; i++)
            (palette[4 * i], palette[4 * i + 1], palette[4 * i + 2], palette[4 * i + 3]) = ((byte)i, (byte)i, (byte)i, 0);
        output.Write(palette);
    }

    private static void Reorder(ReadOnlySpan<byte> row, Span<byte> stored, int channels)
    {
        switch (channels)
        {
            case 1:
                row.CopyTo(stored);
                break;
            case 2:
                for (int s = 0, t = 0; s < row.Length; s += 2, t += 4)
                    (stored[t], stored[t + 1], stored[t + 2], stored[t + 3]) = (row[s], row[s], row[s], row[s + 1]);
                break;
            case 3:
                for (var i = 0; i + 2 < row.Length; i += 3)
                    (stored[i], stored[i + 1], stored[i + 2]) = (row[i + 2], row[i + 1], row[i]);
                break;
            default:
                for (var i = 0; i + 3 < row.Length; i += 4)
                    (stored[i], stored[i + 1], stored[i + 2], stored[i + 3]) = (row[i + 2], row[i + 1], row[i], row[i + 3]);
                break;
        }
    }
}
