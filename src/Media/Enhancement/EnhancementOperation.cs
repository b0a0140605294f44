namespace GenAsset.Media.Enhancement;

/// <summary>One operation that ran.</summary>
/// <param name="Name">deblock, denoise, skin-aware, local-contrast, upscale, sharpen or resample.</param>
/// <param name="Detail">Its settings, for people: "BM3D, sigma 4.2".</param>
public sealed record EnhancementOperation(string Name, string Detail);
