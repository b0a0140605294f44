namespace GenAsset.Media.Imaging;

/// <summary>The shape that weighs neighbours when an image is resized; all widen with the step when shrinking.</summary>
public enum ResampleKernel
{
    /// <summary>Mean of the covered pixels.</summary>
    Box,

    /// <summary>Linear between two neighbours.</summary>
    Bilinear,

    /// <summary>Cubic through four neighbours (Keys, a = -0.5): what most tools call bicubic.</summary>
    CatmullRom,

    /// <summary>Windowed sinc over six neighbours: the sharpest.</summary>
    Lanczos3,
}
