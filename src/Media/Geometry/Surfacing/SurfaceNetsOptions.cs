using System.Numerics;

namespace GenAsset.Media.Geometry.Surfacing;

/// <summary>How a field's surface is drawn.</summary>
public sealed record SurfaceNetsOptions
{
    /// <summary>The defaults.</summary>
    public static SurfaceNetsOptions Default { get; } = new();

    /// <summary>
    /// Whether vertices go where the field's tangent planes meet (dual contouring: edges and corners stay sharp) instead of the middle of
    /// their crossings; false by default.
    /// </summary>
    public bool Sharp { get; init; }

    /// <summary>
    /// The field itself at a place in metres, called from several threads: crossings and slopes are then exact, which corners need most. By
    /// default both are taken from the samples.
    /// </summary>
    public Func<Vector3, float>? Field { get; init; }

    /// <summary>One a sample, false where the field is unknown: the surface ends there, open. All known by default.</summary>
    public bool[]? Known { get; init; }

    /// <summary>Threads; all of the machine's by default. The mesh does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
