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
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        // The level shift of 128 rides on the second pass's rounding term.
        const int shift = ConstantBits + PassBits + 3;
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, Vector256.Create((1 << shift - 1) + (128 << shift)), shift);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7)
    {
        if (!Avx2.IsSupported)
        {
            TransposeInMemory(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
            return;
        }
        var a0 = Avx2.UnpackLow(r0, r1);
        var a1 = Avx2.UnpackHigh(r0, r1);
        var a2 = Avx2.UnpackLow(r2, r3);
        var a3 = Avx2.UnpackHigh(r2, r3);
        var a4 = Avx2.UnpackLow(r4, r5);
        var a5 = Avx2.UnpackHigh(r4, r5);
        var a6 = Avx2.UnpackLow(r6, r7);
        var a7 = Avx2.UnpackHigh(r6, r7);
        var b0 = Avx2.UnpackLow(a0.AsInt64(), a2.AsInt64()).AsInt32();
        var b1 = Avx2.UnpackHigh(a0.AsInt64(), a2.AsInt64()).AsInt32();
        var b2 = Avx2.UnpackLow(a1.AsInt64(), a3.AsInt64()).AsInt32();
        var b3 = Avx2.UnpackHigh(a1.AsInt64(), a3.AsInt64()).AsInt32();
        var b4 = Avx2.UnpackLow(a4.AsInt64(), a6.AsInt64()).AsInt32();
        var b5 = Avx2.UnpackHigh(a4.AsInt64(), a6.AsInt64()).AsInt32();
        var b6 = Avx2.UnpackLow(a5.AsInt64(), a7.AsInt64()).AsInt32();
        var b7 = Avx2.UnpackHigh(a5.AsInt64(), a7.AsInt64()).AsInt32();
        r0 = Avx2.Permute2x128(b0, b4, 0x20);
        r1 = Avx2.Permute2x128(b1, b5, 0x20);
        r2 = Avx2.Permute2x128(b2, b6, 0x20);
        r3 = Avx2.Permute2x128(b3, b7, 0x20);
        r4 = Avx2.Permute2x128(b0, b4, 0x31);
        r5 = Avx2.Permute2x128(b1, b5, 0x31);
        r6 = Avx2.Permute2x128(b2, b6, 0x31);
        r7 = Avx2.Permute2x128(b3, b7, 0x31);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TransposeInMemory(
        ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7)
    {
        var m = stackalloc int[64];
        r0.Store(m);
        r1.Store(m + 8);
        r2.Store(m + 16);
        r3.Store(m + 24);
        r4.Store(m + 32);
        r5.Store(m + 40);
        r6.Store(m + 48);
        r7.Store(m + 56);
        for (var y = 0; y < 8; y++)
        {
            for (var x = 0; x < y; x++)
                (m[8 * y + x], m[8 * x + y]) = (m[8 * x + y], m[8 * y + x]);
        }
        r0 = Vector256.Load(m);
        r1 = Vector256.Load(m + 8);
        r2 = Vector256.Load(m + 16);
        r3 = Vector256.Load(m + 24);
        r4 = Vector256.Load(m + 32);
        r5 = Vector256.Load(m + 40);
        r6 = Vector256.Load(m + 48);
        r7 = Vector256.Load(m + 56);
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
