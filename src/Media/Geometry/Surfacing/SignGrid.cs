using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Geometry.Surfacing;

/// <summary>One bit a sample: whether it is inside (below zero). An eighth of a byte each, so that whole rows of cells are compared at once.</summary>
internal sealed class SignGrid
{
    private readonly byte[] _bits;

    public SignGrid(int width, int height, int depth)
    {
        (Width, Height, Depth) = (width, height, depth);
        // A word more than a row needs: two bits may be read across the last one.
        Stride = ((width + 63) / 64 * 8) + 8;
        _bits = new byte[checked((long)Stride * height * depth)];
    }

    public int Width { get; }

    public int Height { get; }

    public int Depth { get; }

    /// <summary>Bytes a row.</summary>
    public int Stride { get; }

    /// <summary>Eight samples a byte, the first in the lowest bit.</summary>
    public Span<byte> Row(int y, int z) => _bits.AsSpan((int)((((long)z * Height) + y) * Stride), Stride);

    /// <summary>The signs of samples.</summary>
    public static SignGrid Of(SampleGrid field, ParallelOptions parallel)
    {
        var signs = new SignGrid(field.Width, field.Height, field.Depth);
        Parallel.For(0, field.Depth, parallel, z =>
        {
            for (var y = 0; y < field.Height; y++)
                Fill(field.Samples.AsSpan(((z * field.Height) + y) * field.Width, field.Width), signs.Row(y, z));
        });
        return signs;
    }

    /// <summary>The signs of a cell's corners: bit 0 is the least corner, 1 its neighbour in x, 2 in y, 4 in z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Corners(int x, int y, int z) =>
        Pair(x, y, z) | (Pair(x, y + 1, z) << 2) | (Pair(x, y, z + 1) << 4) | (Pair(x, y + 1, z + 1) << 6);

    /// <summary>For each of 64 cells from 64 times <paramref name="word"/> on whether its corners differ.</summary>
    public ulong Crossings(int word, int y, int z)
    {
        ulong a = Word(word, y, z), b = Word(word, y + 1, z), c = Word(word, y, z + 1), d = Word(word, y + 1, z + 1);
        ulong e = Word(word + 1, y, z), f = Word(word + 1, y + 1, z), g = Word(word + 1, y, z + 1), h = Word(word + 1, y + 1, z + 1);
        ulong any = a | b | c | d, all = a & b & c & d;
        any |= (any >> 1) | ((e | f | g | h) << 63);
        all &= (all >> 1) | ((e & f & g & h) << 63);
        var cells = Width - 1 - (word * 64);
        return any & ~all & (cells >= 64 ? ulong.MaxValue : (1UL << Math.Max(cells, 0)) - 1);
    }

    private static void Fill(ReadOnlySpan<float> samples, Span<byte> row)
    {
        ref var first = ref MemoryMarshal.GetReference(samples);
        var x = 0;
        for (; x + 8 <= samples.Length; x += 8)
            row[x >> 3] = (byte)Vector256.LessThan(Vector256.LoadUnsafe(ref first, (nuint)x), Vector256<float>.Zero).ExtractMostSignificantBits();
        for (; x < samples.Length; x++)
            if (samples[x] < 0)
                row[x >> 3] |= (byte)(1 << (x & 7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Pair(int x, int y, int z) =>
        (Unsafe.ReadUnaligned<ushort>(ref _bits[((((long)z * Height) + y) * Stride) + (x >> 3)]) >> (x & 7)) & 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Word(int word, int y, int z) => Unsafe.ReadUnaligned<ulong>(ref _bits[((((long)z * Height) + y) * Stride) + (word * 8)]);
}
