using System.Buffers.Binary;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Tga;

/// <summary>Writes TGA 2.0 files, run-length coded: 8-bit gray, 24-bit colour or 32-bit colour with alpha, top row first.</summary>
public static class TgaEncoder
{
    /// <summary>Writes <paramref name="image"/> to <paramref name="output"/>; 16 bits are rounded to 8.</summary>
    public static void Encode(ImageBuffer image, Stream output, ImageLimits? limits = null)
    {
        (limits ?? ImageLimits.Default).CheckOutput(image.Width, image.Height);
        if (image.Width > 65535 || image.Height > 65535)
            throw new ArgumentException($"TGA holds at most 65535 rows and columns, not {image.Width} x {image.Height}.", nameof(image));
        var rows = new ByteRows(image, TgaHeader.Name, keepAlpha: true);
        var size = rows.Channels switch { 1 => 1, 3 => 3, _ => 4 };
        Span<byte> header = stackalloc byte[TgaHeader.Bytes];
        header.Clear();
        header[2] = (byte)(8 + (size == 1 ? TgaHeader.Gray : TgaHeader.Colour));
        BinaryPrimitives.WriteUInt16LittleEndian(header[12..], (ushort)image.Width);
        BinaryPrimitives.WriteUInt16LittleEndian(header[14..], (ushort)image.Height);
        header[16] = (byte)(size * 8);
        header[17] = (byte)(0x20 | (size == 4 ? 8 : 0));
        output.Write(header);

        var scratch = new byte[image.Width * 4];
        var pixels = new byte[image.Width * size];
        var packed = new byte[pixels.Length + (image.Width + 127) / 128 + 1];
        for (var y = 0; y < image.Height; y++)
        {
            Reorder(rows.Row(y, scratch), pixels, rows.Channels);
            output.Write(packed, 0, Pack(pixels, size, packed));
        }
        // The footer says version 2 with neither extension nor developer area, and lets readers know the file by content.
        output.Write(new byte[8]);
        output.Write("TRUEVISION-XFILE.\0"u8);
    }

    /// <summary>The bytes of a TGA file of <paramref name="image"/>.</summary>
    public static byte[] Encode(ImageBuffer image)
    {
        using var output = new MemoryStream();
        Encode(image, output);
        return output.ToArray();
    }

    // Packets end with their row, as the specification asks. A run pays from two equal pixels on when no literals are open, from three otherwise.
    private static int Pack(ReadOnlySpan<byte> pixels, int size, Span<byte> packed)
    {
        var count = pixels.Length / size;
        int written = 0, literalStart = 0, x = 0;
        while (x < count)
        {
            var run = RunLength(pixels, size, x, count);
            if (run < 3 && !(run == 2 && literalStart == x))
            {
                x += run;
                continue;
            }
            written = PutLiterals(pixels, size, literalStart, x, packed, written);
            packed[written++] = (byte)(127 + run);
            pixels.Slice(x * size, size).CopyTo(packed[written..]);
            written += size;
            x += run;
            literalStart = x;
        }
        return PutLiterals(pixels, size, literalStart, count, packed, written);
    }

    private static int RunLength(ReadOnlySpan<byte> pixels, int size, int x, int count)
    {
        var first = pixels.Slice(x * size, size);
        var run = 1;
        while (run < 128 && x + run < count && pixels.Slice((x + run) * size, size).SequenceEqual(first))
            run++;
        return run;
    }

    private static int PutLiterals(ReadOnlySpan<byte> pixels, int size, int from, int to, Span<byte> packed, int written)
    {
        for (; from < to; from += 128)
        {
            var count = Math.Min(128, to - from);
            packed[written++] = (byte)(count - 1);
            pixels.Slice(from * size, count * size).CopyTo(packed[written..]);
            written += count * size;
        }
        return written;
    }

    private static void Reorder(ReadOnlySpan<byte> row, Span<byte> pixels, int channels)
    {
        switch (channels)
        {
            case 1:
                row.CopyTo(pixels);
                break;
            case 2:
                for (int s = 0, t = 0; s < row.Length; s += 2, t += 4)
                    (pixels[t], pixels[t + 1], pixels[t + 2], pixels[t + 3]) = (row[s], row[s], row[s], row[s + 1]);
                break;
            default:
                row.CopyTo(pixels);
                for (var i = 0; i + 2 < pixels.Length; i += channels)
                    (pixels[i], pixels[i + 2]) = (pixels[i + 2], pixels[i]);
                break;
        }
    }
}
