using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Preview.Scenes.Nodes;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Pieces that many nouns share.</summary>
internal static class Pieces
{
    /// <summary>An outline from its coordinates, two by two.</summary>
    public static Vector2[] Outline(params ReadOnlySpan<float> xy)
    {
        var points = new Vector2[xy.Length / 2];
        for (var i = 0; i < points.Length; i++)
            points[i] = new Vector2(xy[2 * i], xy[(2 * i) + 1]);
        return points;
    }

    /// <summary>An outline through points, two by two, rounded off between them: for lathes. Its ends stay where they are.</summary>
    public static Vector2[] Smooth(params ReadOnlySpan<float> xy)
    {
        const int Steps = 3;
        var through = Outline(xy);
        var points = new List<Vector2>();
        for (var i = 0; i < through.Length - 1; i++)
        {
            var (before, from, to, after) = (through[Math.Max(i - 1, 0)], through[i], through[i + 1], through[Math.Min(i + 2, through.Length - 1)]);
            for (var step = 0; step < Steps; step++)
                points.Add(Vector2.Max(CatmullRom(before, from, to, after, step / (float)Steps), new Vector2(0, float.NegativeInfinity)));
        }

        points.Add(through[^1]);
        return [.. points];
    }

    /// <summary>Set down on the ground by its lowest point, where <see cref="Solid.Drop"/> goes by its box; middle over the origin.</summary>
    public static Solid Settle(this Solid solid)
    {
        var (left, right) = (-Reach.Of(solid.Node, -Vector3.UnitX), Reach.Of(solid.Node, Vector3.UnitX));
        var (back, front) = (-Reach.Of(solid.Node, -Vector3.UnitZ), Reach.Of(solid.Node, Vector3.UnitZ));
        return solid.At(-(left + right) * 0.5f, Reach.Of(solid.Node, -Vector3.UnitY), -(back + front) * 0.5f);
    }

    /// <summary>A side view, drawn as (z, y), of a full width along X.</summary>
    public static Solid Side(Vector2[] outline, float width, float rounding = 0) => Solids.Extrude(outline, width - (2 * rounding), rounding).TurnY(-90);

    /// <summary>A plan, drawn as (x, z), of a full height along Y.</summary>
    public static Solid Plan(Vector2[] outline, float height, float rounding = 0) => Solids.Extrude(outline, height - (2 * rounding), rounding).TurnX(90);

    /// <summary>A cylinder along X.</summary>
    public static Solid DrumX(float radius, float length, float rounding = 0) => Solids.Cylinder(radius, length, rounding).TurnZ(90);

    /// <summary>A cylinder along Z.</summary>
    public static Solid DrumZ(float radius, float length, float rounding = 0) => Solids.Cylinder(radius, length, rounding).TurnX(90);

    /// <summary>A rod between two points, x y z each.</summary>
    public static Solid Bar(float x1, float y1, float z1, float x2, float y2, float z2, float radius) =>
        Solids.Rod(new(x1, y1, z1), new(x2, y2, z2), radius);

    /// <summary>A stump or cone standing on the plane y = 0.</summary>
    public static Solid Peak(float below, float above, float height, float rounding = 0) => Solids.Cone(below, above, height, rounding).At(0, height * 0.5f, 0);

    /// <summary>A block standing on the plane y = 0.</summary>
    public static Solid Block(float x, float y, float z, float rounding = 0) => Solids.Box(x, y, z, rounding).At(0, y * 0.5f, 0);

    /// <summary>A cylinder standing on the plane y = 0.</summary>
    public static Solid Pillar(float radius, float height, float rounding = 0) => Solids.Cylinder(radius, height, rounding).At(0, height * 0.5f, 0);

    /// <summary>A roof with two slopes on the plane y = 0, its ridge along Z, overhanging nothing.</summary>
    public static Solid Gable(float width, float height, float depth, float rounding = 0) =>
        Solids.Extrude(Outline(-width * 0.5f, 0, width * 0.5f, 0, 0, height), depth - (2 * rounding), rounding);

    /// <summary>A roof with four slopes to a point, square, on the plane y = 0.</summary>
    public static Solid Pyramid(float width, float height, float depth) =>
        Gable(width, height, depth).Keep(Gable(depth, height, width).TurnY(90));

    /// <summary>Copies in a row along Z, centred on itself.</summary>
    public static Solid RowZ(this Solid solid, int count, float step) => solid.Row(count, new Vector3(0, 0, step));

    /// <summary>A tyre, a rim and a hub around an axle along X.</summary>
    public static Solid Wheel(float radius, float width, Finish? rim = null) =>
        DrumX(radius, width, radius * 0.16f).In(Coats.Matte(0x222326))
        + DrumX(radius * 0.6f, width * 1.06f, radius * 0.05f).In(rim ?? Coats.Metal(0xC9CDD2))
        + DrumX(radius * 0.2f, width * 1.25f, radius * 0.05f).In(Coats.Metal(0x84898F));

    /// <summary>A wheel with a thin tyre and spokes around an axle along X.</summary>
    public static Solid SpokedWheel(float radius, float tube, int spokes, Finish tyre, Finish rim) =>
        Solids.Torus(radius - tube, tube).TurnZ(90).In(tyre)
        + (Solids.All(Enumerable.Range(0, spokes).Select(i => Solids.Capsule(tube * 0.4f, radius - tube).At(0, (radius - tube) * 0.5f, 0).TurnX(i * 360f / spokes))) + DrumX(radius * 0.12f, tube * 3.4f, tube * 0.4f)).In(rim);

    /// <summary>A round tree on a trunk, <paramref name="height"/> high.</summary>
    public static Solid Tree(float height, int leaves, Dice dice)
    {
        var r = height * 0.3f;
        var crown = Solids.Sphere(r).At(0, height * 0.66f, 0)
            .Blend(Solids.Sphere(r * 0.72f).At(r * 0.62f, height * 0.55f, dice.Range(-0.4f, 0.4f) * r), r * 0.3f)
            .Blend(Solids.Sphere(r * 0.7f).At(-r * 0.6f, height * 0.58f, dice.Range(-0.4f, 0.4f) * r), r * 0.3f)
            .Blend(Solids.Sphere(r * 0.6f).At(dice.Range(-0.3f, 0.3f) * r, height * 0.84f, 0), r * 0.3f);
        return Peak(height * 0.075f, height * 0.05f, height * 0.5f).In(Coats.Wood(Coats.DarkOak)) + crown.In(Coats.Leaves(leaves));
    }

    /// <summary>A fir tree, <paramref name="height"/> high.</summary>
    public static Solid Fir(float height, int leaves) =>
        Pillar(height * 0.06f, height * 0.3f).In(Coats.Wood(Coats.DarkOak))
        + (Peak(height * 0.27f, height * 0.03f, height * 0.42f, height * 0.01f).At(0, height * 0.16f, 0)
            + Peak(height * 0.21f, height * 0.02f, height * 0.36f, height * 0.01f).At(0, height * 0.4f, 0)
            + Peak(height * 0.14f, 0.004f * height, height * 0.34f, height * 0.01f).At(0, height * 0.64f, 0)).In(Coats.Leaves(leaves));

    private static Vector2 CatmullRom(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t) =>
        0.5f * ((2 * b) + ((c - a) * t) + (((2 * a) - (5 * b) + (4 * c) - d) * (t * t)) + (((3 * b) - a - (3 * c) + d) * (t * t * t)));
}
