namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>How a surface is cut and laid out on a texture.</summary>
public sealed record AtlasOptions
{
    /// <summary>The defaults.</summary>
    public static AtlasOptions Default { get; } = new();

    /// <summary>Texels along each side of the texture, 64..16384; 1024 by default.</summary>
    public int Size { get; init; } = 1024;

    /// <summary>Free texels around each chart, so that filtering does not mix neighbours; 2 by default.</summary>
    public int Padding { get; init; } = 2;

    /// <summary>How far a chart's surface may turn from its mean direction, degrees; 45 by default, which stretches a triangle by at most 1.42.</summary>
    public float MaxAngleDegrees { get; init; } = 45;
}
