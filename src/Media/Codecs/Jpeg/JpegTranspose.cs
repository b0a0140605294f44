using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Turns an 8x8 block of 32-bit numbers over its main diagonal, in registers where the machine has the shuffles.</summary>
internal static unsafe class JpegTranspose
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Apply<T>(
        ref Vector256<T> r0, ref Vector256<T> r1, ref Vector256<T> r2, ref Vector256<T> r3,
        ref Vector256<T> r4, ref Vector256<T> r5, ref Vector256<T> r6, ref Vector256<T> r7)
        where T : unmanaged
    {
        if (!Avx2.IsSupported)
        {
            InMemory(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
            return;
        }
        var a0 = Avx2.UnpackLow(r0.AsInt32(), r1.AsInt32()).AsInt64();
        var a1 = Avx2.UnpackHigh(r0.AsInt32(), r1.AsInt32()).AsInt64();
        var a2 = Avx2.UnpackLow(r2.AsInt32(), r3.AsInt32()).AsInt64();
        var a3 = Avx2.UnpackHigh(r2.AsInt32(), r3.AsInt32()).AsInt64();
        var a4 = Avx2.UnpackLow(r4.AsInt32(), r5.AsInt32()).AsInt64();
        var a5 = Avx2.UnpackHigh(r4.AsInt32(), r5.AsInt32()).AsInt64();
        var a6 = Avx2.UnpackLow(r6.AsInt32(), r7.AsInt32()).AsInt64();
        var a7 = Avx2.UnpackHigh(r6.AsInt32(), r7.AsInt32()).AsInt64();
        var b0 = Avx2.UnpackLow(a0, a2);
        var b1 = Avx2.UnpackHigh(a0, a2);
        var b2 = Avx2.UnpackLow(a1, a3);
        var b3 = Avx2.UnpackHigh(a1, a3);
        var b4 = Avx2.UnpackLow(a4, a6);
        var b5 = Avx2.UnpackHigh(a4, a6);
        var b6 = Avx2.UnpackLow(a5, a7);
        var b7 = Avx2.UnpackHigh(a5, a7);
        r0 = Avx2.Permute2x128(b0, b4, 0x20).As<long, T>();
        r1 = Avx2.Permute2x128(b1, b5, 0x20).As<long, T>();
        r2 = Avx2.Permute2x128(b2, b6, 0x20).As<long, T>();
        r3 = Avx2.Permute2x128(b3, b7, 0x20).As<long, T>();
        r4 = Avx2.Permute2x128(b0, b4, 0x31).As<long, T>();
        r5 = Avx2.Permute2x128(b1, b5, 0x31).As<long, T>();
        r6 = Avx2.Permute2x128(b2, b6, 0x31).As<long, T>();
        r7 = Avx2.Permute2x128(b3, b7, 0x31).As<long, T>();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void InMemory<T>(
        ref Vector256<T> r0, ref Vector256<T> r1, ref Vector256<T> r2, ref Vector256<T> r3,
        ref Vector256<T> r4, ref Vector256<T> r5, ref Vector256<T> r6, ref Vector256<T> r7)
        where T : unmanaged
    {
        var m = stackalloc T[64];
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
}
