using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Splatting;

namespace GenAsset.Core.Converting;

/// <summary>What a 3D file holds: a mesh or splats.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>What it is, in a few words with its counts.</summary>
    public abstract string Summary { get; }

    /// <summary>Triangles or points.</summary>
    public sealed record OfMesh(Mesh Mesh) : Shape
    {
        /// <inheritdoc/>
        public override string Summary => Mesh.TriangleCount > 0 ? $"{Mesh.VertexCount:N0} vertices, {Mesh.TriangleCount:N0} triangles" : $"{Mesh.VertexCount:N0} points";

        /// <summary>The splats that cover the mesh.</summary>
        public OfSplats ToSplats(int? count) => new(MeshToSplats.Convert(Mesh, new() { Count = count ?? ConvertOptions.DefaultSplats }));
    }

    /// <summary>Gaussian splats.</summary>
    public sealed record OfSplats(SplatCloud Cloud) : Shape
    {
        /// <inheritdoc/>
        public override string Summary => $"{Cloud.Count:N0} splats of degree {Cloud.Degree}";
    }
}
