using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// The orthonormal 8x8 cosine transform of two blocks at once. Row r of a pair is floats 16r..16r+15: eight of the first block, eight of the
/// second, so that every step is one 512-bit operation (or two of 256).
/// </summary>
internal static unsafe class Dct8
{
    public const int Side = 8;
    public const int Area = Side * Side;

    /// <summary>Floats of a pair.</summary>
    public const int Pair = 2 * Area;

    // cos(k pi / 16) / 2
    private const float C1 = 0.49039264f;
    private const float C2 = 0.46193977f;
    private const float C3 = 0.41573481f;
    private const float C4 = 0.35355339f;
    private const float C5 = 0.27778512f;
    private const float C6 = 0.19134172f;
    private const float C7 = 0.09754516f;

    /// <summary>Transforms a pair in place; the coefficients come out transposed, which no user of them minds.</summary>
    public static void Forward(float* pair)
    {
        ForwardColumns(pair);
        Transpose(pair);
        ForwardColumns(pair);
    }

    /// <summary>Undoes <see cref="Forward"/>.</summary>
    public static void Inverse(float* pair)
    {
        InverseColumns(pair);
        Transpose(pair);
        InverseColumns(pair);
    }

    private static void ForwardColumns(float* p)
    {
        var (r0, r1, r2, r3) = (Row(p, 0), Row(p, 1), Row(p, 2), Row(p, 3));
        var (r4, r5, r6, r7) = (Row(p, 4), Row(p, 5), Row(p, 6), Row(p, 7));
        var (s0, s1, s2, s3) = (r0 + r7, r1 + r6, r2 + r5, r3 + r4);
        var (d0, d1, d2, d3) = (r0 - r7, r1 - r6, r2 - r5, r3 - r4);
        var (outer, inner) = (s0 + s3, s1 + s2);
        ((outer + inner) * C4).Store(p);
        ((outer - inner) * C4).Store(p + 64);
        (outer, inner) = (s0 - s3, s1 - s2);
        (outer * C2 + inner * C6).Store(p + 32);
        (outer * C6 - inner * C2).Store(p + 96);
        (d0 * C1 + d1 * C3 + (d2 * C5 + d3 * C7)).Store(p + 16);
        (d0 * C3 - d1 * C7 - (d2 * C1 + d3 * C5)).Store(p + 48);
        (d0 * C5 - d1 * C1 + (d2 * C7 + d3 * C3)).Store(p + 80);
        (d0 * C7 - d1 * C5 + (d2 * C3 - d3 * C1)).Store(p + 112);
    }

    private static void InverseColumns(float* p)
    {
        var (c0, c1, c2, c3) = (Row(p, 0), Row(p, 1), Row(p, 2), Row(p, 3));
        var (c4, c5, c6, c7) = (Row(p, 4), Row(p, 5), Row(p, 6), Row(p, 7));
        var (sum, difference) = ((c0 + c4) * C4, (c0 - c4) * C4);
        var (outer, inner) = (c2 * C2 + c6 * C6, c2 * C6 - c6 * C2);
        var (e0, e1, e2, e3) = (sum + outer, difference + inner, difference - inner, sum - outer);
        var o0 = c1 * C1 + c3 * C3 + (c5 * C5 + c7 * C7);
        var o1 = c1 * C3 - c3 * C7 - (c5 * C1 + c7 * C5);
        var o2 = c1 * C5 - c3 * C1 + (c5 * C7 + c7 * C3);
        var o3 = c1 * C7 - c3 * C5 + (c5 * C3 - c7 * C1);
        (e0 + o0).Store(p);
        (e1 + o1).Store(p + 16);
        (e2 + o2).Store(p + 32);
        (e3 + o3).Store(p + 48);
        (e3 - o3).Store(p + 64);
        (e2 - o2).Store(p + 80);
        (e1 - o1).Store(p + 96);
        (e0 - o0).Store(p + 112);
    }

    private static Vector512<float> Row(float* p, int row) => Vector512.Load(p + 16 * row);

    private static void Transpose(float* p)
    {
        if (Avx512F.IsSupported)
            TransposeWide(p);
        else
            TransposePlain(p);
    }

    private static void TransposeWide(float* p)
    {
        var (a0, a1, a2, a3) = Quads(Row(p, 0), Row(p, 1), Row(p, 2), Row(p, 3));
        var (b0, b1, b2, b3) = Quads(Row(p, 4), Row(p, 5), Row(p, 6), Row(p, 7));
        var first = Vector512.Create(0L, 1, 8, 9, 4, 5, 12, 13);
        var second = Vector512.Create(2L, 3, 10, 11, 6, 7, 14, 15);
        Join(a0, b0, first).Store(p);
        Join(a1, b1, first).Store(p + 16);
        Join(a2, b2, first).Store(p + 32);
        Join(a3, b3, first).Store(p + 48);
        Join(a0, b0, second).Store(p + 64);
        Join(a1, b1, second).Store(p + 80);
        Join(a2, b2, second).Store(p + 96);
        Join(a3, b3, second).Store(p + 112);
    }

    // Transposes the 4x4 floats that four rows hold in each 128-bit lane.
    private static (Vector512<float>, Vector512<float>, Vector512<float>, Vector512<float>) Quads(
        Vector512<float> r0, Vector512<float> r1, Vector512<float> r2, Vector512<float> r3)
    {
        var (low, high) = (Avx512F.UnpackLow(r0, r1), Avx512F.UnpackHigh(r0, r1));
        var (low2, high2) = (Avx512F.UnpackLow(r2, r3), Avx512F.UnpackHigh(r2, r3));
        return (Avx512F.Shuffle(low, low2, 0x44), Avx512F.Shuffle(low, low2, 0xEE), Avx512F.Shuffle(high, high2, 0x44), Avx512F.Shuffle(high, high2, 0xEE));
    }

    private static Vector512<float> Join(Vector512<float> upper, Vector512<float> lower, Vector512<long> lanes) =>
        Avx512F.PermuteVar8x64x2(upper.AsDouble(), lanes, lower.AsDouble()).AsSingle();

    private static void TransposePlain(float* p)
    {
        for (var block = p; block < p + 16; block += Side)
            for (var y = 0; y < Side; y++)
                for (var x = y + 1; x < Side; x++)
                    (block[16 * y + x], block[16 * x + y]) = (block[16 * x + y], block[16 * y + x]);
    }
}
