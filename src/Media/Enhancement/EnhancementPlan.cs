namespace GenAsset.Media.Enhancement;

/// <summary>
/// A recipe made concrete for one image: which operations run with which numbers, and how far each lets a tile look beyond its border.
/// </summary>
internal sealed record EnhancementPlan
{
    /// <summary>Tiles and their margins start at multiples of this: the grids of BM3D (4), JPEG (8) and local contrast (4) meet there.</summary>
    public const int Alignment = 24;

    private const float LeastSigma = 0.8f; // levels: less noise than this is not seen
    private const float KeptGrain = 2; // levels
    private const float ColourDenoise = 1.2f; // colour noise is uglier and colour detail seen less

    public required int Scale { get; init; }

    public required bool Transparent { get; init; }

    public float Blockiness { get; private init; }

    public float SigmaLuma { get; private init; }

    public float SigmaCb { get; private init; }

    public float SigmaCr { get; private init; }

    public float LocalContrast { get; private init; }

    public float Sharpen { get; private init; }

    public float SkinAware { get; private init; }

    /// <summary>How much of the skin's mildness holds for denoising: pores are worth keeping, but never more than two levels of grain with them.</summary>
    public float SkinGrain => Math.Min(1, KeptGrain / (SkinAware * SigmaLuma));

    /// <summary>Blur of the sharpener in output pixels: the detail that an enlargement lacks is as large as the enlargement.</summary>
    public float SharpenSigma => Scale switch { 4 => 1.6f, 2 => 1.1f, _ => 0.8f };

    /// <summary>Differences under this many levels are left alone by the sharpener: what noise is left must not grow.</summary>
    public float SharpenCore => 1.5f + 0.2f * SigmaLuma;

    /// <summary>What denoising and contrast of a tile's pixels look at beyond them, in input pixels, aligned.</summary>
    public int Margin => Align(
        EnlargeMargin
        + AfterDenoise
        + (SigmaLuma > 0 ? DenoiseBm3d.Radius : 0)
        + (SigmaCb > 0 || SigmaCr > 0 ? DenoiseDct.Radius : 0)
        + (Blockiness > 0 ? Enhancement.Deblock.Radius : 0));

    /// <summary>How far from the tile's border the denoised luma must be right.</summary>
    public int DenoiseMargin => Margin - EnlargeMargin - AfterDenoise;

    /// <summary>What enlarging and sharpening look at, in input pixels.</summary>
    public int EnlargeMargin =>
        (Scale > 1 ? Upscale.Radius : 0)
        + (Scale > 2 ? (Upscale.Radius + 1) / 2 : 0)
        + (Sharpen > 0 ? (Enhancement.Sharpen.Radius(SharpenSigma) + Scale - 1) / Scale : 0);

    private int AfterDenoise => (LocalContrast > 0 ? Enhancement.LocalContrast.Radius : 0) + (SkinAware > 0 ? SkinMask.Radius : 0);

    public static EnhancementPlan Create(EnhancementRecipe recipe, int scale, ImageSurvey survey, EnhancementOptions options, bool colour)
    {
        var denoise = recipe.Denoise;
        return new EnhancementPlan
        {
            Scale = scale,
            Transparent = survey.Transparent,
            Blockiness = recipe.Deblock && survey.Blockiness >= Enhancement.Deblock.Visible ? survey.Blockiness : 0,
            SigmaLuma = Seen((options.NoiseSigma ?? survey.NoiseLuma) * denoise),
            SigmaCb = colour ? Seen((options.NoiseSigma ?? survey.NoiseCb) * denoise * ColourDenoise) : 0,
            SigmaCr = colour ? Seen((options.NoiseSigma ?? survey.NoiseCr) * denoise * ColourDenoise) : 0,
            LocalContrast = recipe.LocalContrast,
            Sharpen = recipe.Sharpen,
            SkinAware = colour ? recipe.SkinAware : 0,
        };
    }

    /// <summary>The operations of this plan, in the order in which they run.</summary>
    public IEnumerable<EnhancementOperation> Operations()
    {
        if (Blockiness > 0)
            yield return new("deblock", $"JPEG grid of {Blockiness:F1} levels");
        if (SigmaLuma > 0)
            yield return new("denoise", $"BM3D on luma, sigma {SigmaLuma:F1}");
        if (SigmaCb > 0 || SigmaCr > 0)
            yield return new("denoise-colour", $"8x8 DCT, sigma {SigmaCb:F1} and {SigmaCr:F1}");
        if (SkinAware > 0)
            yield return new("skin-aware", $"milder by {SkinAware:P0} on skin");
        if (LocalContrast > 0)
            yield return new("local-contrast", $"guided filter, +{LocalContrast:P0}");
        if (Scale > 1)
            yield return new("upscale", $"learned filters, {Scale}x");
        if (Sharpen > 0)
            yield return new("sharpen", $"unsharp, +{Sharpen:P0} at {SharpenSigma:F1} px");
    }

    private static float Seen(float sigma) => sigma >= LeastSigma ? sigma : 0;

    private static int Align(int value) => (value + Alignment - 1) / Alignment * Alignment;
}
