namespace GenAsset.Media.Codecs.Png;

/// <summary>How a PNG is written.</summary>
public sealed record PngOptions
{
    /// <summary>The defaults.</summary>
    public static PngOptions Default { get; } = new();

    /// <summary>Speed against size. Default <see cref="PngEffort.Balanced"/>.</summary>
    public PngEffort Effort { get; init; } = PngEffort.Balanced;
}
