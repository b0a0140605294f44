using System.Numerics;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>The edges of the triangles that are seen.</summary>
public static class WireframeImage
{
    /// <summary>Lines of <paramref name="widthPixels"/> on nothing: linear RGBA with alpha multiplied in.</summary>
    public static Vector4[] ToWireframe(this Visibility visibility, Vector3 color, float widthPixels = 1) =>
        visibility.Resolve((in SurfacePoint point, float _, float _) => new Vector4(color, 1) * Coverage(point, widthPixels));

    /// <summary>Lines over a picture of the same size.</summary>
    public static void DrawOver(Visibility visibility, Vector4[] picture, Vector3 color, float widthPixels = 1)
    {
        var lines = visibility.ToWireframe(color, widthPixels);
        for (var i = 0; i < picture.Length; i++)
            picture[i] = lines[i] + (picture[i] * (1 - lines[i].W));
    }

    // A weight falls to zero at the edge opposite its corner; divided by its change a pixel it is the distance to that edge in pixels.
    private static float Coverage(in SurfacePoint point, float widthPixels)
    {
        Vector3 across = point.WeightsRight - point.Weights, down = point.WeightsBelow - point.Weights;
        var slope = Vector3.SquareRoot((across * across) + (down * down));
        var distances = point.Weights / Vector3.Max(slope, new Vector3(1e-12f));
        var nearest = MathF.Min(distances.X, MathF.Min(distances.Y, distances.Z));
        return Math.Clamp((widthPixels * 0.5f) + 0.5f - nearest, 0, 1);
    }
}
