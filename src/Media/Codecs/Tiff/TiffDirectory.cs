using System.Buffers.Binary;

namespace GenAsset.Media.Codecs.Tiff;

/// <summary>The first image file directory: its entries, read on demand and bounded by the file.</summary>
internal sealed class TiffDirectory
{
    private readonly Dictionary<int, (int Type, uint Count, int Offset)> _entries = [];

    private TiffDirectory(bool little) => IsLittleEndian = little;

    internal bool IsLittleEndian { get; }

    internal static TiffDirectory Read(ReadOnlySpan<byte> file, ImageLimits limits)
    {
        if (file.Length < 8 || (!file.StartsWith("II*\0"u8) && !file.StartsWith("MM\0*"u8)))
            throw new MediaFormatException(TiffConstants.Name, 0, file.StartsWith("II+\0"u8) || file.StartsWith("MM\0+"u8) ? "BigTIFF is not supported" : "the file does not start with a TIFF header");
        var directory = new TiffDirectory(file[0] == 'I');
        var at = directory.UInt32(file, 4);
        if (at < 8 || at > file.Length - 2)
            throw new MediaFormatException(TiffConstants.Name, 4, "the first directory lies outside the file");
        var count = directory.UInt16(file, (int)at);
        if (count > limits.MaxChunks || at + 2 + 12L * count > file.Length)
            throw new MediaFormatException(TiffConstants.Name, at, $"a directory of {count} entries does not fit");
        for (var i = 0; i < count; i++)
            directory.Add(file, (int)at + 2 + 12 * i);
        return directory;
    }

    internal bool Has(int tag) => _entries.ContainsKey(tag);

    /// <summary>The tag's one number, or <paramref name="otherwise"/> when it is absent.</summary>
    internal long Number(ReadOnlySpan<byte> file, int tag, long? otherwise = null)
    {
        if (!_entries.TryGetValue(tag, out var entry) || entry.Count == 0)
            return otherwise ?? throw new MediaFormatException(TiffConstants.Name, 8, $"tag {tag} is missing");
        return Element(file, entry, 0);
    }

    /// <summary>The tag's numbers; empty when absent, an error when more than <paramref name="most"/>.</summary>
    internal long[] Numbers(ReadOnlySpan<byte> file, int tag, long most)
    {
        if (!_entries.TryGetValue(tag, out var entry))
            return [];
        if (entry.Count > most)
            throw new MediaFormatException(TiffConstants.Name, entry.Offset, $"tag {tag} has {entry.Count} values where {most} make sense");
        var numbers = new long[entry.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Element(file, entry, i);
        return numbers;
    }

    internal double? Ratio(ReadOnlySpan<byte> file, int tag)
    {
        if (!_entries.TryGetValue(tag, out var entry) || entry.Type != TiffConstants.Rational || entry.Count == 0)
            return null;
        double numerator = UInt32(file, entry.Offset), denominator = UInt32(file, entry.Offset + 4);
        return denominator > 0 && numerator > 0 ? numerator / denominator : null;
    }

    /// <summary>The tag's bytes, or null.</summary>
    internal byte[]? Bytes(ReadOnlySpan<byte> file, int tag, ImageLimits limits)
    {
        if (!_entries.TryGetValue(tag, out var entry) || entry.Type is not (TiffConstants.Byte or TiffConstants.Undefined) || entry.Count == 0)
            return null;
        if (entry.Count > limits.MaxMetadataBytes)
            throw new MediaFormatException(TiffConstants.Name, entry.Offset, $"metadata of more than {limits.MaxMetadataBytes:N0} bytes");
        return file.Slice(entry.Offset, (int)entry.Count).ToArray();
    }

    private static int SizeOf(int type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 => 8,
        _ => 0,
    };

    // An entry of an unknown type is skipped, as the specification asks; one that points outside the file is an error.
    private void Add(ReadOnlySpan<byte> file, int at)
    {
        int tag = UInt16(file, at), type = UInt16(file, at + 2);
        var count = UInt32(file, at + 4);
        var bytes = SizeOf(type) * (long)count;
        if (SizeOf(type) == 0)
            return;
        var offset = bytes <= 4 ? at + 8L : UInt32(file, at + 8);
        if (offset + bytes > file.Length)
            throw new MediaFormatException(TiffConstants.Name, at, $"the values of tag {tag} lie outside the file");
        _entries.TryAdd(tag, (type, count, (int)offset));
    }

    private long Element(ReadOnlySpan<byte> file, (int Type, uint Count, int Offset) entry, int index) => entry.Type switch
    {
        1 => file[entry.Offset + index],
        3 => UInt16(file, entry.Offset + 2 * index),
        4 => UInt32(file, entry.Offset + 4 * index),
        _ => throw new MediaFormatException(TiffConstants.Name, entry.Offset, $"a number is stored as type {entry.Type}"),
    };

    private ushort UInt16(ReadOnlySpan<byte> file, int at) =>
        IsLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(file[at..]) : BinaryPrimitives.ReadUInt16BigEndian(file[at..]);

    private uint UInt32(ReadOnlySpan<byte> file, int at) =>
        IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(file[at..]) : BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
}
