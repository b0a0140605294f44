using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>A piece bent or twisted by <paramref name="Amount"/> radians a metre of its height.</summary>
internal sealed record Warped(Node Inner, WarpKind Kind, float Amount) : Node(BoundsOf(Inner.Bounds, Kind, Amount))
{
    private const int Samples = 16; // along each edge: enough for bounds of half a turn within a percent, which the margin covers

    private static Bounds BoundsOf(Bounds inner, WarpKind kind, float amount)
    {
        var bounds = Bounds.Empty;
        for (var y = 0; y <= Samples; y++)
        {
            for (var i = 0; i < 4; i++)
            {
                var from = new Vector3((i & 1) == 0 ? inner.Min.X : inner.Max.X, float.Lerp(inner.Min.Y, inner.Max.Y, y / (float)Samples), (i & 2) == 0 ? inner.Min.Z : inner.Max.Z);
                bounds = bounds.Include(kind == WarpKind.Bend ? Bend(from, amount) : Twist(from, amount));
            }
        }
        var margin = new Vector3(bounds.Radius * 0.02f);
        return new(bounds.Min - margin, bounds.Max + margin);
    }

    // The height becomes an arc around an axis along Z at x = 1/amount.
    private static Vector3 Bend(Vector3 p, float amount)
    {
        var radius = 1 / amount;
        var (sin, cos) = MathF.SinCos(p.Y * amount);
        return new(radius - ((radius - p.X) * cos), (radius - p.X) * sin, p.Z);
    }

    private static Vector3 Twist(Vector3 p, float amount)
    {
        var (sin, cos) = MathF.SinCos(p.Y * amount);
        return new((p.X * cos) + (p.Z * sin), p.Y, (p.Z * cos) - (p.X * sin));
    }
}
