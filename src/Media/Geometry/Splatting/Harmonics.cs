using System.Numerics;

namespace GenAsset.Media.Geometry.Splatting;

/// <summary>Real spherical harmonics of degree 1 to 4 as splats use them (with the Condon-Shortley sign of physics).</summary>
internal static class Harmonics
{
    /// <summary>What the harmonics of one splat add to its colour, seen along a unit direction; r g b a coefficient.</summary>
    public static Vector3 Sum(ReadOnlySpan<float> coefficients, Vector3 d)
    {
        Span<float> basis = stackalloc float[24];
        Basis(d.X, d.Y, d.Z, basis);
        var sum = Vector3.Zero;
        for (var i = 0; i < coefficients.Length / 3; i++)
            sum += new Vector3(coefficients.Slice(i * 3, 3)) * basis[i];
        return sum;
    }

    private static void Basis(float x, float y, float z, Span<float> b)
    {
        float xx = x * x, yy = y * y, zz = z * z;
        // sqrt(3 / 4pi)
        (b[0], b[1], b[2]) = (-0.48860251f * y, 0.48860251f * z, -0.48860251f * x);
        // sqrt(15 / 4pi), sqrt(5 / 16pi), sqrt(15 / 16pi)
        (b[3], b[4], b[5]) = (1.09254843f * x * y, -1.09254843f * y * z, 0.31539157f * ((2 * zz) - xx - yy));
        (b[6], b[7]) = (-1.09254843f * x * z, 0.54627422f * (xx - yy));
        (b[8], b[9]) = (-0.59004359f * y * ((3 * xx) - yy), 2.89061144f * x * y * z);
        (b[10], b[11]) = (-0.45704580f * y * ((4 * zz) - xx - yy), 0.37317633f * z * ((2 * zz) - (3 * xx) - (3 * yy)));
        (b[12], b[13]) = (-0.45704580f * x * ((4 * zz) - xx - yy), 1.44530572f * z * (xx - yy));
        b[14] = -0.59004359f * x * (xx - (3 * yy));
        (b[15], b[16]) = (2.50334294f * x * y * (xx - yy), -1.77013077f * y * z * ((3 * xx) - yy));
        (b[17], b[18]) = (0.94617470f * x * y * ((7 * zz) - 1), -0.66904654f * y * z * ((7 * zz) - 3));
        b[19] = 0.10578555f * ((zz * ((35 * zz) - 30)) + 3);
        (b[20], b[21]) = (-0.66904654f * x * z * ((7 * zz) - 3), 0.47308735f * (xx - yy) * ((7 * zz) - 1));
        (b[22], b[23]) = (-1.77013077f * x * z * (xx - (3 * yy)), 0.62583574f * ((xx * (xx - (3 * yy))) - (yy * ((3 * xx) - yy))));
    }
}
