namespace GenAsset.Media.Formats.Usdz;

/// <summary>A layer as text, and the images that it names.</summary>
/// <param name="Usda">The layer.</param>
/// <param name="Images">The textures by their path relative to the layer.</param>
public sealed record UsdaFiles(byte[] Usda, IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> Images);
