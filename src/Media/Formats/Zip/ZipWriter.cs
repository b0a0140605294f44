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
        Write(ZipHeaders.Local(nameBytes, Stored, 0, crc, (uint)content.Length, extra));
        Write(content);
        _directory.Write(ZipHeaders.Central(nameBytes, Stored, 0, crc, content.Length, content.Length, start));
    }

    /// <summary>Adds a file from a stream of unknown length; deflated unless <paramref name="compress"/> is false (default true).</summary>
    public async Task AddAsync(string name, Stream content, bool compress = true, CancellationToken cancellationToken = default)
    {
        var nameBytes = Begin(name);
        var method = compress ? Deflated : Stored;
        var start = _position;
        Write(ZipHeaders.Local(nameBytes, method, DescriptorFlag, 0, 0, []));
        var counting = new CountingStream(_target);
        var (size, crc) = compress
            ? await DeflateAsync(content, counting, cancellationToken).ConfigureAwait(false)
            : await CopyAsync(content, counting, cancellationToken).ConfigureAwait(false);
        _position += counting.Count;
        Write(ZipHeaders.DescriptorOf(crc, size, counting.Count));
        _directory.Write(ZipHeaders.Central(nameBytes, method, DescriptorFlag, crc, size, counting.Count, start));
    }

    /// <summary>Writes the directory; without it the archive is not readable.</summary>
    public void Finish()
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        _finished = true;
        var (start, size, count) = (_position, (long)_directory.WrittenCount, _names.Count);
        Write(_directory.WrittenSpan);
        if (count >= ushort.MaxValue || start >= uint.MaxValue || size >= uint.MaxValue)
            Write(ZipHeaders.End64Records(start, size, count, _position));
        Write(ZipHeaders.End(start, size, count));
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
