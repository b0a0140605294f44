using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Preview.Scenes.Nodes;

namespace GenAsset.Media.Preview.Scenes;

/// <summary>The solids that everything is built from, each centred at the origin unless it is given by its ends. Metres.</summary>
internal static class Solids
{
    /// <summary>A ball.</summary>
    public static Solid Sphere(float radius) => Of(Form.Sphere, new(radius), radius);

    /// <summary>A ball with three radii.</summary>
    public static Solid Ellipsoid(float x, float y, float z) => Of(Form.Ellipsoid, new(x, y, z), x, y, z);

    /// <summary>A block of full edge lengths, its edges rounded.</summary>
    public static Solid Box(float x, float y, float z, float rounding = 0) =>
        Of(Form.Box, new Vector3(x, y, z) * 0.5f, x * 0.5f, y * 0.5f, z * 0.5f, MathF.Min(rounding, MathF.Min(x, MathF.Min(y, z)) * 0.5f));

    /// <summary>A cylinder along Y of full height, its edges rounded.</summary>
    public static Solid Cylinder(float radius, float height, float rounding = 0) =>
        Of(Form.Cylinder, new(radius, height * 0.5f, radius), height * 0.5f, radius, 0, MathF.Min(rounding, MathF.Min(radius, height * 0.5f)));

    /// <summary>A cone or its stump along Y of full height, its edges rounded.</summary>
    public static Solid Cone(float below, float above, float height, float rounding = 0) =>
        Of(Form.Cone, new(MathF.Max(below, above), height * 0.5f, MathF.Max(below, above)), height * 0.5f, below, above, rounding);

    /// <summary>A rod with round ends along Y, <paramref name="length"/> between the centres of its ends.</summary>
    public static Solid Capsule(float radius, float length) => Of(Form.Capsule, new(radius, (length * 0.5f) + radius, radius), length * 0.5f, radius);

    /// <summary>A ring around Y.</summary>
    public static Solid Torus(float ring, float tube) => Of(Form.Torus, new(ring + tube, tube, ring + tube), ring, tube);

    /// <summary>A piece of a ring that stands in the XY plane, its middle at the top: a rainbow, a handle, turned over a smile.</summary>
    public static Solid Arc(float ring, float tube, float degrees) => Of(Form.Arc, new(ring + tube, ring + tube, tube), ring, tube, 0, float.DegreesToRadians(degrees * 0.5f));

    /// <summary>A rod with round ends between two points.</summary>
    public static Solid Rod(Vector3 from, Vector3 to, float radius) => Limb(from, to, radius, radius);

    /// <summary>A limb between two points: a ball at each end and a taper between them.</summary>
    public static Solid Limb(Vector3 from, Vector3 to, float radiusFrom, float radiusTo)
    {
        var length = Vector3.Distance(from, to);
        if (length <= MathF.Abs(radiusFrom - radiusTo) + 1e-6f) // one ball holds the other
            return Sphere(MathF.Max(radiusFrom, radiusTo)).At(radiusFrom >= radiusTo ? from : to);
        var widest = MathF.Max(radiusFrom, radiusTo);
        var bounds = new Bounds(new(-widest, -radiusFrom, -widest), new(widest, length + radiusTo, widest));
        return Aim(new Solid(new Leaf(Form.Limb, radiusFrom, radiusTo, length, 0, null, bounds)), to - from).At(from);
    }

    /// <summary>A smooth tube through points, tapering from one radius to another: a tail, a trunk, a tentacle, a cable.</summary>
    public static Solid Tube(ReadOnlySpan<Vector3> points, float radiusFrom, float radiusTo, int piecesPerSpan = 4)
    {
        var pieces = new List<Solid>();
        var total = (points.Length - 1) * piecesPerSpan;
        for (var i = 0; i < total; i++)
        {
            var (from, to) = (Through(points, i / (float)piecesPerSpan), Through(points, (i + 1) / (float)piecesPerSpan));
            pieces.Add(Limb(from, to, float.Lerp(radiusFrom, radiusTo, i / (float)total), float.Lerp(radiusFrom, radiusTo, (i + 1) / (float)total)));
        }
        return All(pieces);
    }

    /// <summary>A regular polygon's prism standing on Y: <paramref name="radius"/> reaches its corners; full height, rounded edges.</summary>
    public static Solid Prism(int sides, float radius, float height, float rounding = 0) => Extrude(Polygon(sides, radius), height, rounding).TurnX(-90);

    /// <summary>An outline drawn in XY, extruded to a full depth along Z, its edges rounded outwards.</summary>
    public static Solid Extrude(Vector2[] outline, float depth, float rounding = 0)
    {
        var (min, max) = Extent(outline);
        var half = new Vector3(0, 0, (depth * 0.5f) + rounding);
        var bounds = new Bounds(new Vector3(min - new Vector2(rounding), 0) - half, new Vector3(max + new Vector2(rounding), 0) + half);
        return new Solid(new Leaf(Form.Extrusion, depth * 0.5f, rounding, 0, 0, outline, bounds));
    }

    /// <summary>An outline (x outwards, y up) turned around Y: vases, bottles, bells, chessmen. Close it along the axis with points at x = 0.</summary>
    public static Solid Lathe(Vector2[] outline, float rounding = 0)
    {
        var (min, max) = Extent(outline);
        var reach = max.X + rounding;
        return new Solid(new Leaf(Form.Lathe, 0, rounding, 0, 0, outline, new(new(-reach, min.Y - rounding, -reach), new(reach, max.Y + rounding, reach))));
    }

    /// <summary>All of them; at least one.</summary>
    public static Solid All(params IEnumerable<Solid> solids)
    {
        // Halved again and again: a deep chain of pairs would be slow to prune.
        var all = solids.ToArray();
        return Of(all);

        static Solid Of(ReadOnlySpan<Solid> some) => some.Length == 1 ? some[0] : Of(some[..(some.Length / 2)]).And(Of(some[(some.Length / 2)..]));
    }

    /// <summary>All of them, grown together; at least one.</summary>
    public static Solid Blended(float radius, params IEnumerable<Solid> solids) => solids.Aggregate((all, next) => all.Blend(next, radius));

    /// <summary>The corners of a regular polygon, the first at the top.</summary>
    public static Vector2[] Polygon(int sides, float radius) =>
        [.. Enumerable.Range(0, sides).Select(i => Around(i / (float)sides) * radius)];

    /// <summary>The corners of a star, the first at the top.</summary>
    public static Vector2[] Star(int points, float outer, float inner) =>
        [.. Enumerable.Range(0, points * 2).Select(i => Around(i / (points * 2f)) * (i % 2 == 0 ? outer : inner))];

    /// <summary>The outline of a heart, point down, about <paramref name="size"/> wide and high.</summary>
    public static Vector2[] Heart(float size) =>
        [.. Enumerable.Range(0, 36).Select(i => HeartAt(i / 36f * MathF.Tau) * (size / 32))];

    /// <summary>A solid's own Y axis turned to a direction.</summary>
    public static Solid Aim(Solid solid, Vector3 direction)
    {
        var up = Vector3.Normalize(direction);
        if (up.Y > 0.99999f)
            return solid;
        if (up.Y < -0.99999f)
            return solid.TurnX(180);
        var yaw = float.RadiansToDegrees(MathF.Atan2(up.X, up.Z));
        return solid.TurnX(float.RadiansToDegrees(MathF.Acos(Math.Clamp(up.Y, -1, 1)))).TurnY(yaw);
    }

    private static Solid Of(Form form, Vector3 half, float a, float b = 0, float c = 0, float d = 0) => new(new Leaf(form, a, b, c, d, null, new(-half, half)));

    private static Vector2 Around(float turn) => new(-MathF.Sin(turn * MathF.Tau), MathF.Cos(turn * MathF.Tau));

    // The well-known curve x = 16 sin³t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t.
    private static Vector2 HeartAt(float t) => new(
        16 * MathF.Pow(MathF.Sin(t), 3), (13 * MathF.Cos(t)) - (5 * MathF.Cos(2 * t)) - (2 * MathF.Cos(3 * t)) - MathF.Cos(4 * t));

    // Catmull and Rom's spline (1974) through the points, its ends held.
    private static Vector3 Through(ReadOnlySpan<Vector3> points, float at)
    {
        var i = Math.Min((int)at, points.Length - 2);
        var t = at - i;
        var (a, b, c, d) = (points[Math.Max(i - 1, 0)], points[i], points[i + 1], points[Math.Min(i + 2, points.Length - 1)]);
        return 0.5f * ((2 * b) + ((c - a) * t) + (((2 * a) - (5 * b) + (4 * c) - d) * (t * t)) + (((3 * b) - a - (3 * c) + d) * (t * t * t)));
    }

    private static (Vector2 Min, Vector2 Max) Extent(Vector2[] outline)
    {
        var (min, max) = (outline[0], outline[0]);
        foreach (var point in outline)
            (min, max) = (Vector2.Min(min, point), Vector2.Max(max, point));
        return (min, max);
    }
}
