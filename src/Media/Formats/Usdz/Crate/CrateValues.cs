using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GenAsset.Media.Formats.Usdz.Crate;

/// <summary>Packs values: small ones into their own eight bytes, the others into the value area that starts behind the file's header.</summary>
internal sealed class CrateValues(CrateTable<string> tokens, CrateTable<int> strings)
{
    private const int HeaderBytes = 88;
    private const int MinCompressed = 16; // shorter arrays are stored as they are
    private readonly ArrayBufferWriter<byte> _area = new();

    public long End => HeaderBytes + _area.WrittenCount;

    public ReadOnlySpan<byte> Bytes => _area.WrittenSpan;

    public CrateRep Pack(object value) => value switch
    {
        bool b => CrateRep.Inlined(CrateType.Bool, b ? 1u : 0),
        int i => CrateRep.Inlined(CrateType.Int, (uint)i),
        float f => CrateRep.Inlined(CrateType.Float, BitConverter.SingleToUInt32Bits(f)),
        double d => Double(d),
        UsdToken token => CrateRep.Inlined(CrateType.Token, (uint)tokens.NumberOf(token.Text)),
        string text => CrateRep.Inlined(CrateType.String, (uint)strings.NumberOf(tokens.NumberOf(text))),
        UsdAsset asset => CrateRep.Inlined(CrateType.AssetPath, (uint)tokens.NumberOf(asset.Path)),
        Vector2 v => Block(CrateType.Vec2f, [v.X, v.Y]),
        Vector3 v => Block(CrateType.Vec3f, [v.X, v.Y, v.Z]),
        Vector4 v => Block(CrateType.Vec4f, [v.X, v.Y, v.Z, v.W]),
        int[] numbers => Integers(numbers),
        float[] numbers => Array(CrateType.Float, numbers),
        Vector2[] vectors => Array(CrateType.Vec2f, vectors),
        Vector3[] vectors => Array(CrateType.Vec3f, vectors),
        UsdToken[] words => Array(CrateType.Token, System.Array.ConvertAll(words, word => tokens.NumberOf(word.Text))),
        _ => throw new InvalidOperationException($"No crate type stands for {value.GetType().Name}."),
    };

    /// <summary>A list of names: children, properties.</summary>
    public CrateRep TokenVector(IEnumerable<string> names)
    {
        var rep = CrateRep.At(CrateType.TokenVector, End);
        List(names.Select(tokens.NumberOf));
        return rep;
    }

    /// <summary>A list of names that goes before what weaker layers have: applied schemas.</summary>
    public CrateRep PrependedTokens(IEnumerable<string> names) => ListOp(CrateType.TokenListOp, 0x20, names.Select(tokens.NumberOf));

    /// <summary>A list of paths (by number) that stands alone: connections, targets.</summary>
    public CrateRep ExplicitPaths(IEnumerable<int> paths) => ListOp(CrateType.PathListOp, 0x01 | 0x02, paths);

    private CrateRep ListOp(CrateType type, byte flags, IEnumerable<int> numbers)
    {
        var rep = CrateRep.At(type, End);
        _area.Write([flags]);
        List(numbers);
        return rep;
    }

    private void List(IEnumerable<int> numbers)
    {
        int[] list = [.. numbers];
        Write(list.LongLength);
        _area.Write<byte>(MemoryMarshal.AsBytes(list.AsSpan()));
    }

    private CrateRep Double(double value)
    {
        if ((float)value == value)
            return CrateRep.Inlined(CrateType.Double, BitConverter.SingleToUInt32Bits((float)value));
        var rep = CrateRep.At(CrateType.Double, End);
        Write(BitConverter.DoubleToInt64Bits(value));
        return rep;
    }

    private CrateRep Block(CrateType type, float[] numbers)
    {
        // Vectors of small whole numbers fit into the rep, a signed byte each.
        if (System.Array.TrueForAll(numbers, n => n == (sbyte)Math.Clamp(n, -128, 127) && !(n == 0 && float.IsNegative(n))))
        {
            var packed = 0u;
            for (var i = 0; i < numbers.Length; i++)
                packed |= (uint)(byte)(sbyte)numbers[i] << (8 * i);
            return CrateRep.Inlined(type, packed);
        }

        var rep = CrateRep.At(type, End);
        _area.Write<byte>(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return rep;
    }

    private CrateRep Integers(int[] numbers)
    {
        if (numbers.Length < MinCompressed)
            return Array(CrateType.Int, numbers);
        var rep = CrateRep.At(CrateType.Int, End, array: true, compressed: true);
        Write(numbers.LongLength);
        var packed = IntegerCoding.Encode(numbers);
        Write(packed.LongLength);
        _area.Write<byte>(packed);
        return rep;
    }

    private CrateRep Array<T>(CrateType type, T[] items)
        where T : unmanaged
    {
        if (items.Length == 0)
            return CrateRep.At(type, 0, array: true);
        while (End % 8 != 0) // readers may map arrays into memory
            _area.Write([(byte)0]);
        var rep = CrateRep.At(type, End, array: true);
        Write(items.LongLength);
        _area.Write<byte>(MemoryMarshal.AsBytes(items.AsSpan()));
        return rep;
    }

    private void Write(long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _area.Write<byte>(bytes);
    }
}
