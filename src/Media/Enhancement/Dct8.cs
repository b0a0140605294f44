using System.Runtime.Intrinsics;

namespace GenAsset.Media.Enhancement;

/// <summary>The orthonormal 8x8 cosine transform of a block of 64 floats, eight columns a vector.</summary>
internal static class Dct8
{
    public const int Side = 8;
    public const int Area = Side * Side;

    // Row k of the orthonormal DCT-II matrix, even and odd halves apart: an even row is symmetric, an odd one antisymmetric.
    private static readonly float[] s_basis = Basis();

    /// <summary>Transforms a block in place.</summary>
    public static void Forward(ref float block)
    {
        ForwardColumns(ref block);
        Transpose(ref block);
        ForwardColumns(ref block);
    }

    /// <summary>Undoes <see cref="Forward"/>, which leaves its block transposed and takes it back so.</summary>
    public static void Inverse(ref float block)
    {
        InverseColumns(ref block);
        Transpose(ref block);
        InverseColumns(ref block);
    }

    private static void ForwardColumns(ref float block)
    {
        var (r0, r1, r2, r3) = (Load(ref block, 0), Load(ref block, 1), Load(ref block, 2), Load(ref block, 3));
        var (r4, r5, r6, r7) = (Load(ref block, 4), Load(ref block, 5), Load(ref block, 6), Load(ref block, 7));
        var (s0, s1, s2, s3) = (r0 + r7, r1 + r6, r2 + r5, r3 + r4);
        var (d0, d1, d2, d3) = (r0 - r7, r1 - r6, r2 - r5, r3 - r4);
        for (var k = 0; k < Side; k += 2)
        {
            Store(ref block, k, s0 * s_basis[8 * k] + s1 * s_basis[8 * k + 1] + (s2 * s_basis[8 * k + 2] + s3 * s_basis[8 * k + 3]));
            var o = 8 * k + 8;
            Store(ref block, k + 1, d0 * s_basis[o] + d1 * s_basis[o + 1] + (d2 * s_basis[o + 2] + d3 * s_basis[o + 3]));
        }
    }

    private static void InverseColumns(ref float block)
    {
        var (c0, c1, c2, c3) = (Load(ref block, 0), Load(ref block, 1), Load(ref block, 2), Load(ref block, 3));
        var (c4, c5, c6, c7) = (Load(ref block, 4), Load(ref block, 5), Load(ref block, 6), Load(ref block, 7));
        for (var x = 0; x < Side / 2; x++)
        {
            var even = c0 * s_basis[x] + c2 * s_basis[16 + x] + (c4 * s_basis[32 + x] + c6 * s_basis[48 + x]);
            var odd = c1 * s_basis[8 + x] + c3 * s_basis[24 + x] + (c5 * s_basis[40 + x] + c7 * s_basis[56 + x]);
            Store(ref block, x, even + odd);
            Store(ref block, 7 - x, even - odd);
        }
    }

    private static void Transpose(ref float block)
    {
        var (r0, r1, r2, r3) = (Load(ref block, 0), Load(ref block, 1), Load(ref block, 2), Load(ref block, 3));
        var (r4, r5, r6, r7) = (Load(ref block, 4), Load(ref block, 5), Load(ref block, 6), Load(ref block, 7));
        Quad(ref block, 0, 0, r0.GetLower(), r1.GetLower(), r2.GetLower(), r3.GetLower());
        Quad(ref block, 0, 4, r4.GetLower(), r5.GetLower(), r6.GetLower(), r7.GetLower());
        Quad(ref block, 4, 0, r0.GetUpper(), r1.GetUpper(), r2.GetUpper(), r3.GetUpper());
        Quad(ref block, 4, 4, r4.GetUpper(), r5.GetUpper(), r6.GetUpper(), r7.GetUpper());
    }

    private static void Quad(ref float block, int row, int column, Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        var (ac0, ac1) = (Low(a, c), High(a, c));
        var (bd0, bd1) = (Low(b, d), High(b, d));
        Low(ac0, bd0).StoreUnsafe(ref block, (nuint)(8 * row + column));
        High(ac0, bd0).StoreUnsafe(ref block, (nuint)(8 * row + 8 + column));
        Low(ac1, bd1).StoreUnsafe(ref block, (nuint)(8 * row + 16 + column));
        High(ac1, bd1).StoreUnsafe(ref block, (nuint)(8 * row + 24 + column));
    }

    // Interleaves the lower (upper) halves: one unpack instruction where there is one.
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        System.Runtime.Intrinsics.X86.Sse.IsSupported
            ? System.Runtime.Intrinsics.X86.Sse.UnpackLow(a, b)
            : Vector128.Create(a[0], b[0], a[1], b[1]);

    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        System.Runtime.Intrinsics.X86.Sse.IsSupported
            ? System.Runtime.Intrinsics.X86.Sse.UnpackHigh(a, b)
            : Vector128.Create(a[2], b[2], a[3], b[3]);

    private static Vector256<float> Load(ref float block, int row) => Vector256.LoadUnsafe(ref block, (nuint)(8 * row));

    private static void Store(ref float block, int row, Vector256<float> value) => value.StoreUnsafe(ref block, (nuint)(8 * row));

    private static float[] Basis()
    {
        var basis = new float[Area];
        for (var k = 0; k < Side; k++)
            for (var x = 0; x < Side; x++)
                basis[8 * k + x] = (float)(Math.Cos((2 * x + 1) * k * Math.PI / 16) * (k == 0 ? Math.Sqrt(0.125) : 0.5));
        return basis;
    }
}
