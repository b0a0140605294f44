using System.Numerics;

namespace GenAsset.Media.Geometry;

/// <summary>Turns a cloud from one system of axes to another by flipping signs; exact, and undone by the way back.</summary>
public static class SplatAxes
{
    /// <summary>The same scene with axes <paramref name="to"/>; the cloud itself when they are so already.</summary>
    public static SplatCloud To(this SplatCloud cloud, AxisSystem to)
    {
        if (cloud.Axes == to)
            return cloud;
        var signs = SplatSigns.Between(cloud.Axes, to);
        var turned = new SplatCloud(cloud.Count, cloud.Degree, to) { Antialiased = cloud.Antialiased };
        cloud.Scales.CopyTo(turned.Scales, 0);
        cloud.Opacities.CopyTo(turned.Opacities, 0);
        cloud.Colors.CopyTo(turned.Colors, 0);
        Flip(cloud.Positions, turned.Positions, signs.Position);
        Flip(cloud.Rotations, turned.Rotations, signs.Rotation);
        Flip(cloud.Harmonics, turned.Harmonics, signs.Harmonics(cloud.Degree));
        return turned;
    }

    /// <summary>Multiplies <paramref name="source"/> by a pattern of signs that starts anew after its last one.</summary>
    public static void Flip(ReadOnlySpan<float> source, Span<float> target, ReadOnlySpan<float> signs)
    {
        if (signs.IsEmpty)
            return;
        // The pattern as often as a vector has lanes: then its length is a whole number of vectors.
        var lanes = Vector<float>.Count;
        Span<float> pattern = stackalloc float[signs.Length * lanes];
        for (var i = 0; i < pattern.Length; i++)
            pattern[i] = signs[i % signs.Length];
        var start = 0;
        for (; start + pattern.Length <= source.Length; start += pattern.Length)
            for (var i = 0; i < pattern.Length; i += lanes)
                (new Vector<float>(source[(start + i)..]) * new Vector<float>(pattern[i..])).CopyTo(target[(start + i)..]);
        for (var i = start; i < source.Length; i++)
            target[i] = source[i] * pattern[i - start];
    }
}
