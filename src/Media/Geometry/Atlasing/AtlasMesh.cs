namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>
/// A mesh with uvs that no two triangles share: <paramref name="ChartOf"/> gives the chart of each triangle, <paramref name="TexelsPerMetre"/>
/// the density that all charts have, <paramref name="Filled"/> the share of the texture that is used (0..1).
/// </summary>
public sealed record AtlasMesh(Mesh Mesh, int[] ChartOf, int ChartCount, float TexelsPerMetre, float Filled)
{
    /// <summary>The vertex of the mesh before it was cut that each vertex comes from.</summary>
    public int[] Sources { get; init; } = [];
}
