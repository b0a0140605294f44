using System.Numerics;

namespace GenAsset.Media.Geometry.Splatting;

/// <summary>
/// A splat on the screen: centre and reach in pixels, the inverse of its covariance (A, B, C), colour as shown, and the opacity of its middle.
/// </summary>
internal readonly record struct ProjectedSplat(Vector2 Center, Vector2 Reach, float A, float B, float C, Vector3 Color, float Opacity)
{
    /// <summary>Below this, in 8 bits, nobody sees a splat.</summary>
    public const float LeastAlpha = 1f / 255;
}
