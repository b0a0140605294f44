namespace GenAsset.Cmdlets;

/// <summary>A file that was made of another.</summary>
/// <param name="Source">What it was made of.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Summary">What it is: "GLB, 24 vertices, 12 triangles".</param>
/// <param name="Neighbours">The files that belong to it: an OBJ's materials and textures.</param>
/// <param name="Notes">What was left behind on the way.</param>
public sealed record ConvertedFile(string Source, string Path, long Bytes, string Summary, IReadOnlyList<string> Neighbours, IReadOnlyList<string> Notes);
