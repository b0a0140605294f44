using System.Numerics;
using GenAsset.Media.Geometry.Rasterizing;

namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>A mesh drawn by its uvs instead of its positions: where each texel lies on the surface, for baking.</summary>
public static class UvSpace
{
    /// <summary>
    /// What every texel's centre shows: triangles are those of <paramref name="mesh"/>, so that the points that
    /// <see cref="PixelResolver.Resolve"/> hands out weight the mesh's own positions, normals and colours.
    /// </summary>
    public static Visibility Draw(Mesh mesh, int width, int height)
    {
        var uvs = mesh.Uvs ?? throw new ArgumentException($"The mesh '{mesh.Name}' has no uvs: unwrap it first.", nameof(mesh));
        var aspect = (float)width / height;
        var flat = new Mesh
        {
            Positions = Array.ConvertAll(uvs, uv => new Vector3((uv.X - 0.5f) * aspect, 0.5f - uv.Y, 0)),
            Indices = mesh.Indices,
        };
        return Rasterizer.Draw(flat, Camera.Orthographic(Vector3.UnitZ, Vector3.Zero, 1), width, height, new RasterOptions { DrawBackFaces = true });
    }
}
