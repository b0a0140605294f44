using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using GenAsset.Media.Codecs;
using static GenAsset.Media.Formats.Zip.ZipConstants;

namespace GenAsset.Media.Formats.Zip;

/// <summary>
/// Reads an archive in memory and trusts nothing in it: names that would leave their folder, entries that overlap, sizes that
/// deflate cannot reach, wrong checksums and encryption are errors.
/// </summary>
public sealed class ZipReader
{
    private const long MaxRatio = 1032; // deflate's limit
    private readonly ReadOnlyMemory<byte> _file;

    private ZipReader(ReadOnlyMemory<byte> file, List<ZipEntry> entries)
    {
        _file = file;
        Entries = entries;
    }

    /// <summary>The entries in the order of the directory.</summary>
    public IReadOnlyList<ZipEntry> Entries { get; }

    /// <summary>Reads and checks the directory.</summary>
    public static ZipReader Open(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var (start, size, count) = Directory(bytes);
        if (start < 0 || size < 0 || start > bytes.Length - size || count * CentralBytes > size)
            throw Fault(start, "the directory lies outside the file");
        var entries = new List<ZipEntry>((int)count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var at = (int)start;
        for (var i = 0L; i < count; i++)
        {
            var entry = Entry(bytes, (int)(start + size), start, ref at);
            if (!names.Add(entry.Name))
                throw Fault(at, $"the name '{entry.Name}' occurs twice");
            entries.Add(entry);
        }

        CheckOverlap(entries);
        return new(file, entries);
    }

    /// <summary>The entry of this name, or null.</summary>
    public ZipEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);

    /// <summary>The bytes of an entry as they lie in the archive.</summary>
    public ReadOnlyMemory<byte> Packed(ZipEntry entry) => _file.Slice((int)entry.DataOffset, (int)entry.PackedSize);

    /// <summary>The unpacked bytes, checked against size and checksum; refuses more than <paramref name="maxBytes"/> (default 2 GiB).</summary>
    public ReadOnlyMemory<byte> Read(ZipEntry entry, long maxBytes = int.MaxValue)
    {
        if (entry.Size > Math.Min(maxBytes, Array.MaxLength))
            throw Fault(entry.DataOffset, $"'{entry.Name}' unpacks to {entry.Size} bytes, more than the {maxBytes} that are allowed");
        var bytes = entry.IsStored ? Packed(entry) : Inflate(entry);
        if (Crc32.Append(0, bytes.Span) != entry.Crc)
            throw Fault(entry.DataOffset, $"the checksum of '{entry.Name}' is wrong");
        return bytes;
    }

    private unsafe byte[] Inflate(ZipEntry entry)
    {
        if (entry.PackedSize == 0)
            throw Fault(entry.DataOffset, $"'{entry.Name}' is deflated into nothing");
        var bytes = GC.AllocateUninitializedArray<byte>((int)entry.Size);
        fixed (byte* packed = Packed(entry).Span)
        {
            using var source = new UnmanagedMemoryStream(packed, entry.PackedSize);
            using var inflate = new DeflateStream(source, CompressionMode.Decompress);
            try
            {
                inflate.ReadExactly(bytes);
                if (inflate.ReadByte() >= 0)
                    throw Fault(entry.DataOffset, $"'{entry.Name}' is longer than the directory says");
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                throw new MediaFormatException(Format, entry.DataOffset, $"the data of '{entry.Name}' is damaged", e);
            }
        }

        return bytes;
    }

    private static MediaFormatException Fault(long offset, string reason) => new(Format, offset, reason);

    private static (long Start, long Size, long Count) Directory(ReadOnlySpan<byte> file)
    {
        var first = Math.Max(0, file.Length - EndBytes - ushort.MaxValue);
        for (var at = file.Length - EndBytes; at >= first; at--)
        {
            var end = file[at..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != End || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != end.Length - EndBytes)
                continue;
            var count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
            var (size, start) = (BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
            return count == ushort.MaxValue || size == uint.MaxValue || start == uint.MaxValue ? Directory64(file, at) : (start, size, count);
        }

        throw Fault(file.Length, "there is no directory at the end");
    }

    private static (long Start, long Size, long Count) Directory64(ReadOnlySpan<byte> file, int end)
    {
        var locator = end - Locator64Bytes;
        if (locator < 0 || BinaryPrimitives.ReadUInt32LittleEndian(file[locator..]) != Locator64)
            throw Fault(end, "the ZIP64 locator is missing");
        var at = BinaryPrimitives.ReadInt64LittleEndian(file[(locator + 8)..]);
        if (at < 0 || at > file.Length - End64Bytes || BinaryPrimitives.ReadUInt32LittleEndian(file[(int)at..]) != End64)
            throw Fault(locator, "the ZIP64 directory record is missing");
        var record = file[(int)at..];
        var count = BinaryPrimitives.ReadInt64LittleEndian(record[32..]);
        return count >= 0 && count <= file.Length / CentralBytes
            ? (BinaryPrimitives.ReadInt64LittleEndian(record[48..]), BinaryPrimitives.ReadInt64LittleEndian(record[40..]), count)
            : throw Fault(at, $"{count} entries do not fit into the file");
    }

    private static ZipEntry Entry(ReadOnlySpan<byte> file, int end, long directory, ref int at)
    {
        if (at + CentralBytes > end || BinaryPrimitives.ReadUInt32LittleEndian(file[at..]) != CentralHeader)
            throw Fault(at, "a directory record is missing");
        var header = file[at..end];
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        var crc = BinaryPrimitives.ReadUInt32LittleEndian(header[16..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]), size = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]), extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        long local = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
        var length = CentralBytes + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        if (length > header.Length)
            throw Fault(at, "a directory record is cut off");
        Widen(header.Slice(CentralBytes + nameLength, extraLength), ref size, ref packed, ref local);
        var name = Encoding.UTF8.GetString(header.Slice(CentralBytes, nameLength));
        if (!ZipName.IsSafe(name))
            throw Fault(at, "an entry has a name that would leave its folder");
        if ((flags & EncryptedFlags) != 0 || method is not (Stored or Deflated))
            throw Fault(at, $"'{name}' is encrypted or packed by a method that is not read ({method})");
        if (size < 0 || packed < 0 || (method == Stored ? size != packed : size > packed * MaxRatio + 1032))
            throw Fault(at, $"'{name}' cannot unpack from {packed} to {size} bytes");
        var data = DataStart(file, local, directory, name);
        if (packed > directory - data)
            throw Fault(local, $"'{name}' is longer than the file");
        at += length;
        return new(name, method == Stored, size, packed, crc, data);
    }

    private static void Widen(ReadOnlySpan<byte> extra, ref long size, ref long packed, ref long local)
    {
        while (extra.Length >= 4)
        {
            int id = BinaryPrimitives.ReadUInt16LittleEndian(extra), length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
                return;
            var field = extra.Slice(4, length);
            if (id == Zip64Extra)
            {
                size = Take(ref field, size);
                packed = Take(ref field, packed);
                local = Take(ref field, local);
            }

            extra = extra[(4 + length)..];
        }

        static long Take(ref ReadOnlySpan<byte> field, long narrow)
        {
            if (narrow != uint.MaxValue || field.Length < 8)
                return narrow;
            var wide = BinaryPrimitives.ReadInt64LittleEndian(field);
            field = field[8..];
            return wide;
        }
    }

    private static long DataStart(ReadOnlySpan<byte> file, long local, long directory, string name)
    {
        if (local < 0 || local > directory - LocalBytes || BinaryPrimitives.ReadUInt32LittleEndian(file[(int)local..]) != LocalHeader)
            throw Fault(local, $"'{name}' has no header where the directory points");
        var header = file[(int)local..];
        return local + LocalBytes + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
    }

    private static void CheckOverlap(List<ZipEntry> entries)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.DataOffset))
        {
            if (entry.DataOffset < end)
                throw Fault(entry.DataOffset, $"'{entry.Name}' overlaps another entry");
            end = entry.DataOffset + entry.PackedSize;
        }
    }
}
