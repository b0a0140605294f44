using System.Buffers.Binary;
using System.Buffers.Text;

namespace GenAsset.Media.Formats.Ply;

/// <summary>Reads a PLY body number by number, whatever its encoding.</summary>
internal ref struct PlyCursor(ReadOnlySpan<byte> file, int start, PlyEncoding encoding)
{
    private readonly ReadOnlySpan<byte> _file = file;

    public int Position { get; set; } = start;

    public readonly ReadOnlySpan<byte> Rest => _file[Position..];

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
        var size = PlyProperty.SizeOf(type);
        if (size > _file.Length - Position)
            throw new MediaFormatException("PLY", Position, "the data ends too early");
        var bytes = _file.Slice(Position, size);
        Position += size;
        var big = encoding == PlyEncoding.BinaryBigEndian;
        return type switch
        {
            PlyType.Int8 => (sbyte)bytes[0],
            PlyType.UInt8 => bytes[0],
            PlyType.Int16 => big ? BinaryPrimitives.ReadInt16BigEndian(bytes) : BinaryPrimitives.ReadInt16LittleEndian(bytes),
            PlyType.UInt16 => big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            PlyType.Int32 => big ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes),
            PlyType.UInt32 => big ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            PlyType.Float32 => big ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes),
            _ => big ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        };
    }

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
