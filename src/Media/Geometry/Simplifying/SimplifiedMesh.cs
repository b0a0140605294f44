namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>
/// A mesh of fewer triangles; <paramref name="Error"/> is the largest root mean square distance, in metres, by which one collapse moved its
/// neighbourhood off the planes of the triangles that it stands for.
/// </summary>
public readonly record struct SimplifiedMesh(Mesh Mesh, float Error);
