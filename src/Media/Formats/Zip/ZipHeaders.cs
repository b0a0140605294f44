using System.Buffers.Binary;
using static GenAsset.Media.Formats.Zip.ZipConstants;

namespace GenAsset.Media.Formats.Zip;

/// <summary>The records around an archive's data (APPNOTE.TXT, sections 4.3.7 to 4.3.16).</summary>
internal static class ZipHeaders
{
    public static byte[] Local(byte[] name, ushort method, ushort flags, uint crc, uint size, byte[] extra)
    {
        var header = new byte[LocalBytes + name.Length + extra.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, LocalHeader);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), (ushort)(flags | Utf8(name)));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), method);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(10), EarliestDosTime);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(14), crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(18), size);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(22), size);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(26), (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), (ushort)extra.Length);
        name.CopyTo(header, LocalBytes);
        extra.CopyTo(header, LocalBytes + name.Length);
        return header;
    }

    public static byte[] DescriptorOf(uint crc, long size, long packed)
    {
        var wide = size >= uint.MaxValue || packed >= uint.MaxValue;
        var descriptor = new byte[wide ? 24 : 16];
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor, Descriptor);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor.AsSpan(4), crc);
        if (wide)
        {
            BinaryPrimitives.WriteInt64LittleEndian(descriptor.AsSpan(8), packed);
            BinaryPrimitives.WriteInt64LittleEndian(descriptor.AsSpan(16), size);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor.AsSpan(8), (uint)packed);
            BinaryPrimitives.WriteUInt32LittleEndian(descriptor.AsSpan(12), (uint)size);
        }

        return descriptor;
    }

    public static byte[] Central(byte[] name, ushort method, ushort flags, uint crc, long size, long packed, long start)
    {
        var wide = size >= uint.MaxValue || packed >= uint.MaxValue || start >= uint.MaxValue;
        var header = new byte[CentralBytes + name.Length + (wide ? 28 : 0)];
        BinaryPrimitives.WriteUInt32LittleEndian(header, CentralHeader);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), (ushort)(wide ? 45 : 20));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), (ushort)(wide ? 45 : 20));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(flags | Utf8(name)));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), method);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), EarliestDosTime);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), wide ? uint.MaxValue : (uint)packed);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), wide ? uint.MaxValue : (uint)size);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), (ushort)(wide ? 28 : 0));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), wide ? uint.MaxValue : (uint)start);
        name.CopyTo(header, CentralBytes);
        if (wide)
        {
            var extra = header.AsSpan(CentralBytes + name.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(extra, Zip64Extra);
            BinaryPrimitives.WriteUInt16LittleEndian(extra[2..], 24);
            BinaryPrimitives.WriteInt64LittleEndian(extra[4..], size);
            BinaryPrimitives.WriteInt64LittleEndian(extra[12..], packed);
            BinaryPrimitives.WriteInt64LittleEndian(extra[20..], start);
        }

        return header;
    }

    public static byte[] End64Records(long start, long size, int count, long at)
    {
        var records = new byte[End64Bytes + Locator64Bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(records, End64);
        BinaryPrimitives.WriteInt64LittleEndian(records.AsSpan(4), End64Bytes - 12);
        BinaryPrimitives.WriteUInt16LittleEndian(records.AsSpan(12), 45);
        BinaryPrimitives.WriteUInt16LittleEndian(records.AsSpan(14), 45);
        BinaryPrimitives.WriteInt64LittleEndian(records.AsSpan(24), count);
        BinaryPrimitives.WriteInt64LittleEndian(records.AsSpan(32), count);
        BinaryPrimitives.WriteInt64LittleEndian(records.AsSpan(40), size);
        BinaryPrimitives.WriteInt64LittleEndian(records.AsSpan(48), start);
        BinaryPrimitives.WriteUInt32LittleEndian(records.AsSpan(End64Bytes), Locator64);
        BinaryPrimitives.WriteInt64LittleEndian(records.AsSpan(End64Bytes + 8), at);
        BinaryPrimitives.WriteUInt32LittleEndian(records.AsSpan(End64Bytes + 16), 1);
        return records;
    }

    /// <summary>The last record of the archive; what does not fit stands in the ZIP64 records before it.</summary>
    public static byte[] End(long start, long size, int count)
    {
        var end = new byte[EndBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(end, ZipConstants.End);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)Math.Min(count, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)Math.Min(count, ushort.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)Math.Min(size, uint.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)Math.Min(start, uint.MaxValue));
        return end;
    }

    private static ushort Utf8(byte[] name) => Array.TrueForAll(name, b => b < 128) ? (ushort)0 : Utf8Flag;
}
