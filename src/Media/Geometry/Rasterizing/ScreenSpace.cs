using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>
/// World to screen, homogeneous: X and Y in samples times W, Z the depth along the view axis in metres, W what X and Y are divided by
/// (the depth for a perspective camera, 1 for an orthographic one).
/// </summary>
internal sealed class ScreenSpace
{
    /// <summary>How far beyond the picture coordinates stay exact, in samples; what is farther out is clipped.</summary>
    public const int Guard = 8192;

    /// <summary>The most samples a picture may have in one direction: with the guard on both sides, edge functions of a tile fit 31 bits.</summary>
    public const int MaxSamples = 16384;

    private readonly float _right;
    private readonly float _bottom;

    public ScreenSpace(Camera camera, int width, int height)
    {
        Width = width;
        Height = height;
        Near = camera.Near;
        Perspective = camera.Projection == Projection.Perspective;
        FarNearness = NearnessOf(camera.Far);
        _right = width + Guard;
        _bottom = height + Guard;
        Matrix = MatrixOf(camera, width, height);
    }

    public int Width { get; }

    public int Height { get; }

    public float Near { get; }

    public bool Perspective { get; }

    /// <summary>The nearness of the far plane: what an empty sample holds.</summary>
    public float FarNearness { get; }

    /// <summary>World to screen, for row vectors.</summary>
    public Matrix4x4 Matrix { get; }

    /// <summary>The homogeneous screen position of a world position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector4 Project(Vector3 position) => Vector4.Transform(new Vector4(position, 1), Matrix);

    /// <summary>A number that is linear on the screen and grows towards the camera: 1/depth, or -depth without perspective.</summary>
    public float NearnessOf(float depth) => Perspective ? 1 / depth : -depth;

    /// <summary>Snaps a homogeneous position to the subsample grid, and says which planes it is beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ScreenVertex Snap(Vector4 point)
    {
        if (!(point.Z >= Near))
            return new(0, 0, 0, float.IsFinite(point.Z) && IsFinite(point) ? Outside.Near : Outside.Everything);
        var inverse = Perspective ? 1 / point.W : 1;
        float x = point.X * inverse, y = point.Y * inverse;
        // One comparison that fails for NaN too keeps the usual vertex fast.
        if (!(x >= -Guard && x <= _right && y >= -Guard && y <= _bottom && point.Z < float.MaxValue))
            return new(0, 0, 0, IsFinite(point) ? SidesOf(x, y) : Outside.Everything);
        return new(Fix(x), Fix(y), Perspective ? inverse : -point.Z, Outside.Nothing);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Fix(float samples) => (int)MathF.Round(samples * ScreenVertex.One);

    private Outside SidesOf(float x, float y) =>
        (x < -Guard ? Outside.Left : 0) | (x > _right ? Outside.Right : 0) | (y < -Guard ? Outside.Top : 0) | (y > _bottom ? Outside.Bottom : 0);

    // Squares of larger numbers overflow while clipping; nothing in metres is that large.
    private static bool IsFinite(Vector4 p) =>
        MathF.Abs(p.X) < 1e18f && MathF.Abs(p.Y) < 1e18f && MathF.Abs(p.Z) < 1e18f && MathF.Abs(p.W) < 1e18f;

    private static Matrix4x4 MatrixOf(Camera camera, int width, int height)
    {
        var clip = camera.ViewProjection((float)width / height);
        float w = width * 0.5f, h = height * 0.5f;
        return new(
            w * (clip.M11 + clip.M14), h * (clip.M14 - clip.M12), -camera.View.M13, clip.M14,
            w * (clip.M21 + clip.M24), h * (clip.M24 - clip.M22), -camera.View.M23, clip.M24,
            w * (clip.M31 + clip.M34), h * (clip.M34 - clip.M32), -camera.View.M33, clip.M34,
            w * (clip.M41 + clip.M44), h * (clip.M44 - clip.M42), -camera.View.M43, clip.M44);
    }
}
