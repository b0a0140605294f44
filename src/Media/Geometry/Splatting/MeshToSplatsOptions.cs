namespace GenAsset.Media.Geometry.Splatting;

/// <summary>How a surface is covered with splats.</summary>
public sealed record MeshToSplatsOptions
{
    /// <summary>The defaults.</summary>
    public static MeshToSplatsOptions Default { get; } = new();

    /// <summary>Splats wanted; 200,000 by default. The count comes out a few percent lower or higher on small surfaces.</summary>
    public int Count { get; init; } = 200_000;

    /// <summary>Where chance begins; the same seed gives the same cloud.</summary>
    public int Seed { get; init; }

    /// <summary>Natural logarithm of the thickness in metres; -10 by default, the least that SPZ can hold.</summary>
    public float ThicknessLog { get; init; } = -10;

    /// <summary>Opacity of a splat's middle, 0..1; 0.97 by default.</summary>
    public float Opacity { get; init; } = 0.97f;

    /// <summary>Folds sharper than this are edges that splats do not reach over, degrees; 35 by default.</summary>
    public float CreaseDegrees { get; init; } = 35;

    /// <summary>Whether light from above is painted in, since splats are not lit by a viewer; true by default.</summary>
    public bool SoftLight { get; init; } = true;
}
