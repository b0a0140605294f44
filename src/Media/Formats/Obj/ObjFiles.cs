namespace GenAsset.Media.Formats.Obj;

/// <summary>An OBJ model is several files that name each other and must lie in one folder.</summary>
/// <param name="Obj">The geometry.</param>
/// <param name="Mtl">The materials, or empty when there are none.</param>
/// <param name="MtlName">The name that the geometry knows the materials by.</param>
/// <param name="Images">The textures by their path relative to the geometry.</param>
public sealed record ObjFiles(byte[] Obj, byte[] Mtl, string MtlName, IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> Images);
