using System.Numerics;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>Smooth noise for one point, the same on every machine.</summary>
internal static class Noise
{
    /// <summary>One octave over space, 0..1.</summary>
    public static float At(Vector3 p)
    {
        var (x, y, z) = ((int)MathF.Floor(p.X), (int)MathF.Floor(p.Y), (int)MathF.Floor(p.Z));
        var (u, v, w) = (Ease(p.X - x), Ease(p.Y - y), Ease(p.Z - z));
        var near = float.Lerp(float.Lerp(Cell(x, y, z), Cell(x + 1, y, z), u), float.Lerp(Cell(x, y + 1, z), Cell(x + 1, y + 1, z), u), v);
        var far = float.Lerp(float.Lerp(Cell(x, y, z + 1), Cell(x + 1, y, z + 1), u), float.Lerp(Cell(x, y + 1, z + 1), Cell(x + 1, y + 1, z + 1), u), v);
        return float.Lerp(near, far, w);
    }

    /// <summary>Octaves over space, each twice as fine and half as strong, 0..1.</summary>
    public static float Fractal(Vector3 p, int octaves)
    {
        float sum = 0, weight = 0.5f, total = 0;
        for (var i = 0; i < octaves; i++)
        {
            sum += weight * At(p);
            total += weight;
            p = (p * 2.03f) + new Vector3(17.1f, 3.7f, 9.2f);
            weight *= 0.5f;
        }
        return sum / total;
    }

    /// <summary>The value of a cell, 0..1.</summary>
    public static float Cell(int x, int y, int z = 0)
    {
        // An integer mix: cheap, and no visible lattice after easing.
        unchecked
        {
            var hash = ((uint)x * 0x8DA6B343u) ^ ((uint)y * 0xD8163841u) ^ ((uint)z * 0xCB1AB31Fu);
            hash = (hash ^ (hash >> 15)) * 0x2C1B3C6Du;
            hash = (hash ^ (hash >> 12)) * 0x297A2D39u;
            return ((hash ^ (hash >> 15)) >> 8) / 16777216f;
        }
    }

    private static float Ease(float t) => t * t * (3 - (2 * t));
}
