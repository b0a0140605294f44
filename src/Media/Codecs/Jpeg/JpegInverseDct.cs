using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>
/// The accurate integer inverse DCT: Loeffler, Ligtenberg and Moschytz, "Practical fast 1-D DCT algorithms with 11 multiplications"
/// (ICASSP 1989), 13-bit constants, two extra bits between the passes. The same arithmetic as the usual library's default, so that
/// decoded samples agree with it to the last bit. Eight columns go side by side in the lanes of one vector.
/// </summary>
internal static unsafe class JpegInverseDct
{
    private const int ConstantBits = 13, PassBits = 2;

    /// <summary>Dequantises and transforms a block and writes its 8x8 samples.</summary>
    [SkipLocalsInit]
    internal static void Transform(short* block, short* quant, byte* target, int stride)
    {
        var rest = Vector128.Load(block + 8) | Vector128.Load(block + 16) | Vector128.Load(block + 24) | Vector128.Load(block + 32)
            | Vector128.Load(block + 40) | Vector128.Load(block + 48) | Vector128.Load(block + 56)
            | Vector128.Load(block).WithElement(0, (short)0);
        if (rest == Vector128<short>.Zero)
        {
            FillFlat((short)(block[0] * quant[0]), target, stride);
            return;
        }

        var r0 = Row(block, quant, 0);
        var r1 = Row(block, quant, 1);
        var r2 = Row(block, quant, 2);
        var r3 = Row(block, quant, 3);
        var r4 = Row(block, quant, 4);
        var r5 = Row(block, quant, 5);
        var r6 = Row(block, quant, 6);
        var r7 = Row(block, quant, 7);
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, Vector256.Create(1 << ConstantBits - PassBits - 1), ConstantBits - PassBits);
        JpegTranspose.Apply(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        // The level shift of 128 rides on the second pass's rounding term.
        const int shift = ConstantBits + PassBits + 3;
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, Vector256.Create((1 << shift - 1) + (128 << shift)), shift);
        JpegTranspose.Apply(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Store(r0, r1, target, stride);
        Store(r2, r3, target + 2 * stride, stride);
        Store(r4, r5, target + 4 * stride, stride);
        Store(r6, r7, target + 6 * stride, stride);
    }

    private static void FillFlat(int dc, byte* target, int stride)
    {
        var value = (ulong)Math.Clamp((dc + 4 >> 3) + 128, 0, 255) * 0x0101010101010101;
        for (var y = 0; y < 8; y++)
            Unsafe.WriteUnaligned(target + y * stride, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Row(short* block, short* quant, int row)
    {
        var product = Vector128.Load(block + 8 * row) * Vector128.Load(quant + 8 * row);
        var (low, high) = Vector128.Widen(product);
        return Avx2.IsSupported ? Avx2.ConvertToVector256Int32(product) : Vector256.Create(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(
        ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7,
        Vector256<int> rounding, int shift)
    {
        // Even part: constants are sqrt(2) times cosines of multiples of pi/16, times 2^13.
        var z = (r2 + r6) * 4433;
        var e2 = z - r6 * 15137;
        var e3 = z + r2 * 6270;
        var e0 = (r0 + r4 << ConstantBits) + rounding;
        var e1 = (r0 - r4 << ConstantBits) + rounding;
        var t0 = e0 + e3;
        var t3 = e0 - e3;
        var t1 = e1 + e2;
        var t2 = e1 - e2;
        // Odd part.
        var z5 = (r7 + r3 + r5 + r1) * 9633;
        var z1 = (r7 + r1) * -7373;
        var z2 = (r5 + r3) * -20995;
        var z3 = (r7 + r3) * -16069 + z5;
        var z4 = (r5 + r1) * -3196 + z5;
        var o0 = r7 * 2446 + z1 + z3;
        var o1 = r5 * 16819 + z2 + z4;
        var o2 = r3 * 25172 + z2 + z3;
        var o3 = r1 * 12299 + z1 + z4;
        r0 = t0 + o3 >> shift;
        r7 = t0 - o3 >> shift;
        r1 = t1 + o2 >> shift;
        r6 = t1 - o2 >> shift;
        r2 = t2 + o1 >> shift;
        r5 = t2 - o1 >> shift;
        r3 = t3 + o0 >> shift;
        r4 = t3 - o0 >> shift;
    }

    // Two rows of eight, clamped to bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> upper, Vector256<int> lower, byte* target, int stride)
    {
        var low = Vector256<int>.Zero;
        var high = Vector256.Create(255);
        var words = Vector256.Narrow(Vector256.Min(Vector256.Max(upper, low), high), Vector256.Min(Vector256.Max(lower, low), high)).AsUInt16();
        var bytes = Vector128.Narrow(words.GetLower(), words.GetUpper());
        Unsafe.WriteUnaligned(target, bytes.AsUInt64().ToScalar());
        Unsafe.WriteUnaligned(target + stride, bytes.AsUInt64().GetElement(1));
    }
}
