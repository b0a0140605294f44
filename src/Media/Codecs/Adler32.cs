using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Codecs;

/// <summary>The Adler-32 of zlib streams (RFC 1950), with the joining of two neighbours' sums that parallel compression needs.</summary>
public static class Adler32
{
    private const uint Modulus = 65521;

    // Most 32-byte steps before a lane of the second sum could pass 32 bits: the terms grow as 255 n^2 / 2.
    private const int StepsBeforeModulus = 512;

    /// <summary>The sum of <paramref name="data"/>, going on from <paramref name="adler"/> (1 at the start).</summary>
    public static uint Append(uint adler, ReadOnlySpan<byte> data)
    {
        uint a = adler & 0xFFFF, b = adler >> 16;
        while (data.Length >= 32)
        {
            var steps = Math.Min(data.Length / 32, StepsBeforeModulus);
            Steps(data[..(steps * 32)], ref a, ref b);
            data = data[(steps * 32)..];
        }
        foreach (var value in data)
        {
            a += value;
            b += a;
        }
        return b % Modulus << 16 | a % Modulus;
    }

    /// <summary>The sum of two neighbours' bytes together, from their own sums and the second's length.</summary>
    public static uint Combine(uint first, uint second, long secondLength)
    {
        ulong n = (ulong)(secondLength % Modulus);
        ulong a1 = first & 0xFFFF, b1 = first >> 16, a2 = second & 0xFFFF, b2 = second >> 16;
        var a = (a1 + a2 + Modulus - 1) % Modulus;
        var b = (b1 + b2 + n * (a1 + Modulus - 1)) % Modulus;
        return (uint)(b << 16 | a);
    }

    // Lane i keeps its own two sums; byte i of a step counts 32 - i more times than the step's last.
    private static void Steps(ReadOnlySpan<byte> data, ref uint a, ref uint b)
    {
        Vector256<uint> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector256<uint> b0 = default, b1 = default, b2 = default, b3 = default;
        ref var start = ref MemoryMarshal.GetReference(data);
        for (nuint i = 0; i < (nuint)data.Length; i += 32)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref start, i));
            var (v0, v1) = Vector256.Widen(low);
            var (v2, v3) = Vector256.Widen(high);
            b0 += a0;
            b1 += a1;
            b2 += a2;
            b3 += a3;
            a0 += v0;
            a1 += v1;
            a2 += v2;
            a3 += v3;
        }
        var weights = Vector256.Create(32u, 31, 30, 29, 28, 27, 26, 25);
        var eight = Vector256.Create(8u);
        var weighted = Vector256.Sum(a0 * weights) + Vector256.Sum(a1 * (weights - eight))
            + Vector256.Sum(a2 * (weights - eight - eight)) + Vector256.Sum(a3 * (weights - eight * 3));
        ulong total = b;
        total += (ulong)a * (uint)data.Length;
        total += weighted;
        total += 32UL * (Sum(b0) + Sum(b1) + Sum(b2) + Sum(b3));
        a = (a + Vector256.Sum(a0 + a1 + a2 + a3)) % Modulus;
        b = (uint)(total % Modulus);
    }

    private static ulong Sum(Vector256<uint> v)
    {
        var (low, high) = Vector256.Widen(v);
        return Vector256.Sum(low + high);
    }
}
