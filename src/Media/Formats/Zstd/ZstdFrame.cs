using System.Buffers.Binary;

namespace GenAsset.Media.Formats.Zstd;

/// <summary>
/// Zstandard frames (RFC 8878): the header in full, and frames whose blocks are stored or run-length. Entropy-coded
/// blocks are left to <see cref="ZstdLibrary"/>.
/// </summary>
public static class ZstdFrame
{
    /// <summary>The frame's first four bytes, read as a little-endian number.</summary>
    public const uint Magic = 0xFD2FB528;

    private const int MaxBlock = 128 * 1024;

    /// <summary>Whether the bytes start with a frame.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> file) => file.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(file) == Magic;

    /// <summary>The frame that holds <paramref name="content"/> as stored blocks, with its content size.</summary>
    public static byte[] Store(ReadOnlySpan<byte> content)
    {
        var blocks = Math.Max(1, (content.Length + MaxBlock - 1) / MaxBlock);
        var frame = new byte[9 + blocks * 3 + content.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Magic);
        frame[4] = 0b1010_0000; // content size in 4 bytes, single segment
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(5), (uint)content.Length);
        var at = 9;
        for (var block = 0; block < blocks; block++)
        {
            var part = content[..Math.Min(MaxBlock, content.Length)];
            content = content[part.Length..];
            var head = (part.Length << 3) | (block == blocks - 1 ? 1 : 0);
            frame[at] = (byte)head;
            frame[at + 1] = (byte)(head >> 8);
            frame[at + 2] = (byte)(head >> 16);
            part.CopyTo(frame.AsSpan(at + 3));
            at += 3 + part.Length;
        }

        return frame;
    }

    /// <summary>Fills <paramref name="target"/> from the frame(s) in <paramref name="source"/>; without a library only stored and run-length blocks can be read.</summary>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> target, ZstdLibrary? library, string format, long offset)
    {
        if (library is not null)
        {
            if (!library.TryDecompress(source, target, out var reason))
                throw new MediaFormatException(format, offset, $"the zstd data is damaged: {reason}");
            return;
        }

        if (ReadHeader(source, format, offset).ContentSize is { } size && size != (ulong)target.Length)
            throw new MediaFormatException(format, offset, $"the zstd frame holds {size} bytes, {target.Length} were promised");
        Unstore(source, target, format, offset);
    }

    /// <summary>The frame's header: its own length and the content size when it is stated.</summary>
    public static (int Length, ulong? ContentSize, bool HasChecksum) ReadHeader(ReadOnlySpan<byte> frame, string format, long offset)
    {
        if (!IsFrame(frame) || frame.Length < 6)
            throw new MediaFormatException(format, offset, "no zstd frame starts here");
        var descriptor = frame[4];
        var single = (descriptor & 0x20) != 0;
        var dictionaryBytes = (descriptor & 3) switch { 0 => 0, 1 => 1, 2 => 2, _ => 4 };
        var sizeBytes = (descriptor >> 6) switch { 0 => single ? 1 : 0, 1 => 2, 2 => 4, _ => 8 };
        var at = 5 + (single ? 0 : 1) + dictionaryBytes;
        if (at + sizeBytes > frame.Length)
            throw new MediaFormatException(format, offset, "the zstd frame's header is cut off");
        ulong? size = sizeBytes switch
        {
            0 => null,
            1 => frame[at],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(frame[at..]) + 256u,
            4 => BinaryPrimitives.ReadUInt32LittleEndian(frame[at..]),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(frame[at..]),
        };
        return (at + sizeBytes, size, (descriptor & 4) != 0);
    }

    private static void Unstore(ReadOnlySpan<byte> frame, Span<byte> target, string format, long offset)
    {
        var (at, _, hasChecksum) = ReadHeader(frame, format, offset);
        for (var last = false; !last;)
        {
            if (at + 3 > frame.Length)
                throw new MediaFormatException(format, offset + at, "the zstd frame is cut off");
            var head = frame[at] | frame[at + 1] << 8 | frame[at + 2] << 16;
            var (kind, size) = ((head >> 1) & 3, head >> 3);
            last = (head & 1) != 0;
            at += 3;
            if (kind >= 2)
                throw new MediaFormatException(format, offset + at, "the zstd block is compressed: install the package libzstd1 (libzstd.so.1) to read this file");
            var stored = kind == 0 ? size : 1;
            if (at + stored > frame.Length || size > target.Length)
                throw new MediaFormatException(format, offset + at, "a zstd block is longer than the data");
            if (kind == 0)
                frame.Slice(at, size).CopyTo(target);
            else
                target[..size].Fill(frame[at]);
            target = target[size..];
            at += stored;
        }

        if (target.Length != 0 || frame.Length != at + (hasChecksum ? 4 : 0))
            throw new MediaFormatException(format, offset + at, "the zstd frame ends too early or too late");
    }
}
