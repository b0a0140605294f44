namespace GenAsset.Media.Reconstruction;

/// <summary>
/// How near the mesh's picture is to an input view: over the whole image (background included, as the view has it), and over the pixels that
/// the view's depth calls foreground.
/// </summary>
public readonly record struct ViewQuality(double Psnr, double Ssim, double ForegroundPsnr, double ForegroundSsim);
