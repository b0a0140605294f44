using System.Numerics;

namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>Triangles seen along their mean direction, turned so that their box is small: a flat piece of the surface in metres.</summary>
internal sealed class Chart
{
    private const int Turns = 32;

    private readonly TriangleGraph _graph;
    private readonly Vector3 _right;
    private readonly Vector3 _down;
    private readonly Vector2 _corner;

    public Chart(TriangleGraph graph, List<int> triangles)
    {
        _graph = graph;
        Triangles = triangles;
        var normal = Vector3.Zero;
        foreach (var triangle in triangles)
            normal += graph.Normals[triangle] * graph.Areas[triangle];
        normal = normal.LengthSquared() > 0 ? Vector3.Normalize(normal) : Vector3.UnitY;
        var right = Vector3.Normalize(Vector3.Cross(MathF.Abs(normal.Y) < 0.9f ? Vector3.UnitY : Vector3.UnitX, normal));
        // Right and down, as a picture of the outside has them: the chart is not mirrored.
        var down = -Vector3.Cross(normal, right);
        var flat = new Vector2[triangles.Count * 3];
        for (var i = 0; i < flat.Length; i++)
        {
            var p = graph.At((triangles[i / 3] * 3) + (i % 3));
            flat[i] = new Vector2(Vector3.Dot(p, right), Vector3.Dot(p, down));
        }
        var least = float.PositiveInfinity;
        for (var turn = 0; turn < Turns; turn++)
        {
            var (sin, cos) = MathF.SinCos(MathF.PI / 2 * turn / Turns);
            Vector3 r = (right * cos) + (down * sin), d = (down * cos) - (right * sin);
            var (low, high) = Box(flat, sin, cos);
            var area = (high.X - low.X) * (high.Y - low.Y);
            if (!(area < least) && turn > 0)
                continue;
            // Lying charts pack better than standing ones: a quarter turn keeps the box.
            (least, Size, _corner, _right, _down) = (area, high - low, low, r, d);
            if (Size.Y > Size.X)
                (Size, _corner, _right, _down) = (new Vector2(Size.Y, Size.X), new Vector2(low.Y, -high.X), d, -r);
        }
    }

    public List<int> Triangles { get; }

    /// <summary>The box's sides, metres.</summary>
    public Vector2 Size { get; }

    /// <summary>Square metres that its triangles cover.</summary>
    public double Area
    {
        get
        {
            var sum = 0.0;
            foreach (var triangle in Triangles)
            {
                Vector2 a = Place(triangle * 3), b = Place((triangle * 3) + 1) - a, c = Place((triangle * 3) + 2) - a;
                sum += Math.Abs((b.X * c.Y) - (b.Y * c.X)) * 0.5;
            }
            return sum;
        }
    }

    /// <summary>The share of its box that is covered; 1 when the box has no area.</summary>
    public double Filled => Size.X * Size.Y > 0 ? Area / (Size.X * Size.Y) : 1;

    /// <summary>Where a corner lies, metres from the box's upper left.</summary>
    public Vector2 Place(int corner)
    {
        var p = _graph.At(corner);
        return new Vector2(Vector3.Dot(p, _right), Vector3.Dot(p, _down)) - _corner;
    }

    private static (Vector2 Low, Vector2 High) Box(Vector2[] places, float sin, float cos)
    {
        Vector2 low = new(float.PositiveInfinity), high = new(float.NegativeInfinity);
        foreach (var place in places)
        {
            var turned = new Vector2((place.X * cos) + (place.Y * sin), (place.Y * cos) - (place.X * sin));
            low = Vector2.Min(low, turned);
            high = Vector2.Max(high, turned);
        }
        return (low, high);
    }
}
