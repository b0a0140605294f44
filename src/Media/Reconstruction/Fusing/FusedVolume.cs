using GenAsset.Media.Geometry.Surfacing;

namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>Signed distances near the surface, in metres, and everybody's signs.</summary>
internal sealed record FusedVolume(VolumeFrame Frame, SampleGrid Distances, SignGrid Signs);
