namespace GenAsset.Media.Enhancement;

/// <summary>What one model name does: how strongly each operation runs, and the sizes it takes. Values of 0 leave an operation out.</summary>
public sealed record EnhancementRecipe
{
    /// <summary>The model's name, as clients send it.</summary>
    public required string Name { get; init; }

    /// <summary>Enlargement: 1, 2 or 4.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Whether a JPEG grid is softened where one is measured.</summary>
    public bool Deblock { get; init; }

    /// <summary>How much of the estimated noise is taken away: 1 is all of it.</summary>
    public float Denoise { get; init; }

    /// <summary>Part of the mid-sized detail that is added again.</summary>
    public float LocalContrast { get; init; }

    /// <summary>Part of the finest detail that is added again, after the enlargement.</summary>
    public float Sharpen { get; init; }

    /// <summary>How much milder denoising, contrast and sharpening are where skin is: 0 not at all, 1 wholly.</summary>
    public float SkinAware { get; init; }

    /// <summary>Pixels in at most; null for no limit.</summary>
    public long? MaxInputPixels { get; init; } = EnhancementRecipes.MaxInputPixels;

    /// <summary>Pixels out at most.</summary>
    public long MaxOutputPixels { get; init; } = EnhancementRecipes.MaxOutputPixels;

    /// <summary>Whether a result that would pass <see cref="MaxOutputPixels"/> is made to fit instead of refused.</summary>
    public bool FitsOutput { get; init; }

    /// <summary>The limit that an image of this size breaks, or null.</summary>
    public EnhancementLimit? BrokenLimit(int width, int height)
    {
        var pixels = (long)width * height;
        if (pixels > MaxInputPixels)
            return new EnhancementLimit(EnhancementLimitKind.Input, pixels, MaxInputPixels.Value);
        if (!FitsOutput && pixels * Scale * Scale > MaxOutputPixels)
            return new EnhancementLimit(EnhancementLimitKind.Output, pixels * Scale * Scale, MaxOutputPixels);
        return null;
    }

    /// <summary>The size of the result for an image of this size.</summary>
    public (int Width, int Height) OutputSize(int width, int height)
    {
        var (fullWidth, fullHeight) = ((long)width * Scale, (long)height * Scale);
        if (!FitsOutput || fullWidth * fullHeight <= MaxOutputPixels)
            return (checked((int)fullWidth), checked((int)fullHeight));
        var shrink = Math.Sqrt((double)MaxOutputPixels / ((double)fullWidth * fullHeight));
        return (Math.Max(1, (int)(fullWidth * shrink)), Math.Max(1, (int)(fullHeight * shrink)));
    }
}
