using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Codecs.Png;

/// <summary>PNG's five row filters (specification, clause 9), forward: each byte less its prediction.</summary>
internal static class PngFilter
{
    internal const byte None = 0, Sub = 1, Up = 2, Average = 3, Paeth = 4;

    /// <summary>
    /// Filters a row by <paramref name="type"/> into <paramref name="output"/> and returns the sum of the residuals' magnitudes, the
    /// specification's own heuristic (clause 12.8) for which filter compresses best.
    /// </summary>
    /// <param name="type">One of the five.</param>
    /// <param name="row">The row, <paramref name="pixelBytes"/> zero bytes before it.</param>
    /// <param name="above">The row above in the same shape; zeros for the first.</param>
    /// <param name="pixelBytes">Bytes a pixel, at least 1.</param>
    /// <param name="output">The residuals, without the filter's own byte.</param>
    internal static long Apply(byte type, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> output) => type switch
    {
        None => Run<NonePrediction>(row, above, pixelBytes, output),
        Sub => Run<SubPrediction>(row, above, pixelBytes, output),
        Up => Run<UpPrediction>(row, above, pixelBytes, output),
        Average => Run<AveragePrediction>(row, above, pixelBytes, output),
        _ => Run<PaethPrediction>(row, above, pixelBytes, output),
    };

    private static long Run<TPrediction>(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> output)
        where TPrediction : struct, IPrediction
    {
        var count = row.Length - pixelBytes;
        ArgumentOutOfRangeException.ThrowIfLessThan(above.Length, row.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, count);
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var up = ref MemoryMarshal.GetReference(above);
        ref var result = ref MemoryMarshal.GetReference(output);
        nuint back = (nuint)pixelBytes, i = 0;
        var total = Vector256<ulong>.Zero;
        for (; i + 32 <= (nuint)count; i += 32)
        {
            var residual = Vector256.LoadUnsafe(ref x, back + i)
                - TPrediction.Of(Vector256.LoadUnsafe(ref x, i), Vector256.LoadUnsafe(ref up, back + i), Vector256.LoadUnsafe(ref up, i));
            residual.StoreUnsafe(ref result, i);
            var magnitude = Vector256.Min(residual, Vector256<byte>.Zero - residual);
            total += SumOfEights(magnitude);
        }
        var sum = (long)Vector256.Sum(total);
        for (var n = (int)i; n < count; n++)
        {
            var residual = (byte)(row[n + pixelBytes] - TPrediction.Of(row[n], above[n + pixelBytes], above[n]));
            output[n] = residual;
            sum += Math.Min((int)residual, 256 - residual);
        }
        return sum;
    }

    private static Vector256<ulong> SumOfEights(Vector256<byte> v)
    {
        if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
            return System.Runtime.Intrinsics.X86.Avx2.SumAbsoluteDifferences(v, Vector256<byte>.Zero).AsUInt64();
        var (low, high) = Vector256.Widen(v);
        var (a, b) = Vector256.Widen(low + high);
        var (c, d) = Vector256.Widen(a + b);
        return c + d;
    }

    private interface IPrediction
    {
        static abstract Vector256<byte> Of(Vector256<byte> left, Vector256<byte> up, Vector256<byte> upLeft);

        static abstract int Of(int left, int up, int upLeft);
    }

    private readonly struct NonePrediction : IPrediction
    {
        public static Vector256<byte> Of(Vector256<byte> left, Vector256<byte> up, Vector256<byte> upLeft) => default;

        public static int Of(int left, int up, int upLeft) => 0;
    }

    private readonly struct SubPrediction : IPrediction
    {
        public static Vector256<byte> Of(Vector256<byte> left, Vector256<byte> up, Vector256<byte> upLeft) => left;

        public static int Of(int left, int up, int upLeft) => left;
    }

    private readonly struct UpPrediction : IPrediction
    {
        public static Vector256<byte> Of(Vector256<byte> left, Vector256<byte> up, Vector256<byte> upLeft) => up;

        public static int Of(int left, int up, int upLeft) => up;
    }

    private readonly struct AveragePrediction : IPrediction
    {
        // floor((l + u) / 2) without a ninth bit: the shared bits, and half of those that differ.
        public static Vector256<byte> Of(Vector256<byte> left, Vector256<byte> up, Vector256<byte> upLeft) =>
            (left & up) + ((left ^ up) >>> 1);

        public static int Of(int left, int up, int upLeft) => (left + up) >> 1;
    }

    private readonly struct PaethPrediction : IPrediction
    {
        // In bytes only. With p = l + u - ul: |p-l| = |u-ul|, |p-u| = |l-ul|, and |p-ul| is their sum when both differences have one
        // sign (then it never wins, so any large number serves) and their difference otherwise.
        public static Vector256<byte> Of(Vector256<byte> left, Vector256<byte> up, Vector256<byte> upLeft)
        {
            var toLeft = Vector256.Max(up, upLeft) - Vector256.Min(up, upLeft);
            var toUp = Vector256.Max(left, upLeft) - Vector256.Min(left, upLeft);
            var sameSign = Vector256.Equals(Vector256.LessThan(up, upLeft), Vector256.LessThan(left, upLeft));
            var toUpLeft = (Vector256.Max(toLeft, toUp) - Vector256.Min(toLeft, toUp)) | sameSign;
            var leftWins = Vector256.LessThanOrEqual(toLeft, Vector256.Min(toUp, toUpLeft));
            var upWins = Vector256.LessThanOrEqual(toUp, toUpLeft);
            return Vector256.ConditionalSelect(leftWins, left, Vector256.ConditionalSelect(upWins, up, upLeft));
        }

        public static int Of(int left, int up, int upLeft)
        {
            int toLeft = Math.Abs(up - upLeft), toUp = Math.Abs(left - upLeft), toUpLeft = Math.Abs(left + up - 2 * upLeft);
            return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
        }
    }
}
