using System.Numerics;

namespace GenAsset.Media.Geometry;

/// <summary>Normals for meshes that came without.</summary>
public static class SmoothNormals
{
    /// <summary>
    /// The same mesh with one normal a vertex: the mean of its faces' by area, also across seams: vertices at the very same
    /// place share one normal.
    /// </summary>
    public static Mesh WithSmoothNormals(this Mesh mesh)
    {
        var sums = new Dictionary<Vector3, Vector3>(mesh.VertexCount);
        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            Vector3 a = mesh.Positions[mesh.Indices[i]], b = mesh.Positions[mesh.Indices[i + 1]], c = mesh.Positions[mesh.Indices[i + 2]];
            var face = Vector3.Cross(b - a, c - a);
            Add(a, face);
            Add(b, face);
            Add(c, face);
        }
        var normals = new Vector3[mesh.VertexCount];
        for (var i = 0; i < normals.Length; i++)
            normals[i] = sums.TryGetValue(mesh.Positions[i], out var sum) && sum.Length() is > 0 and var length ? sum / length : Vector3.UnitY;
        return mesh with { Normals = normals };

        void Add(Vector3 corner, Vector3 face) =>
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, corner, out _) += face;
    }
}
