namespace GenAsset.Media.Geometry;

/// <summary>Turns a cloud from one system of axes to another by flipping signs; exact, and undone by the way back.</summary>
public static class SplatAxes
{
    /// <summary>The same scene with axes <paramref name="to"/>; the cloud itself when they are so already.</summary>
    public static SplatCloud To(this SplatCloud cloud, AxisSystem to)
    {
        if (cloud.Axes == to)
            return cloud;
        var (x, y, z) = Signs(cloud.Axes, to);
        var turned = new SplatCloud(cloud.Count, cloud.Degree, to) { Antialiased = cloud.Antialiased };
        cloud.Scales.CopyTo(turned.Scales, 0);
        cloud.Opacities.CopyTo(turned.Opacities, 0);
        cloud.Colors.CopyTo(turned.Colors, 0);
        Flip(cloud.Positions, turned.Positions, [x, y, z]);
        Flip(cloud.Rotations, turned.Rotations, [y * z, x * z, x * y, 1]);
        if (cloud.Degree > 0)
            Flip(cloud.Harmonics, turned.Harmonics, HarmonicSigns(x, y, z).AsSpan(0, cloud.Coefficients * 3));
        return turned;
    }

    /// <summary>1 or -1 for x, y and z: what turns numbers of one system into the other's.</summary>
    public static (float X, float Y, float Z) Signs(AxisSystem from, AxisSystem to)
    {
        var changed = ((int)from - 1) ^ ((int)to - 1);
        return ((changed & 1) == 0 ? 1 : -1, (changed & 2) == 0 ? 1 : -1, (changed & 4) == 0 ? 1 : -1);
    }

    /// <summary>The sign of every harmonic of degree 1..4, three times each (r g b), when the axes change by these signs.</summary>
    public static float[] HarmonicSigns(float x, float y, float z)
    {
        // Each real harmonic is odd or even in x, y and z. The last one (l = 4, m = +4) is even in all three, yet the SPZ
        // library flips it with y; PLY and SPZ are the only files that hold degree 4, and ours must mean what its mean.
        float[] signs =
        [
            y, z, x,
            x * y, y * z, 1, x * z, 1,
            y, x * y * z, y, z, x, z, x,
            x * y, y * z, x * y, y * z, 1, x * z, 1, x * z, y,
        ];
        var tripled = new float[signs.Length * 3];
        for (var i = 0; i < tripled.Length; i++)
            tripled[i] = signs[i / 3];
        return tripled;
    }

    private static void Flip(float[] source, float[] target, ReadOnlySpan<float> signs)
    {
        for (var start = 0; start < source.Length; start += signs.Length)
            for (var i = 0; i < signs.Length; i++)
                target[start + i] = source[start + i] * signs[i];
    }
}
