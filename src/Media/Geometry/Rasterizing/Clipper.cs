using System.Numerics;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>A triangle that was cut out of another, with that other's number.</summary>
internal readonly record struct ClippedTriangle(ScreenVertex A, ScreenVertex B, ScreenVertex C, int Triangle);

/// <summary>
/// Cuts a triangle at the near plane and at the guard around the picture. Each cut goes from the kept end of an edge to the other, so
/// two triangles that share an edge cut it at the same point to the last bit and no gap opens between them.
/// </summary>
internal static class Clipper
{
    private const int Planes = 5;
    private const int MaxCorners = 3 + Planes;

    /// <summary>Appends the pieces of the triangle that are inside, if any.</summary>
    public static void Clip(ScreenSpace screen, Vector4 a, Vector4 b, Vector4 c, int triangle, List<ClippedTriangle> pieces)
    {
        Span<Vector4> polygon = stackalloc Vector4[MaxCorners], cut = stackalloc Vector4[MaxCorners];
        (polygon[0], polygon[1], polygon[2]) = (a, b, c);
        var corners = 3;
        for (var plane = 0; plane < Planes && corners >= 3; plane++)
        {
            corners = Cut(screen, plane, polygon[..corners], cut);
            var swap = polygon;
            polygon = cut;
            cut = swap;
        }
        if (corners < 3)
            return;
        var first = Inside(screen, polygon[0]);
        var previous = Inside(screen, polygon[1]);
        for (var i = 2; i < corners; i++)
        {
            var next = Inside(screen, polygon[i]);
            pieces.Add(new(first, previous, next, triangle));
            previous = next;
        }
    }

    private static int Cut(ScreenSpace screen, int plane, ReadOnlySpan<Vector4> polygon, Span<Vector4> result)
    {
        var count = 0;
        for (var i = 0; i < polygon.Length; i++)
        {
            Vector4 here = polygon[i], next = polygon[(i + 1) % polygon.Length];
            double from = Distance(screen, plane, here), to = Distance(screen, plane, next);
            if (from >= 0)
                result[count++] = here;
            if (from >= 0 != to >= 0)
                result[count++] = from >= 0 ? Between(here, next, from / (from - to)) : Between(next, here, to / (to - from));
        }
        return count;
    }

    private static double Distance(ScreenSpace screen, int plane, Vector4 p) => plane switch
    {
        0 => (double)p.Z - screen.Near,
        1 => p.X + ((double)ScreenSpace.Guard * p.W),
        2 => ((double)(screen.Width + ScreenSpace.Guard) * p.W) - p.X,
        3 => p.Y + ((double)ScreenSpace.Guard * p.W),
        _ => ((double)(screen.Height + ScreenSpace.Guard) * p.W) - p.Y,
    };

    private static Vector4 Between(Vector4 inside, Vector4 outside, double t) => new(
        (float)(inside.X + ((outside.X - (double)inside.X) * t)),
        (float)(inside.Y + ((outside.Y - (double)inside.Y) * t)),
        (float)(inside.Z + ((outside.Z - (double)inside.Z) * t)),
        (float)(inside.W + ((outside.W - (double)inside.W) * t)));

    // Rounding may leave a cut point a hair outside: it is pulled back onto the guard, where nobody sees it.
    private static ScreenVertex Inside(ScreenSpace screen, Vector4 p)
    {
        var depth = MathF.Max(p.Z, screen.Near);
        var inverse = screen.Perspective ? 1 / depth : 1;
        var x = Math.Clamp(p.X * inverse, -ScreenSpace.Guard, screen.Width + ScreenSpace.Guard);
        var y = Math.Clamp(p.Y * inverse, -ScreenSpace.Guard, screen.Height + ScreenSpace.Guard);
        return screen.Snap(new Vector4(x * (screen.Perspective ? depth : 1), y * (screen.Perspective ? depth : 1), depth, screen.Perspective ? depth : 1)) is { Outside: Outside.Nothing } vertex
            ? vertex
            : new ScreenVertex((int)(x * ScreenVertex.One), (int)(y * ScreenVertex.One), screen.NearnessOf(depth), Outside.Nothing);
    }
}
