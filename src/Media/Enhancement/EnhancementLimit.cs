namespace GenAsset.Media.Enhancement;

/// <summary>A size that a recipe does not take.</summary>
/// <param name="Kind">Whether the image itself is too large, or what would come out of it.</param>
/// <param name="Pixels">Its pixels.</param>
/// <param name="MaxPixels">How many the recipe takes.</param>
public sealed record EnhancementLimit(EnhancementLimitKind Kind, long Pixels, long MaxPixels);
