using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Codecs.Png;

/// <summary>PNG's five row filters undone: each byte plus its prediction. Pixels of 3 to 8 bytes go one vector each, the rest by bytes.</summary>
internal static class PngUnfilter
{
    /// <summary>Restores a row.</summary>
    /// <param name="type">The filter, 0..4.</param>
    /// <param name="filtered">The residuals.</param>
    /// <param name="above">The restored row above; zeros for the first.</param>
    /// <param name="row">Receives the row; as long as the residuals.</param>
    /// <param name="pixelBytes">Bytes that filters look back: 1, 2, 3, 4, 6 or 8.</param>
    internal static void Apply(byte type, ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row, int pixelBytes)
    {
        switch (type)
        {
            case PngFilter.None: filtered.CopyTo(row); break;
            case PngFilter.Sub: Run<SubStep>(filtered, above, row, pixelBytes); break;
            case PngFilter.Up: Up(filtered, above, row); break;
            case PngFilter.Average: Run<AverageStep>(filtered, above, row, pixelBytes); break;
            default: Run<PaethStep>(filtered, above, row, pixelBytes); break;
        }
    }

    private static void Up(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row)
    {
        above = above[..filtered.Length];
        row = row[..filtered.Length];
        var i = 0;
        for (; i + 32 <= row.Length; i += 32)
            (Vector256.Create(filtered[i..]) + Vector256.Create(above[i..])).CopyTo(row[i..]);
        for (; i < row.Length; i++)
            row[i] = (byte)(filtered[i] + above[i]);
    }

    private static void Run<TStep>(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row, int pixelBytes)
        where TStep : struct, IStep
    {
        above = above[..filtered.Length];
        row = row[..filtered.Length];
        var done = pixelBytes switch
        {
            3 or 4 => Pixels<TStep, uint>(filtered, above, row, pixelBytes),
            6 or 8 => Pixels<TStep, ulong>(filtered, above, row, pixelBytes),
            _ => 0,
        };
        for (var i = done; i < row.Length; i++)
        {
            var hasLeft = i >= pixelBytes;
            var left = hasLeft ? row[i - pixelBytes] : 0;
            row[i] = (byte)(filtered[i] + TStep.Predict(left, above[i], hasLeft ? above[i - pixelBytes] : 0));
        }
    }

    // A load or store of TWord may reach past its pixel into the next one, whose turn comes later; the last pixels are left to the caller.
    private static int Pixels<TStep, TWord>(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row, int pixelBytes)
        where TStep : struct, IStep
        where TWord : unmanaged
    {
        ref var source = ref MemoryMarshal.GetReference(filtered);
        ref var up = ref MemoryMarshal.GetReference(above);
        ref var target = ref MemoryMarshal.GetReference(row);
        Vector128<short> left = default, upLeft = default;
        var mask = Vector128.Create((short)255);
        var i = 0;
        for (var last = row.Length - Unsafe.SizeOf<TWord>(); i <= last; i += pixelBytes)
        {
            var above1 = Load<TWord>(ref Unsafe.Add(ref up, i));
            left = (Load<TWord>(ref Unsafe.Add(ref source, i)) + TStep.Predict(left, above1, upLeft)) & mask;
            upLeft = above1;
            var word = Vector128.Narrow(left.AsUInt16(), left.AsUInt16()).AsUInt64().ToScalar();
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i), Unsafe.As<ulong, TWord>(ref word));
        }
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Load<TWord>(ref byte at)
        where TWord : unmanaged
    {
        var word = Unsafe.SizeOf<TWord>() == 8 ? Unsafe.ReadUnaligned<ulong>(ref at) : Unsafe.ReadUnaligned<uint>(ref at);
        return Vector128.WidenLower(Vector128.CreateScalarUnsafe(word).AsByte()).AsInt16();
    }

    private interface IStep
    {
        static abstract Vector128<short> Predict(Vector128<short> left, Vector128<short> up, Vector128<short> upLeft);

        static abstract int Predict(int left, int up, int upLeft);
    }

    private readonly struct SubStep : IStep
    {
        public static Vector128<short> Predict(Vector128<short> left, Vector128<short> up, Vector128<short> upLeft) => left;

        public static int Predict(int left, int up, int upLeft) => left;
    }

    private readonly struct AverageStep : IStep
    {
        public static Vector128<short> Predict(Vector128<short> left, Vector128<short> up, Vector128<short> upLeft) => (left + up) >>> 1;

        public static int Predict(int left, int up, int upLeft) => (left + up) >> 1;
    }

    private readonly struct PaethStep : IStep
    {
        public static Vector128<short> Predict(Vector128<short> left, Vector128<short> up, Vector128<short> upLeft)
        {
            var dUp = up - upLeft;
            var toLeft = Vector128.Abs(dUp);
            var toUp = Vector128.Abs(left - upLeft);
            var toUpLeft = Vector128.Abs(left + (dUp - upLeft));
            var nearest = Vector128.Min(toUpLeft, Vector128.Min(toLeft, toUp));
            return Vector128.ConditionalSelect(
                Vector128.Equals(nearest, toLeft),
                left,
                Vector128.ConditionalSelect(Vector128.Equals(nearest, toUp), up, upLeft));
        }

        public static int Predict(int left, int up, int upLeft)
        {
            int toLeft = Math.Abs(up - upLeft), toUp = Math.Abs(left - upLeft), toUpLeft = Math.Abs(left + up - 2 * upLeft);
            return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
        }
    }
}
