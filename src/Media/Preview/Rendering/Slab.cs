using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>Where rays pass through boxes.</summary>
internal static class Slab
{
    /// <summary>How far along a ray it leaves a box; 0 or less when it never meets it.</summary>
    public static float Exit(in Bounds box, Vector3 origin, Vector3 direction) => Through(box, origin, direction) is var (enter, exit) && enter < exit ? exit : 0;

    /// <summary>The stretch of a ray inside a box; empty when the first is not less than the second.</summary>
    public static (float Enter, float Exit) Through(in Bounds box, Vector3 origin, Vector3 direction)
    {
        var inverse = Vector3.One / direction;
        var (a, b) = ((box.Min - origin) * inverse, (box.Max - origin) * inverse);
        var (near, far) = (Vector3.Min(a, b), Vector3.Max(a, b));
        return (MathF.Max(MathF.Max(near.X, near.Y), MathF.Max(near.Z, 0)), MathF.Min(far.X, MathF.Min(far.Y, far.Z)));
    }
}
