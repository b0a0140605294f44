using System.Numerics;

namespace GenAsset.Media.Geometry.Shading;

/// <summary>
/// A soft box: light from around one direction. <paramref name="Sharpness"/> says how small it is (a spherical Gaussian's exponent;
/// 4 is a large window, 60 a lamp).
/// </summary>
public readonly record struct StudioLight(Vector3 Direction, Vector3 Color, float Sharpness);
