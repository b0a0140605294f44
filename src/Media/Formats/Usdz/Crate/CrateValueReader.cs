using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GenAsset.Media.Formats.Usdz.Crate;

/// <summary>
/// Unpacks the values that scenes are made of; halves and doubles become floats in vectors and arrays. A type that no mesh or
/// material needs reads as null.
/// </summary>
internal sealed class CrateValueReader(CrateReader file)
{
    // Specs may share a value (they do in honest files); a damaged one may point at a large array over and over.
    private readonly Dictionary<ulong, object?> _arrays = [];

    // What all arrays and lists together may hold. Indices pack to far less than a byte, but the points that they name do not.
    private long _budget = Math.Max(1 << 20, file.Length * 64L);

    public object? Read(CrateRep rep) => rep.IsArray ? SharedArray(rep) : rep.IsInlined ? Inlined(rep) : Stored(rep);

    /// <summary>All items of a list operation that add something, by number.</summary>
    public List<int> ListOp(CrateRep rep)
    {
        var at = rep.Payload;
        var flags = file.At(at++, 1)[0];
        var items = new List<int>();
        foreach (var bit in (ReadOnlySpan<byte>)[0x02, 0x04, 0x20, 0x40]) // explicit, added, prepended, appended; deleted and ordered follow
        {
            if ((flags & bit) == 0)
                continue;
            var count = BinaryPrimitives.ReadInt64LittleEndian(file.At(at, 8));
            Spend(count, at);
            items.AddRange(MemoryMarshal.Cast<byte, int>(file.At(at + 8, count * 4)));
            at += 8 + count * 4;
        }

        return items;
    }

    /// <summary>Refuses a file whose values grow out of proportion to its length.</summary>
    public void Spend(long count, long at)
    {
        if (count < 0 || (_budget -= count) < 0)
            throw CrateReader.Fault(at, $"{count} more items are out of proportion to the file");
    }

    private object? Inlined(CrateRep rep)
    {
        var bits = (uint)rep.Payload;
        float C(int i) => (sbyte)(bits >> (8 * i));
        return rep.Type switch
        {
            CrateType.Bool => bits != 0,
            CrateType.UChar => (int)(byte)bits,
            CrateType.Int or CrateType.UInt or CrateType.Int64 or CrateType.UInt64 => (int)bits,
            CrateType.Half => (float)BitConverter.UInt16BitsToHalf((ushort)bits),
            CrateType.Float => BitConverter.UInt32BitsToSingle(bits),
            CrateType.Double => (double)BitConverter.UInt32BitsToSingle(bits),
            CrateType.Token => new UsdToken(file.Token(bits)),
            CrateType.String => file.String(bits),
            CrateType.AssetPath => new UsdAsset(file.Token(bits)),
            CrateType.Vec2h => new Vector2((float)BitConverter.UInt16BitsToHalf((ushort)bits), (float)BitConverter.UInt16BitsToHalf((ushort)(bits >> 16))),
            CrateType.Vec2f or CrateType.Vec2d => new Vector2(C(0), C(1)),
            CrateType.Vec3f or CrateType.Vec3d or CrateType.Vec3h => new Vector3(C(0), C(1), C(2)),
            CrateType.Vec4f or CrateType.Vec4d or CrateType.Vec4h => new Vector4(C(0), C(1), C(2), C(3)),
            CrateType.Matrix4d => new Matrix4x4(C(0), 0, 0, 0, 0, C(1), 0, 0, 0, 0, C(2), 0, 0, 0, 0, C(3)),
            _ => null,
        };
    }

    private object? Stored(CrateRep rep)
    {
        if (Shape(rep.Type) is var (components, size) && components > 0)
        {
            var n = new float[16];
            Floats(file.At(rep.Payload, (long)components * size), size, n.AsSpan(0, components));
            return rep.Type switch
            {
                CrateType.Half or CrateType.Float => n[0],
                CrateType.Double => BinaryPrimitives.ReadDoubleLittleEndian(file.At(rep.Payload, 8)),
                CrateType.Quatd or CrateType.Quatf or CrateType.Quath => new Quaternion(n[0], n[1], n[2], n[3]), // x y z w, as GfQuat lies in memory
                CrateType.Matrix4d => new Matrix4x4(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13], n[14], n[15]),
                _ => components switch { 2 => new Vector2(n), 3 => new Vector3(n), _ => new Vector4(n) },
            };
        }

        return rep.Type is CrateType.Int64 or CrateType.UInt64 && BinaryPrimitives.ReadInt64LittleEndian(file.At(rep.Payload, 8)) is var number and <= int.MaxValue and >= int.MinValue
            ? (int)number
            : null;
    }

    private object? SharedArray(CrateRep rep)
    {
        if (!_arrays.TryGetValue(rep.Bits, out var array))
            _arrays[rep.Bits] = array = ReadArray(rep);
        return array;
    }

    private object? ReadArray(CrateRep rep)
    {
        if (rep.Payload == 0)
            return Convert(rep.Type, []);
        var at = rep.Payload;
        var count = BinaryPrimitives.ReadInt64LittleEndian(file.At(at, 8));
        at += 8;
        Spend(count, at);
        if (rep.IsCompressed)
            return CompressedArray(rep.Type, at, count);
        if (rep.Type is CrateType.Int or CrateType.UInt)
            return MemoryMarshal.Cast<byte, int>(file.At(at, Bytes(at, count, 4))).ToArray();
        if (rep.Type == CrateType.Token)
            return Array.ConvertAll(MemoryMarshal.Cast<byte, int>(file.At(at, Bytes(at, count, 4))).ToArray(), number => new UsdToken(file.Token(number)));
        var (components, size) = Shape(rep.Type);
        if (components is 0 or 16)
            return null;
        var bytes = file.At(at, Bytes(at, count, components * size));
        var numbers = new float[count * components];
        Floats(bytes, size, numbers);
        return Convert(rep.Type, numbers);
    }

    private object? CompressedArray(CrateType type, long at, long count)
    {
        if (type is CrateType.Int or CrateType.UInt)
            return Integers(ref at, count);
        if (type is not (CrateType.Float or CrateType.Double or CrateType.Half))
            return null;
        var code = file.At(at++, 1)[0];
        if (code == 'i')
            return Array.ConvertAll(Integers(ref at, count), number => (float)number);
        if (code != 't')
            throw CrateReader.Fault(at, $"an array is packed by the unknown method {code}");
        var entries = BinaryPrimitives.ReadUInt32LittleEndian(file.At(at, 4));
        var size = Shape(type).Size;
        var table = file.At(at + 4, (long)entries * size);
        var values = new float[entries];
        Floats(table, size, values);
        at += 4 + (long)entries * size;
        return Array.ConvertAll(Integers(ref at, count), index => (uint)index < entries ? values[index] : throw CrateReader.Fault(at, "an index lies outside its table"));
    }

    private int[] Integers(ref long at, long count)
    {
        var length = BinaryPrimitives.ReadInt64LittleEndian(file.At(at, 8));
        var packed = file.At(at + 8, length);
        return IntegerCoding.Decode(packed, (int)count) ?? throw CrateReader.Fault(at, "a list of integers is damaged");
    }

    private static long Bytes(long at, long count, int size) => count >= 0 && count <= int.MaxValue / size ? count * size : throw CrateReader.Fault(at, $"an array of {count} items");

    private static (int Components, int Size) Shape(CrateType type) => type switch
    {
        CrateType.Half => (1, 2),
        CrateType.Float => (1, 4),
        CrateType.Double => (1, 8),
        CrateType.Vec2h => (2, 2),
        CrateType.Vec2f => (2, 4),
        CrateType.Vec2d => (2, 8),
        CrateType.Vec3h => (3, 2),
        CrateType.Vec3f => (3, 4),
        CrateType.Vec3d => (3, 8),
        CrateType.Vec4h or CrateType.Quath => (4, 2),
        CrateType.Vec4f or CrateType.Quatf => (4, 4),
        CrateType.Vec4d or CrateType.Quatd => (4, 8),
        CrateType.Matrix4d => (16, 8),
        _ => (0, 0),
    };

    private static void Floats(ReadOnlySpan<byte> bytes, int size, Span<float> target)
    {
        if (size == 4)
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(target);
        else
            for (var i = 0; i < target.Length; i++)
                target[i] = size == 2 ? (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i * 2)..]) : (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * 8)..]);
    }

    private static object? Convert(CrateType type, float[] numbers) => type switch
    {
        CrateType.Int or CrateType.UInt => Array.Empty<int>(),
        CrateType.Token => Array.Empty<UsdToken>(),
        _ => Shape(type).Components switch
        {
            1 => numbers,
            2 => MemoryMarshal.Cast<float, Vector2>(numbers).ToArray(),
            3 => MemoryMarshal.Cast<float, Vector3>(numbers).ToArray(),
            4 => MemoryMarshal.Cast<float, Vector4>(numbers).ToArray(),
            _ => null,
        },
    };
}
