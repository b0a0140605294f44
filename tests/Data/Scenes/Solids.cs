using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.TestScenes;

/// <summary>Closed bodies beyond <see cref="Shapes"/>.</summary>
public static class Solids
{
    /// <summary>A box by its middle and its size.</summary>
    public static Mesh Box(Vector3 middle, Vector3 size) => Shapes.Cube().Transformed(Matrix4x4.CreateScale(size / 2) * Matrix4x4.CreateTranslation(middle));

    /// <summary>A ball by its middle and its three radii.</summary>
    public static Mesh Ball(Vector3 middle, Vector3 radii, int segments = 192) =>
        Shapes.Sphere(segments).Transformed(Matrix4x4.CreateScale(radii) * Matrix4x4.CreateTranslation(middle));

    /// <summary>
    /// A body of revolution around +Y with sharp rims: corners (radius, height) from the axis above, outwards and down to the axis below.
    /// </summary>
    public static Mesh Turned(ReadOnlySpan<Vector2> corners, int segments = 192)
    {
        var rings = new List<Mesh>();
        for (var i = 0; i + 1 < corners.Length; i++)
        {
            var (from, to) = (corners[i], corners[i + 1]);
            if (from != to)
                rings.Add(Shapes.Surface("ring", segments, 1, (u, v) => Around(Vector2.Lerp(from, to, v), u)));
        }
        return MeshJoin.Join(rings);
    }

    /// <summary>A smooth body of revolution around +Y: (radius, height) along its outline, 0..1, as in <see cref="Turned"/>.</summary>
    public static Mesh TurnedSmooth(Func<float, Vector2> outline, int segments = 192, int rows = 192) =>
        Shapes.Surface("turned", segments, rows, (u, v) => Around(outline(v), u));

    /// <summary>A cylinder or frustum between two heights.</summary>
    public static Mesh Column(Vector3 foot, float height, float lowerRadius, float upperRadius, int segments = 48) =>
        Turned([new(0, height), new(upperRadius, height), new(lowerRadius, 0), new(0, 0)], segments).Transformed(Matrix4x4.CreateTranslation(foot));

    /// <summary>A spike or rod from one point to another.</summary>
    public static Mesh Rod(Vector3 from, Vector3 to, float fromRadius, float toRadius, int segments = 32)
    {
        var along = to - from;
        var axis = Vector3.Normalize(along);
        var side = Vector3.Normalize(Vector3.Cross(axis, MathF.Abs(axis.Y) < 0.9f ? Vector3.UnitY : Vector3.UnitX));
        var third = Vector3.Cross(side, axis);
        var frame = new Matrix4x4(side.X, side.Y, side.Z, 0, axis.X, axis.Y, axis.Z, 0, third.X, third.Y, third.Z, 0, from.X, from.Y, from.Z, 1);
        return Column(Vector3.Zero, along.Length(), fromRadius, toRadius, segments).Transformed(frame);
    }

    /// <summary>A flat ring with a wavy rim around +Z: <paramref name="rim"/> gives the outer radius by the turn, 0..1.</summary>
    public static Mesh Gear(Func<float, float> rim, float bore, float thickness, int segments)
    {
        float half = thickness / 2;
        return MeshJoin.Join(
        [
            Wall((u, v) => (bore + ((rim(u) - bore) * v), half)),
            Wall((u, v) => (rim(u), half - (thickness * v))),
            Wall((u, v) => (rim(u) + ((bore - rim(u)) * v), -half)),
            Wall((u, v) => (bore, -half + (thickness * v))),
        ]).Transformed(Matrix4x4.CreateRotationX(MathF.PI / 2));

        Mesh Wall(Func<float, float, (float Radius, float Height)> at) => Shapes.Surface("gear", segments, 1, (u, v) =>
        {
            var (radius, height) = at(u, v);
            return Around(new Vector2(radius, height), u);
        });
    }

    /// <summary>A roof: a triangle along +Z, by the middle of its base.</summary>
    public static Mesh Roof(Vector3 middle, float width, float height, float depth)
    {
        Vector3 l = new(-width / 2, 0, 0), r = new(width / 2, 0, 0), t = new(0, height, 0), z = new(0, 0, depth / 2);
        List<Vector3> positions = [], normals = [];
        Face(l + z, r + z, t + z);
        Face(r - z, l - z, t - z);
        Quad(r + z, r - z, t - z, t + z);
        Quad(l - z, l + z, t + z, t - z);
        Quad(l - z, r - z, r + z, l + z);
        return new Mesh { Positions = [.. positions.Select(p => p + middle)], Normals = [.. normals], Indices = [.. Enumerable.Range(0, positions.Count)] };

        void Quad(Vector3 a, Vector3 b, Vector3 c, Vector3 d)
        {
            Face(a, b, c);
            Face(a, c, d);
        }

        void Face(Vector3 a, Vector3 b, Vector3 c)
        {
            positions.AddRange([a, b, c]);
            normals.AddRange(Enumerable.Repeat(Vector3.Normalize(Vector3.Cross(b - a, c - a)), 3));
        }
    }

    private static Vector3 Around(Vector2 place, float u)
    {
        // The end of the turn is its beginning to the last bit, or the surface would have a slit there.
        var (sin, cos) = u == 1 ? (0, 1) : MathF.SinCos(u * MathF.Tau);
        return new(place.X * cos, place.Y, -place.X * sin);
    }
}
