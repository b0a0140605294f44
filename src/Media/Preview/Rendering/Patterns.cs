using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>How much of a finish's second colour shows at a point, in elements of the pattern.</summary>
internal static class Patterns
{
    /// <summary>The share, 0..1.</summary>
    public static float ShareAt(Pattern pattern, Vector3 p) => pattern switch
    {
        Pattern.Plain => 0,
        Pattern.Stripes => Edge(MathF.Abs(Wave(p.Y)) - 0.25f, 0.02f),
        Pattern.WildStripes => Edge(MathF.Abs(Wave((p.Y * 0.35f) + (p.Z * 0.9f) + (1.3f * Noise.Fractal(p * 0.7f, 2)))) - 0.3f, 0.05f),
        Pattern.Spots => Spots(p, 0.32f, 0.75f),
        Pattern.Patches => Edge(Noise.Fractal(p * 0.6f, 3) - 0.54f, 0.015f),
        Pattern.Checker => (((int)MathF.Floor(p.X) + (int)MathF.Floor(p.Y) + (int)MathF.Floor(p.Z)) & 1) == 0 ? 0 : 1,
        Pattern.Wood => Wood(p),
        Pattern.Brushed => 0.35f * Noise.At(new(p.X * 1.5f, p.Y * 40, p.Z * 1.5f)),
        Pattern.Fur => Fur(p),
        Pattern.Clouds => Smooth(0.3f, 0.7f, Noise.Fractal(p, 4)),
        Pattern.Veins => Veins(p),
        Pattern.Bricks => Bricks(p),
        Pattern.Scales => Scales(p),
        Pattern.Gradient => Smooth(0, 1, p.Y),
        Pattern.Speckles => Spots(p * 1.7f, 0.2f, 0.6f),
        Pattern.Panels => Panels(p),
        Pattern.Windows => Windows(p),
        _ => 0,
    };

    // -0.5..0.5, once an element.
    private static float Wave(float x) => x - MathF.Floor(x) - 0.5f;

    private static float Edge(float x, float soft) => Smooth(-soft, soft, x);

    private static float Smooth(float from, float to, float x)
    {
        var t = Math.Clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - (2 * t));
    }

    // A dot in most cells of a lattice, moved about within its cell.
    private static float Spots(Vector3 p, float radius, float likely)
    {
        var (x, y, z) = ((int)MathF.Floor(p.X), (int)MathF.Floor(p.Y), (int)MathF.Floor(p.Z));
        if (Noise.Cell(x, y, z) > likely)
            return 0;
        var middle = new Vector3(x + 0.5f, y + 0.5f, z + 0.5f)
            + ((new Vector3(Noise.Cell(x, y, z + 101), Noise.Cell(x, y + 101, z), Noise.Cell(x + 101, y, z)) - new Vector3(0.5f)) * (1 - (2 * radius)));
        return Edge(radius - Vector3.Distance(p, middle), 0.04f);
    }

    private static float Wood(Vector3 p)
    {
        var wobble = 0.6f * Noise.Fractal(new(p.X * 0.8f, p.Y * 0.15f, p.Z * 0.8f), 2);
        var rings = Wave((new Vector2(p.X + 2.3f, p.Z + 1.1f).Length() * 0.9f) + wobble);
        var grain = Noise.At(new(p.X * 14, p.Y * 0.8f, p.Z * 14));
        return Math.Clamp((0.75f * Smooth(0.1f, 0.5f, MathF.Abs(rings))) + (0.35f * (grain - 0.4f)), 0, 1);
    }

    private static float Fur(Vector3 p) => 0.7f * Noise.At(new(p.X * 9, p.Y * 3, p.Z * 9)) * Noise.At(p * 2.2f);

    private static float Veins(Vector3 p)
    {
        var bent = p + (new Vector3(Noise.Fractal(p * 0.8f, 3), Noise.Fractal((p * 0.8f) + new Vector3(7), 3), 0) * 2.2f);
        return MathF.Pow(1 - MathF.Min(1, MathF.Abs(Wave((bent.X * 0.5f) + (bent.Y * 0.35f) + (bent.Z * 0.3f))) * 5), 2) * 0.85f;
    }

    private static float Bricks(Vector3 p)
    {
        var y = p.Y * 2;
        var shift = ((int)MathF.Floor(y) & 1) * 0.5f;
        return Math.Max(Edge(MathF.Abs(Wave(y)) - 0.43f, 0.03f), MathF.Max(Joint(p.X + shift), Joint(p.Z + shift)) * (MathF.Abs(Wave(y)) > 0.43f ? 0 : 1));
    }

    // A joint across a wall that faces along the other axis; where the wall runs along this one it is met only at whole numbers.
    private static float Joint(float x) => Edge(MathF.Abs(Wave(x)) - 0.465f, 0.015f);

    private static float Scales(Vector3 p)
    {
        var row = (int)MathF.Floor(p.Y * 1.6f);
        var angle = MathF.Atan2(p.X, p.Z) * 3;
        var along = Wave(angle + ((row & 1) * 0.5f));
        var up = (p.Y * 1.6f) - row;
        return Smooth(0.35f, 0.6f, new Vector2(along, up - 0.55f).Length());
    }

    private static float Panels(Vector3 p) => MathF.Max(Joint(p.Y * 0.9f), MathF.Max(Joint(p.X * 0.7f), Joint(p.Z * 0.7f))) * 0.8f;

    private static float Windows(Vector3 p)
    {
        var inside = MathF.Min(0.32f - MathF.Abs(Wave(p.Y)), MathF.Min(0.3f - MathF.Abs(Wave(p.X)), 1));
        var across = MathF.Min(0.32f - MathF.Abs(Wave(p.Y)), 0.3f - MathF.Abs(Wave(p.Z)));
        var lit = Noise.Cell((int)MathF.Floor(p.X), (int)MathF.Floor(p.Y), (int)MathF.Floor(p.Z)) < 0.7f ? 1 : 0.12f;
        return MathF.Max(Edge(inside, 0.03f), Edge(across, 0.03f)) * lit;
    }
}
