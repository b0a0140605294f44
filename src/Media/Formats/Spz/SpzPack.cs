using System.Numerics;
using System.Runtime.Intrinsics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Spz;

/// <summary>Numbers -> payload bytes, in single precision and in the order of operations of Niantic's library, so that both give the same bytes.</summary>
internal static class SpzPack
{
    private const int Chunk = 4 * 1024;

    /// <summary>Fills the six arrays of <paramref name="target"/>, with the numbers turned into axes <paramref name="axes"/> on the way.</summary>
    public static void Run(SplatCloud cloud, AxisSystem axes, SpzLayout layout, int fractionalBits, Memory<byte> target)
    {
        var signs = SplatSigns.Between(cloud.Axes, axes);
        var width = layout.HarmonicBytes;
        var harmonicSigns = signs.Harmonics(cloud.Degree);
        Parallel.For(0, (layout.Count + Chunk - 1) / Chunk, () => signs.AreAllOne ? [] : new float[Chunk * Math.Max(4, width)], (chunk, _, scratch) =>
        {
            var start = chunk * Chunk;
            var count = Math.Min(Chunk, layout.Count - start);
            var bytes = target.Span;
            Positions(
                Turned(cloud.Positions.AsSpan(start * 3, count * 3), signs.Position, scratch), 1 << fractionalBits, bytes[(start * 9)..]);
            Alphas(cloud.Opacities.AsSpan(start, count), bytes[((int)layout.Alphas + start)..]);
            Quantize(cloud.Colors.AsSpan(start * 3, count * 3), bytes[((int)layout.Colors + start * 3)..], 0, 0.15f * 255f, 127.5f);
            Quantize(cloud.Scales.AsSpan(start * 3, count * 3), bytes[((int)layout.Scales + start * 3)..], 10, 16, 0);
            var rotations = Turned(cloud.Rotations.AsSpan(start * 4, count * 4), signs.Rotation, scratch);
            if (layout.Version >= 3)
                SpzRotation.PackSmallestThree(rotations, bytes[((int)layout.Rotations + start * 4)..]);
            else
                SpzRotation.PackFirstThree(rotations, bytes[((int)layout.Rotations + start * 3)..]);
            Harmonics(
                Turned(cloud.Harmonics.AsSpan(start * width, count * width), harmonicSigns, scratch), width, bytes[((int)layout.Harmonics + start * width)..]);
            return scratch;
        }, static _ => { });
    }

    private static ReadOnlySpan<float> Turned(ReadOnlySpan<float> numbers, float[] signs, float[] scratch)
    {
        if (scratch.Length == 0)
            return numbers;
        SplatAxes.Flip(numbers, scratch, signs);
        return scratch.AsSpan(0, numbers.Length);
    }

    private static void Positions(ReadOnlySpan<float> numbers, float unit, Span<byte> target)
    {
        var i = 0;
        var gather = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);
        for (; i + 8 <= numbers.Length; i += 4) // four bytes too many are written, and overwritten by the next ones
        {
            var fixedPoint = RoundAway(Vector128.Create(numbers.Slice(i, 4)) * unit);
            Vector128.Shuffle(fixedPoint.AsByte(), gather).CopyTo(target[(i * 3)..]);
        }

        for (; i < numbers.Length; i++)
        {
            var value = RoundAway(Vector128.Create(numbers[i] * unit)).ToScalar();
            (target[i * 3], target[i * 3 + 1], target[i * 3 + 2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));
        }
    }

    /// <summary>Nearest integer, halves away from zero, as C's round().</summary>
    private static Vector128<int> RoundAway(Vector128<float> x)
    {
        var whole = Vector128.Truncate(x);
        var half = Vector128.GreaterThanOrEqual(Vector128.Abs(x - whole), Vector128.Create(0.5f));
        var one = Vector128.CopySign(Vector128<float>.One, x);
        return Vector128.ConvertToInt32(whole + (half.AsInt32() & one.AsInt32()).AsSingle());
    }

    /// <summary>The same for a number that is not negative.</summary>
    private static Vector256<int> RoundUp(Vector256<float> x)
    {
        var whole = Vector256.Floor(x);
        var half = Vector256.GreaterThanOrEqual(x - whole, Vector256.Create(0.5f));
        return Vector256.ConvertToInt32(whole) - half.AsInt32();
    }

    /// <summary>round((x + before) * factor + after), clamped to a byte.</summary>
    private static void Quantize(ReadOnlySpan<float> numbers, Span<byte> target, float before, float factor, float after)
    {
        var i = 0;
        for (; i + 32 <= numbers.Length; i += 32)
            Narrow(At(numbers[i..]), At(numbers[(i + 8)..]), At(numbers[(i + 16)..]), At(numbers[(i + 24)..])).CopyTo(target[i..]);
        for (; i < numbers.Length; i++)
            target[i] = (byte)RoundUp(Clamped(Vector256.Create(numbers[i]))).ToScalar();

        Vector256<int> At(ReadOnlySpan<float> eight) => RoundUp(Clamped(Vector256.Create(eight)));

        Vector256<float> Clamped(Vector256<float> x) =>
            Vector256.Min(Vector256.Max((x + Vector256.Create(before)) * factor + Vector256.Create(after), Vector256<float>.Zero), Vector256.Create(255f));
    }

    private static Vector256<byte> Narrow(Vector256<int> a, Vector256<int> b, Vector256<int> c, Vector256<int> d) =>
        Vector256.Narrow(Vector256.Narrow(a, b).AsUInt16(), Vector256.Narrow(c, d).AsUInt16());

    private static void Alphas(ReadOnlySpan<float> logits, Span<byte> target)
    {
        var i = 0;
        for (; i + 8 <= logits.Length; i += 8)
        {
            var alpha = Vector256<float>.One / (Vector256<float>.One + Vector256.Exp(-Vector256.Create(logits[i..]))) * 255;
            // The vector's exp and libm's differ in the last bits, which decides a byte only next to a half.
            var toHalf = Vector256.Abs(alpha - Vector256.Floor(alpha) - Vector256.Create(0.5f));
            if (!Vector256.GreaterThanAll(toHalf, Vector256.Create(2e-4f)))
            {
                for (var one = i; one < i + 8; one++)
                    target[one] = Alpha(logits[one]);
                continue;
            }

            var eight = Vector256.Narrow(RoundUp(alpha), Vector256<int>.Zero);
            Vector128.Narrow(eight.GetLower(), eight.GetUpper()).GetLower().AsByte().CopyTo(target[i..]);
        }

        for (; i < logits.Length; i++)
            target[i] = Alpha(logits[i]);
    }

    private static byte Alpha(float logit) => (byte)MathF.Round(1 / (1 + MathF.Exp(-logit)) * 255, MidpointRounding.AwayFromZero);

    /// <summary>Rounds to 8 levels a unit more coarsely above degree 1: the buckets are 8 and 16 wide, so that zlib and zstd find repeats.</summary>
    private static void Harmonics(ReadOnlySpan<float> numbers, int width, Span<byte> target)
    {
        const int fine = 9; // three coefficients of three channels
        for (var start = 0; start < numbers.Length; start += width)
        {
            Bucket(numbers.Slice(start, Math.Min(fine, width)), 8, target[start..]);
            if (width > fine)
                Bucket(numbers.Slice(start + fine, width - fine), 16, target[(start + fine)..]);
        }
    }

    private static void Bucket(ReadOnlySpan<float> numbers, int size, Span<byte> target)
    {
        var i = 0;
        for (; i + 4 <= numbers.Length; i += 4)
            Bucket(RoundAway(Vector128.Create(numbers.Slice(i, 4)) * 128f), size, target.Slice(i, 4));
        for (; i < numbers.Length; i++)
        {
            var q = RoundAway(Vector128.CreateScalar(numbers[i] * 128f)).ToScalar() + 128 + size / 2;
            target[i] = (byte)Math.Min(Math.Max(q, 0) & -size, 255);
        }
    }

    private static void Bucket(Vector128<int> rounded, int size, Span<byte> target)
    {
        var q = Vector128.Max(rounded + Vector128.Create(128 + size / 2), Vector128<int>.Zero) & Vector128.Create(-size);
        q = Vector128.Min(q, Vector128.Create(255));
        var bytes = Vector128.Shuffle(q.AsByte(), Vector128.Create((byte)0, 4, 8, 12, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255));
        BitConverter.TryWriteBytes(target, bytes.AsUInt32().ToScalar());
    }
}
