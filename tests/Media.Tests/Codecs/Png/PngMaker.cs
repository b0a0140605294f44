using System.Buffers.Binary;
using System.IO.Compression;
using GenAsset.Media.Codecs;

namespace GenAsset.Media.Tests.Codecs.Png;

/// <summary>
/// Makes PNG files of any colour type, depth and interlacing from random samples, in the plainest way: what the encoder never writes,
/// the decoder must still read. Filters change row by row and IDAT is cut into small pieces.
/// </summary>
internal sealed record PngMaker(int Width, int Height, int ColourType, int Depth, bool Interlaced = false, bool Transparent = false, int Seed = 1)
{
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private int Samples => ColourType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    private int PixelBits => Samples * Depth;

    internal byte[] Make()
    {
        var random = new Random(Seed);
        var paletteSize = ColourType == 3 ? 1 << Depth : 0;
        var bits = RandomPixels(random);
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9], header[12]) = ((byte)Depth, (byte)ColourType, (byte)(Interlaced ? 1 : 0));
        Chunk(file, "IHDR"u8, header);
        if (paletteSize > 0)
            Chunk(file, "PLTE"u8, Bytes(random, paletteSize * 3));
        if (Transparent)
            Chunk(file, "tRNS"u8, ColourType == 3 ? Bytes(random, Math.Max(1, paletteSize - 1)) : KeyOf(bits));
        foreach (var piece in Compress(bits, random).Chunk(1000))
            Chunk(file, "IDAT"u8, piece);
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    internal static void Chunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var buffer = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(buffer, data.Length);
        type.CopyTo(buffer.AsSpan(4));
        data.CopyTo(buffer.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(buffer.AsSpan(8 + data.Length), Crc32.Append(0, buffer.AsSpan(4, data.Length + 4)));
        file.Write(buffer);
    }

    // One sample an element, few distinct values so that a transparent colour occurs more than once.
    private ushort[] RandomPixels(Random random)
    {
        var samples = new ushort[Width * Height * Samples];
        var max = (1 << Depth) - 1;
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (ushort)(random.Next(8) * max / 7 ^ (random.Next(4) == 0 ? random.Next(max + 1) : 0));
        return samples;
    }

    private byte[] KeyOf(ushort[] samples)
    {
        var key = new byte[Samples * 2];
        var at = Width * Height / 2 * Samples;
        for (var i = 0; i < Samples; i++)
            BinaryPrimitives.WriteUInt16BigEndian(key.AsSpan(i * 2), samples[at + i]);
        return key;
    }

    private byte[] Compress(ushort[] samples, Random random)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var (x0, y0, stepX, stepY) in Interlaced ? Adam7 : [(0, 0, 1, 1)])
                WritePass(zlib, samples, x0, y0, stepX, stepY, random);
        }
        return output.ToArray();
    }

    private void WritePass(Stream zlib, ushort[] samples, int x0, int y0, int stepX, int stepY, Random random)
    {
        var width = (Width - x0 + stepX - 1) / stepX;
        if (width <= 0)
            return;
        var above = new byte[(width * PixelBits + 7) / 8];
        for (var y = y0; y < Height; y += stepY)
        {
            var row = new byte[above.Length];
            for (var i = 0; i < width * Samples; i++)
                PutBits(row, i * Depth, samples[(y * Width + x0 + i / Samples * stepX) * Samples + i % Samples]);
            var filter = random.Next(5);
            zlib.WriteByte((byte)filter);
            zlib.Write(Filtered(filter, row, above, Math.Max(1, PixelBits / 8)));
            above = row;
        }
    }

    private void PutBits(byte[] row, int bit, int value)
    {
        for (var i = 0; i < Depth; i++)
        {
            if ((value >> Depth - 1 - i & 1) != 0)
                row[(bit + i) / 8] |= (byte)(128 >> (bit + i) % 8);
        }
    }

    private static byte[] Filtered(int filter, byte[] row, byte[] above, int back)
    {
        var result = new byte[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            int a = i >= back ? row[i - back] : 0, b = above[i], c = i >= back ? above[i - back] : 0, p = a + b - c;
            int pa = Math.Abs(p - a), pb = Math.Abs(p - b), pc = Math.Abs(p - c);
            var paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
            result[i] = (byte)(row[i] - filter switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, _ => paeth });
        }
        return result;
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
