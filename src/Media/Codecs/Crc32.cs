using System.Buffers.Binary;

namespace GenAsset.Media.Codecs;

/// <summary>The CRC-32 of PNG and ZIP (reflected 0xEDB88320), eight bytes a step by tables.</summary>
public static class Crc32
{
    private static readonly uint[] Table = BuildTable();

    /// <summary>The checksum of <paramref name="data"/>, going on from <paramref name="crc"/> (0 at the start).</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        var table = Table;
        crc = ~crc;
        while (data.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            crc = table[0x700 + (int)(low & 255)] ^ table[0x600 + (int)(low >> 8 & 255)]
                ^ table[0x500 + (int)(low >> 16 & 255)] ^ table[0x400 + (int)(low >> 24)]
                ^ table[0x300 + (int)(high & 255)] ^ table[0x200 + (int)(high >> 8 & 255)]
                ^ table[0x100 + (int)(high >> 16 & 255)] ^ table[(int)(high >> 24)];
            data = data[8..];
        }
        foreach (var b in data)
            crc = table[(int)((crc ^ b) & 255)] ^ crc >> 8;
        return ~crc;
    }

    private static uint[] BuildTable()
    {
        var table = new uint[8 * 256];
        for (uint n = 0; n < 256; n++)
        {
            var c = n;
            for (var bit = 0; bit < 8; bit++)
                c = (c & 1) != 0 ? 0xEDB88320 ^ c >> 1 : c >> 1;
            table[n] = c;
        }
        for (var i = 256; i < table.Length; i++)
            table[i] = table[(int)(table[i - 256] & 255)] ^ table[i - 256] >> 8;
        return table;
    }
}
