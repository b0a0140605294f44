namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>What simplification may do.</summary>
public sealed record SimplifyOptions
{
    /// <summary>The defaults.</summary>
    public static SimplifyOptions Default { get; } = new();

    /// <summary>Stops before a collapse that would move the surface farther than this, in metres (root mean square over its neighbourhood); no limit by default.</summary>
    public float MaxError { get; init; } = float.PositiveInfinity;

    /// <summary>Edges where the two sides' normals differ by more than this stay as they are, degrees; 35 by default.</summary>
    public float CreaseDegrees { get; init; } = 35;

    /// <summary>How much more the line of a border or a seam counts than the surface; 4 by default.</summary>
    public float LineWeight { get; init; } = 4;
}
