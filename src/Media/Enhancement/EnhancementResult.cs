using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>An enhanced image and what was done to it.</summary>
/// <param name="Image">The image; the caller disposes it.</param>
/// <param name="Operations">The operations that really ran, in order.</param>
public sealed record EnhancementResult(ImageBuffer Image, IReadOnlyList<EnhancementOperation> Operations);
