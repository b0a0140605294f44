using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>A point of a triangle: how much of each corner it has, here and one pixel to the right and below (for texture filtering).</summary>
public readonly record struct SurfacePoint(int Triangle, Vector3 Weights, Vector3 WeightsRight, Vector3 WeightsBelow)
{
    /// <summary>The value between three corners' values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3 Mix(Vector3 a, Vector3 b, Vector3 c) => (a * Weights.X) + (b * Weights.Y) + (c * Weights.Z);

    /// <summary>The value between three corners' values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector4 Mix(Vector4 a, Vector4 b, Vector4 c) => (a * Weights.X) + (b * Weights.Y) + (c * Weights.Z);
}
