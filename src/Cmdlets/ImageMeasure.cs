namespace GenAsset.Cmdlets;

/// <summary>How like a picture is to its reference.</summary>
/// <param name="Path">The picture.</param>
/// <param name="ReferencePath">What it is held against.</param>
/// <param name="Width">Pixels, of both.</param>
/// <param name="Height">Pixels, of both.</param>
/// <param name="Psnr">Peak signal-to-noise ratio in decibels; infinite for equal pictures.</param>
/// <param name="Ssim">Structural similarity, 1 for equal pictures; none below 11 pixels a side.</param>
public sealed record ImageMeasure(string Path, string ReferencePath, int Width, int Height, double Psnr, double? Ssim);
