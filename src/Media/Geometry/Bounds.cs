using System.Numerics;

namespace GenAsset.Media.Geometry;

/// <summary>An axis-aligned box; <see cref="Empty"/> holds nothing and grows to whatever is added.</summary>
public readonly record struct Bounds(Vector3 Min, Vector3 Max)
{
    /// <summary>The box that holds no point.</summary>
    public static Bounds Empty { get; } = new(new Vector3(float.PositiveInfinity), new Vector3(float.NegativeInfinity));

    /// <summary>Whether no point is inside.</summary>
    public bool IsEmpty => !(Min.X <= Max.X && Min.Y <= Max.Y && Min.Z <= Max.Z);

    /// <summary>The middle; the origin for an empty box.</summary>
    public Vector3 Center => IsEmpty ? Vector3.Zero : (Min * 0.5f) + (Max * 0.5f);

    /// <summary>Edge lengths; zero for an empty box.</summary>
    public Vector3 Size => IsEmpty ? Vector3.Zero : Max - Min;

    /// <summary>Half the diagonal: the radius of a sphere around the box.</summary>
    public float Radius => Size.Length() * 0.5f;

    /// <summary>The smallest box around <paramref name="points"/>; points that are not finite are left out.</summary>
    public static Bounds Of(ReadOnlySpan<Vector3> points)
    {
        Vector3 min = new(float.PositiveInfinity), max = new(float.NegativeInfinity);
        foreach (var point in points)
        {
            // A sum is finite only when all three are (or overflows, and then the box is useless anyway).
            if (!float.IsFinite(point.X + point.Y + point.Z))
                continue;
            min = Vector3.Min(min, point);
            max = Vector3.Max(max, point);
        }
        return new(min, max);
    }

    /// <summary>The smallest box around this one and <paramref name="point"/>.</summary>
    public Bounds Include(Vector3 point) => new(Vector3.Min(Min, point), Vector3.Max(Max, point));

    /// <summary>The smallest box around both.</summary>
    public Bounds Include(Bounds other) => new(Vector3.Min(Min, other.Min), Vector3.Max(Max, other.Max));

    /// <summary>Whether <paramref name="point"/> is inside or on the border.</summary>
    public bool Contains(Vector3 point) => Vector3.Clamp(point, Min, Max) == point;
}
