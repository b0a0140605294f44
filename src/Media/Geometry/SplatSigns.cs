namespace GenAsset.Media.Geometry;

/// <summary>What a change of axes multiplies the numbers of a splat by: 1 or -1 for x, y and z.</summary>
public readonly record struct SplatSigns(float X, float Y, float Z)
{
    /// <summary>The signs that turn numbers of one system into the other's.</summary>
    public static SplatSigns Between(AxisSystem from, AxisSystem to)
    {
        var changed = ((int)from - 1) ^ ((int)to - 1);
        return new((changed & 1) == 0 ? 1 : -1, (changed & 2) == 0 ? 1 : -1, (changed & 4) == 0 ? 1 : -1);
    }

    /// <summary>Whether nothing changes.</summary>
    public bool AreAllOne => X * Y * Z == 1 && X == Y && Y == Z;

    /// <summary>Three signs a position.</summary>
    public float[] Position => [X, Y, Z];

    /// <summary>Four signs a quaternion, x y z w.</summary>
    public float[] Rotation => [Y * Z, X * Z, X * Y, 1];

    /// <summary>Three equal signs (r g b) a harmonic of degree 1 up to <paramref name="degree"/>.</summary>
    public float[] Harmonics(int degree)
    {
        // Each real harmonic is odd or even in x, y and z. The last one (l = 4, m = +4) is even in all three, yet the SPZ
        // library flips it with y; PLY and SPZ are the only files that hold degree 4, and ours must mean what its mean.
        var (x, y, z) = (X, Y, Z);
        float[] signs =
        [
            y, z, x,
            x * y, y * z, 1, x * z, 1,
            y, x * y * z, y, z, x, z, x,
            x * y, y * z, x * y, y * z, 1, x * z, 1, x * z, y,
        ];
        var tripled = new float[SplatCloud.CoefficientsOf(degree) * 3];
        for (var i = 0; i < tripled.Length; i++)
            tripled[i] = signs[i / 3];
        return tripled;
    }
}
