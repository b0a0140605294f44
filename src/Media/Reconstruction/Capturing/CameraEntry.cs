using GenAsset.Media.Geometry;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>One camera of a cameras.json; <paramref name="Depth"/> is null where it does not say how depths are stored.</summary>
public readonly record struct CameraEntry(Camera Camera, float Near, float Far, DepthEntry? Depth);

/// <summary>How a cameras.json says that depths are stored; no background means that the pictures tell.</summary>
public sealed record DepthEntry(DepthMeasure Measure, bool NearIsBright, bool? WhiteBackground, float? MetresPerStep);
