using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>
/// Forward DCT and quantisation of a block in floating point: Arai, Agui and Nakajima's scaled transform (1988; five multiplications a
/// pass), whose scale factors are folded into the quantiser.
/// </summary>
internal static unsafe class JpegForwardDct
{
    private static readonly double[] Scale =
        [1.0, 1.387039845, 1.306562965, 1.175875602, 1.0, 0.785694958, 0.541196100, 0.275899379];

    /// <summary>What each transformed coefficient is multiplied by, in the transform's own (transposed) order.</summary>
    internal static float[] Multipliers(ReadOnlySpan<byte> quant)
    {
        var result = new float[64];
        for (var v = 0; v < 8; v++)
        {
            for (var u = 0; u < 8; u++)
                result[8 * u + v] = (float)(1 / (quant[8 * v + u] * Scale[u] * Scale[v] * 8));
        }
        return result;
    }

    /// <summary>Transforms 8x8 samples into quantised coefficients in transposed order: u major, v minor.</summary>
    internal static void Transform(byte* samples, int stride, float* multipliers, short* block)
    {
        var r0 = Load(samples);
        var r1 = Load(samples + stride);
        var r2 = Load(samples + 2 * stride);
        var r3 = Load(samples + 3 * stride);
        var r4 = Load(samples + 4 * stride);
        var r5 = Load(samples + 5 * stride);
        var r6 = Load(samples + 6 * stride);
        var r7 = Load(samples + 7 * stride);
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        JpegTranspose.Apply(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Store(r0, r1, multipliers, block);
        Store(r2, r3, multipliers + 16, block + 16);
        Store(r4, r5, multipliers + 32, block + 32);
        Store(r6, r7, multipliers + 48, block + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(byte* row)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(row)).AsByte());
        var (low, high) = Vector128.Widen(words);
        return Vector256.ConvertToSingle(Vector256.Create(low, high).AsInt32() - Vector256.Create(128));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(
        ref Vector256<float> r0, ref Vector256<float> r1, ref Vector256<float> r2, ref Vector256<float> r3,
        ref Vector256<float> r4, ref Vector256<float> r5, ref Vector256<float> r6, ref Vector256<float> r7)
    {
        var s07 = r0 + r7;
        var d07 = r0 - r7;
        var s16 = r1 + r6;
        var d16 = r1 - r6;
        var s25 = r2 + r5;
        var d25 = r2 - r5;
        var s34 = r3 + r4;
        var d34 = r3 - r4;
        // Even part.
        var a = s07 + s34;
        var d = s07 - s34;
        var b = s16 + s25;
        var c = s16 - s25;
        r0 = a + b;
        r4 = a - b;
        var e = (c + d) * 0.707106781f;
        r2 = d + e;
        r6 = d - e;
        // Odd part.
        var p = d34 + d25;
        var q = (d25 + d16) * 0.707106781f;
        var r = d16 + d07;
        var z = (p - r) * 0.382683433f;
        var m = p * 0.541196100f + z;
        var n = r * 1.306562965f + z;
        var f = d07 + q;
        var g = d07 - q;
        r5 = g + m;
        r3 = g - m;
        r1 = f + n;
        r7 = f - n;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> first, Vector256<float> second, float* multipliers, short* block) =>
        Vector256.Narrow(Round(first * Vector256.Load(multipliers)), Round(second * Vector256.Load(multipliers + 8))).Store(block);

    // To the nearest, ties to even, either way.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Round(Vector256<float> v) =>
        Avx.IsSupported ? Avx.ConvertToVector256Int32(v) : Vector256.ConvertToInt32(Vector256.Round(v));
}
