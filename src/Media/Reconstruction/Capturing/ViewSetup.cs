using GenAsset.Media.Geometry;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>Where one pair of pictures was taken from, and how its depths are stored.</summary>
public sealed record ViewSetup(Camera Camera, DepthCoding Depth);
