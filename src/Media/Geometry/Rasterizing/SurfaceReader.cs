using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>
/// Finds the point of a triangle behind a place of the picture, from the corners as they were before snapping and clipping: the weights
/// are perspective-correct and those of the ray through that place, not an interpolation over the screen.
/// </summary>
internal sealed class SurfaceReader(Visibility visibility)
{
    private readonly Vector3[] _positions = visibility.Mesh.Positions;
    private readonly int[] _indices = visibility.Mesh.Indices;
    private readonly ScreenSpace _screen = new(visibility.Camera, visibility.Width, visibility.Height);

    /// <summary>The point of <paramref name="triangle"/> at a place in pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SurfacePoint At(int triangle, float x, float y)
    {
        Corners(triangle, out var a, out var b, out var c);
        // With the place moved to the origin, a corner's weight is the area that the other two span with it; areas of homogeneous
        // points, so perspective is in them. One pixel further changes them by the same cross product with W.
        Vector3 ws = new(a.W, b.W, c.W), xs = new(a.X, b.X, c.X), ys = new(a.Y, b.Y, c.Y);
        xs -= ws * x;
        ys -= ws * y;
        var here = Vector3.Cross(xs, ys);
        return new(triangle, Inside(here), Normalized(here - Vector3.Cross(ws, ys)), Normalized(here - Vector3.Cross(xs, ws)));
    }

    /// <summary>The distance along the view axis, in metres, of <paramref name="triangle"/> at a place in pixels.</summary>
    public float DepthAt(int triangle, double x, double y)
    {
        Corners(triangle, out var a, out var b, out var c);
        // Doubles: areas of thin triangles are small differences of large products.
        double ax = a.X - (x * a.W), bx = b.X - (x * b.W), cx = c.X - (x * c.W);
        double ay = a.Y - (y * a.W), by = b.Y - (y * b.W), cy = c.Y - (y * c.W);
        double wa = (bx * cy) - (cx * by), wb = (cx * ay) - (ax * cy), wc = (ax * by) - (bx * ay);
        var sum = wa + wb + wc;
        if (sum < 0)
            (wa, wb, wc) = (-wa, -wb, -wc);
        // A sample may lie up to half a subsample beside the unsnapped triangle: a point of it, not of its plane.
        (wa, wb, wc) = (Math.Max(wa, 0), Math.Max(wb, 0), Math.Max(wc, 0));
        sum = wa + wb + wc;
        return sum > 0 ? (float)(((wa * a.Z) + (wb * b.Z) + (wc * c.Z)) / sum) : a.Z;
    }

    private void Corners(int triangle, out Vector4 a, out Vector4 b, out Vector4 c)
    {
        a = _screen.Project(_positions[_indices[triangle * 3]]);
        b = _screen.Project(_positions[_indices[triangle * 3 + 1]]);
        c = _screen.Project(_positions[_indices[triangle * 3 + 2]]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3 Normalized(Vector3 weights)
    {
        var sum = weights.X + weights.Y + weights.Z;
        return sum != 0 ? weights / sum : new Vector3(1f / 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3 Inside(Vector3 weights)
    {
        var sum = weights.X + weights.Y + weights.Z;
        return Normalized(Vector3.Max(sum < 0 ? -weights : weights, Vector3.Zero));
    }
}
