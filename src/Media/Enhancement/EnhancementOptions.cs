namespace GenAsset.Media.Enhancement;

/// <summary>What a caller may choose beside the recipe.</summary>
public sealed record EnhancementOptions
{
    /// <summary>The defaults.</summary>
    public static EnhancementOptions Default { get; } = new();

    /// <summary>The noise of luma and colour in 8-bit levels, where it is known. Default: estimated from the image.</summary>
    public float? NoiseSigma { get; init; }

    /// <summary>Threads at most; each needs up to 80 MB. Default: the number of cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Largest side of a tile in input pixels, rounded up to a multiple of 24; the result does not depend on it. Default 1152.</summary>
    public int TileSize { get; init; } = 1152;
}
