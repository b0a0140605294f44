using System.Runtime.CompilerServices;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>A triangle's nearness as a linear function of the screen.</summary>
internal readonly struct NearnessPlane
{
    private readonly float _origin;
    private readonly float _stepY;

    /// <summary>The plane through three corners of twice the given area, told from the subsample (x, y).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public NearnessPlane(in ScreenVertex a, in ScreenVertex b, in ScreenVertex c, long area, int x, int y)
    {
        // Doubles: a corner may be thousands of samples away, and its rounding would be seen as one surface eating into another.
        double ab = b.Nearness - a.Nearness, ac = c.Nearness - a.Nearness, scale = 1.0 / area;
        var gx = ((ab * (c.Y - a.Y)) - (ac * (b.Y - a.Y))) * scale;
        var gy = ((ac * (b.X - a.X)) - (ab * (c.X - a.X))) * scale;
        _origin = (float)(a.Nearness + (gx * (x - a.X)) + (gy * (y - a.Y)));
        StepX = (float)(gx * ScreenVertex.One);
        _stepY = (float)(gy * ScreenVertex.One);
        Least = Math.Min(a.Nearness, Math.Min(b.Nearness, c.Nearness));
        Most = Math.Max(a.Nearness, Math.Max(b.Nearness, c.Nearness));
    }

    public float StepX { get; }

    public float Least { get; }

    public float Most { get; }

    /// <summary>The nearness so many samples right of and below the origin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float At(int columns, int rows) => _origin + (StepX * columns) + (_stepY * rows);
}
