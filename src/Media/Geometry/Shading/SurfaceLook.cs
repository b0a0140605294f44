using System.Numerics;

namespace GenAsset.Media.Geometry.Shading;

/// <summary>What a surface is like at one point: all that lighting asks for.</summary>
internal readonly record struct SurfaceLook(
    Vector3 Position, Vector3 Normal, Vector3 Color, float Alpha, float Metallic, float Roughness, float Occlusion, Vector3 Emissive);
