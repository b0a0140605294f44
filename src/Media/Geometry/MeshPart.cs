namespace GenAsset.Media.Geometry;

/// <summary>A run of a mesh's indices that shares one material; <paramref name="Material"/> is -1 for the default.</summary>
public readonly record struct MeshPart(int FirstIndex, int IndexCount, int Material);
