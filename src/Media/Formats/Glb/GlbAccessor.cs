using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using static GenAsset.Media.Formats.Glb.GlbConstants;

namespace GenAsset.Media.Formats.Glb;

/// <summary>Reads accessors: any component type, stride, normalisation and sparse replacement.</summary>
internal static class GlbAccessor
{
    /// <summary>The numbers as floats, <paramref name="components"/> an element; integers are normalised when the accessor says so.</summary>
    public static float[] Floats(GlbDocument file, int index, int components)
    {
        var accessor = file.Item("accessors", index);
        var (kind, count, width) = Shape(file, accessor, index);
        if (width != components)
            throw GlbDocument.Fault(0, $"accessors[{index}] has {width} numbers an element where {components} belong");
        var numbers = new float[count * components];
        var scale = accessor.True("normalized") ? Scale(kind) : 1;
        var signed = scale != 1 && kind is SignedByte or SignedShort;
        Fill(file, accessor, index, kind, count, components, (element, bytes) =>
        {
            var target = numbers.AsSpan(element * components, components);
            if (kind == Float && BitConverter.IsLittleEndian)
                MemoryMarshal.Cast<byte, float>(bytes)[..components].CopyTo(target);
            else
                for (var c = 0; c < components; c++)
                {
                    var value = (float)Number(bytes[(c * GlbBuilder.Size(kind))..], kind) * scale;
                    target[c] = signed ? MathF.Max(value, -1) : value;
                }
        });
        return numbers;
    }

    /// <summary>The numbers as vertex indices, each below <paramref name="limit"/>.</summary>
    public static int[] Indices(GlbDocument file, int index, int limit)
    {
        var accessor = file.Item("accessors", index);
        var (kind, count, width) = Shape(file, accessor, index);
        if (width != 1 || kind is not (UnsignedByte or UnsignedShort or UnsignedInt))
            throw GlbDocument.Fault(0, $"accessors[{index}] holds no indices");
        var indices = new int[count];
        Fill(file, accessor, index, kind, count, 1, (element, bytes) => indices[element] = (int)Number(bytes, kind));
        foreach (var vertex in indices)
            if ((uint)vertex >= (uint)limit)
                throw GlbDocument.Fault(0, $"accessors[{index}] names vertex {(uint)vertex} of {limit}");
        return indices;
    }

    private delegate void Element(int index, ReadOnlySpan<byte> bytes);

    private static (int Kind, int Count, int Components) Shape(GlbDocument file, JsonElement accessor, int index)
    {
        var (kind, count) = (accessor.Int("componentType") ?? 0, accessor.Int("count") ?? 0);
        var components = GlbBuilder.Components(accessor.Text("type") ?? "");
        // An accessor without a view is all zeros, so that only this keeps its size in proportion to the file.
        if (GlbBuilder.Size(kind) == 0 || components == 0 || count < 1 || count > file.FileLength)
            throw GlbDocument.Fault(0, $"accessors[{index}] is not one of glTF's");
        return (kind, count, components);
    }

    private static void Fill(GlbDocument file, JsonElement accessor, int index, int kind, int count, int components, Element set)
    {
        var size = components * GlbBuilder.Size(kind);
        if (accessor.Int("bufferView") is { } view)
        {
            var (bytes, stride) = file.View(view);
            Walk(bytes, accessor.Int("byteOffset") ?? 0, stride == 0 ? size : stride, size, count, index, set);
        }

        if (accessor.Object("sparse") is { } sparse)
            Replace(file, sparse, index, size, count, set);
    }

    private static void Walk(ReadOnlyMemory<byte> memory, int start, int stride, int size, int count, int index, Element set)
    {
        var bytes = memory.Span;
        if (start < 0 || start + (count - 1L) * stride + size > bytes.Length)
            throw GlbDocument.Fault(0, $"accessors[{index}] lies outside its bufferView");
        for (var i = 0; i < count; i++, start += stride)
            set(i, bytes.Slice(start, size));
    }

    private static void Replace(GlbDocument file, JsonElement sparse, int index, int size, int count, Element set)
    {
        var replaced = sparse.Int("count") ?? 0;
        if (replaced < 1 || replaced > count || sparse.Object("indices") is not { } indices || sparse.Object("values") is not { } values)
            throw GlbDocument.Fault(0, $"accessors[{index}] has a damaged sparse part");
        var kind = indices.Int("componentType") ?? 0;
        if (kind is not (UnsignedByte or UnsignedShort or UnsignedInt))
            throw GlbDocument.Fault(0, $"accessors[{index}] has sparse indices of another type");
        var places = new long[replaced];
        var width = GlbBuilder.Size(kind);
        Walk(file.View(indices.Int("bufferView") ?? -1).Bytes, indices.Int("byteOffset") ?? 0, width, width, replaced, index,
            (i, bytes) => places[i] = (long)Number(bytes, kind));
        Walk(file.View(values.Int("bufferView") ?? -1).Bytes, values.Int("byteOffset") ?? 0, size, size, replaced, index, (i, bytes) =>
        {
            if (places[i] >= count)
                throw GlbDocument.Fault(0, $"accessors[{index}] replaces an element that it lacks");
            set((int)places[i], bytes);
        });
    }

    private static double Number(ReadOnlySpan<byte> bytes, int kind) => kind switch
    {
        SignedByte => (sbyte)bytes[0],
        UnsignedByte => bytes[0],
        SignedShort => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        UnsignedShort => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        UnsignedInt => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadSingleLittleEndian(bytes),
    };

    private static float Scale(int kind) => kind switch
    {
        SignedByte => 1 / 127f,
        UnsignedByte => 1 / 255f,
        SignedShort => 1 / 32767f,
        UnsignedShort => 1 / 65535f,
        _ => 1,
    };
}
