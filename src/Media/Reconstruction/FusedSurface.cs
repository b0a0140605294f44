using GenAsset.Media.Geometry;

namespace GenAsset.Media.Reconstruction;

/// <summary>The surface of a set of views before it has a texture: what several paintings may share.</summary>
/// <param name="Mesh">Closed, within the triangle budget, with normals.</param>
/// <param name="VoxelSize">The volume's step, metres.</param>
/// <param name="Times">How long fusion, surface and simplification took.</param>
public sealed record FusedSurface(Mesh Mesh, float VoxelSize, IReadOnlyList<StageTime> Times);
