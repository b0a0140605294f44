using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using GenAsset.Media.Codecs;
using static GenAsset.Media.Formats.Zip.ZipConstants;

namespace GenAsset.Media.Formats.Zip;

/// <summary>
/// Writes an archive front to back to a stream that need not seek, in memory that does not grow with the contents. ZIP64
/// where sizes ask for it. All entries carry the date 1980-01-01: equal input gives equal bytes.
/// </summary>
public sealed class ZipWriter
{
    private readonly Stream _target;
    private readonly ArrayBufferWriter<byte> _directory = new();
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private long _position;
    private bool _finished;

    /// <summary>Starts an archive at the stream's present position; the stream stays the caller's.</summary>
    public ZipWriter(Stream target) => _target = target;

    /// <summary>Adds a file whose bytes are at hand, stored as they are, its first byte on a multiple of <paramref name="alignment"/>.</summary>
    public void AddStored(string name, ReadOnlySpan<byte> content, int alignment = 1)
    {
        var nameBytes = Begin(name);
        var unpadded = _position + LocalBytes + nameBytes.Length;
        var padding = (int)((alignment - unpadded % alignment) % alignment);
        if (padding is > 0 and < 4) // an extra field has a header of four bytes
            padding += (4 + alignment - 1) / alignment * alignment;
        var crc = Crc32.Append(0, content);
        var extra = new byte[padding];
        if (padding > 0)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(extra, PaddingExtra);
            BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(2), (ushort)(padding - 4));
        }

        var start = _position;
        Write(Local(nameBytes, Stored, 0, crc, (uint)content.Length, extra));
        Write(content);
        Record(nameBytes, Stored, 0, crc, content.Length, content.Length, start);
    }

    /// <summary>Adds a file from a stream of unknown length; deflated unless <paramref name="compress"/> is false (default true).</summary>
    public async Task AddAsync(string name, Stream content, bool compress = true, CancellationToken cancellationToken = default)
    {
        var nameBytes = Begin(name);
        var method = compress ? Deflated : Stored;
        var start = _position;
        Write(Local(nameBytes, method, DescriptorFlag, 0, 0, []));
        var counting = new CountingStream(_target);
        var (size, crc) = compress
            ? await DeflateAsync(content, counting, cancellationToken).ConfigureAwait(false)
            : await CopyAsync(content, counting, cancellationToken).ConfigureAwait(false);
        _position += counting.Count;
        Write(DescriptorOf(crc, size, counting.Count));
        Record(nameBytes, method, DescriptorFlag, crc, size, counting.Count, start);
    }

    /// <summary>Writes the directory; without it the archive is not readable.</summary>
    public void Finish()
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        _finished = true;
        var (start, size, count) = (_position, (long)_directory.WrittenCount, _names.Count);
        Write(_directory.WrittenSpan);
        if (count >= ushort.MaxValue || start >= uint.MaxValue || size >= uint.MaxValue)
            Write(End64Records(start, size, count, _position));
        var end = new byte[EndBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(end, End);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)Math.Min(count, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)Math.Min(count, ushort.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)Math.Min(size, uint.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)Math.Min(start, uint.MaxValue));
        Write(end);
    }

    private byte[] Begin(string name)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        if (!ZipName.IsSafe(name))
            throw new ArgumentException($"'{name}' is no safe name for a file in an archive.", nameof(name));
        if (!_names.Add(name))
            throw new ArgumentException($"The archive already holds a file '{name}'.", nameof(name));
        return Encoding.UTF8.GetBytes(name);
    }

    private static byte[] Local(byte[] name, ushort method, ushort flags, uint crc, uint size, byte[] extra)
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

    private static ushort Utf8(byte[] name) => Array.TrueForAll(name, b => b < 128) ? (ushort)0 : Utf8Flag;

    private static byte[] DescriptorOf(uint crc, long size, long packed)
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

    private void Record(byte[] name, ushort method, ushort flags, uint crc, long size, long packed, long start)
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

        _directory.Write(header);
    }

    private static byte[] End64Records(long start, long size, int count, long at)
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

    private static async Task<(long Size, uint Crc)> DeflateAsync(Stream content, Stream target, CancellationToken cancellationToken)
    {
        var deflate = new DeflateStream(target, CompressionLevel.Optimal, leaveOpen: true);
        await using (deflate.ConfigureAwait(false))
            return await CopyAsync(content, deflate, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(long Size, uint Crc)> CopyAsync(Stream content, Stream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[128 * 1024];
        var (size, crc) = (0L, 0u);
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; size += count)
        {
            crc = Crc32.Append(crc, buffer.AsSpan(0, count));
            await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }

        return (size, crc);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _target.Write(bytes);
        _position += bytes.Length;
    }
}
