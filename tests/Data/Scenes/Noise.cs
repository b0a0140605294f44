using System.Numerics;

namespace GenAsset.TestScenes;

/// <summary>Noise in space that is the same on every machine.</summary>
public static class Noise
{
    /// <summary>Scrambles three whole numbers into one.</summary>
    public static uint Hash(int x, int y, int z)
    {
        var h = ((uint)x * 0x8DA6B343u) ^ ((uint)y * 0xD8163841u) ^ ((uint)z * 0xCB1AB31Fu);
        h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
        h = (h ^ (h >> 12)) * 0x297A2D39u;
        return h ^ (h >> 15);
    }

    /// <summary>Smooth noise, 0..1, whose cells are <paramref name="cell"/> wide.</summary>
    public static float At(Vector3 p, float cell, int seed = 0)
    {
        p /= cell;
        var floor = new Vector3(MathF.Floor(p.X), MathF.Floor(p.Y), MathF.Floor(p.Z));
        var t = p - floor;
        t = t * t * (new Vector3(3) - (2 * t));
        int x = (int)floor.X, y = (int)floor.Y, z = (int)floor.Z + (seed * 1013);
        return Mix(
            Mix(Mix(Value(x, y, z), Value(x + 1, y, z), t.X), Mix(Value(x, y + 1, z), Value(x + 1, y + 1, z), t.X), t.Y),
            Mix(Mix(Value(x, y, z + 1), Value(x + 1, y, z + 1), t.X), Mix(Value(x, y + 1, z + 1), Value(x + 1, y + 1, z + 1), t.X), t.Y),
            t.Z);
    }

    /// <summary>Noise over noise half as wide and half as strong, <paramref name="octaves"/> times; 0..1.</summary>
    public static float Fractal(Vector3 p, float cell, int octaves, int seed = 0)
    {
        float sum = 0, weight = 0, share = 1;
        for (var i = 0; i < octaves; i++, share *= 0.5f, cell *= 0.5f)
            (sum, weight) = (sum + (share * At(p, cell, seed + i)), weight + share);
        return sum / weight;
    }

    private static float Value(int x, int y, int z) => (Hash(x, y, z) >> 8) * (1f / (1 << 24));

    private static float Mix(float a, float b, float t) => a + ((b - a) * t);
}
