namespace GenAsset.Media.Preview;

/// <summary>Smooth noise over the plane, 0..1, the same on every machine.</summary>
internal static class ValueNoise
{
    /// <summary>Octaves of noise, each twice as fine and <paramref name="gain"/> times as strong.</summary>
    public static float Fractal(float x, float y, int octaves, float gain, uint seed)
    {
        float sum = 0, weight = 1, total = 0;
        for (var i = 0; i < octaves; i++)
        {
            sum += weight * At(x, y, seed + (uint)i);
            total += weight;
            (x, y, weight) = (x * 2.03f, y * 2.03f, weight * gain);
        }

        return sum / total;
    }

    /// <summary>One octave.</summary>
    public static float At(float x, float y, uint seed)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (u, v) = (Ease(x - left), Ease(y - top));
        var upper = Cell(left, top, seed) + u * (Cell(left + 1, top, seed) - Cell(left, top, seed));
        var lower = Cell(left, top + 1, seed) + u * (Cell(left + 1, top + 1, seed) - Cell(left, top + 1, seed));
        return upper + v * (lower - upper);
    }

    /// <summary>The value of a cell.</summary>
    public static float Cell(int x, int y, uint seed)
    {
        // Wang's integer mix: cheap, and no visible lattice after easing.
        var hash = unchecked((uint)x * 0x8DA6B343u ^ (uint)y * 0xD8163841u ^ seed * 0xCB1AB31Fu);
        hash = unchecked((hash ^ (hash >> 15)) * 0x2C1B3C6Du);
        hash = unchecked((hash ^ (hash >> 12)) * 0x297A2D39u);
        return (hash >> 8) / 16777216f;
    }

    private static float Ease(float t) => t * t * (3 - 2 * t);
}
