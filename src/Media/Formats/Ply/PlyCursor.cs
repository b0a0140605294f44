using System.Buffers.Binary;
using System.Buffers.Text;

namespace GenAsset.Media.Formats.Ply;

/// <summary>Reads a PLY body number by number, whatever its encoding.</summary>
internal ref struct PlyCursor(ReadOnlySpan<byte> file, int start, PlyEncoding encoding)
{
    private readonly ReadOnlySpan<byte> _file = file;

    public int Position { get; set; } = start;

    public readonly PlyEncoding Encoding => encoding;

    public readonly int Remaining => _file.Length - Position;

    /// <summary>The next bytes as they are.</summary>
    public ReadOnlySpan<byte> Take(long length)
    {
        if (length > _file.Length - Position)
            throw new MediaFormatException("PLY", Position, "the data ends too early");
        var bytes = _file.Slice(Position, (int)length);
        Position += bytes.Length;
        return bytes;
    }

    public double Next(PlyType type) => encoding == PlyEncoding.Ascii ? NextWord() : NextBinary(type);

    public void Skip(PlyProperty property)
    {
        var count = property.ListLength is { } length ? NextCount(length) : 1;
        for (var i = 0; i < count; i++)
            _ = Next(property.Type);
    }

    public int NextCount(PlyType type)
    {
        var count = Next(type);
        return count >= 0 && count <= _file.Length - Position
            ? (int)count
            : throw new MediaFormatException("PLY", Position, $"a list of {count} numbers");
    }

    private double NextBinary(PlyType type)
    {
        var bytes = Take(PlyProperty.SizeOf(type));
        return encoding == PlyEncoding.BinaryBigEndian ? Big(type, bytes) : Little(type, bytes);
    }

    private static double Big(PlyType type, ReadOnlySpan<byte> bytes) => type switch
    {
        PlyType.Int8 => (sbyte)bytes[0],
        PlyType.UInt8 => bytes[0],
        PlyType.Int16 => BinaryPrimitives.ReadInt16BigEndian(bytes),
        PlyType.UInt16 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        PlyType.Int32 => BinaryPrimitives.ReadInt32BigEndian(bytes),
        PlyType.UInt32 => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        PlyType.Float32 => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };

    public static double Little(PlyType type, ReadOnlySpan<byte> bytes) => type switch
    {
        PlyType.Int8 => (sbyte)bytes[0],
        PlyType.UInt8 => bytes[0],
        PlyType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        PlyType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        PlyType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        PlyType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        PlyType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };

    private double NextWord()
    {
        while (Position < _file.Length && _file[Position] <= ' ')
            Position++;
        var word = _file[Position..];
        if (Utf8Parser.TryParse(word, out double value, out var used))
        {
            Position += used;
            return value;
        }

        throw new MediaFormatException("PLY", Position, word.IsEmpty ? "the data ends too early" : "a number was expected");
    }
}
