using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Checking;

namespace GenAsset.Media.Reconstruction.Surfaces;

/// <summary>Takes away what floats beside the object: specks that a wrong depth left, and hollows inside that nobody sees.</summary>
internal static class SmallPieces
{
    // Of the largest piece's triangles; a real part of an object that is smaller would be a few voxels wide.
    private const double LeastShare = 0.005;

    /// <summary>The mesh without pieces that are small or inside out.</summary>
    public static Mesh Drop(Mesh mesh)
    {
        var sets = new DisjointSets(mesh.VertexCount);
        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            sets.Join(mesh.Indices[i], mesh.Indices[i + 1]);
            sets.Join(mesh.Indices[i], mesh.Indices[i + 2]);
        }
        var (counts, volumes) = (new int[mesh.VertexCount], new double[mesh.VertexCount]);
        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            var piece = sets.Find(mesh.Indices[i]);
            counts[piece]++;
            volumes[piece] += Vector3.Dot(mesh.Positions[mesh.Indices[i]], Vector3.Cross(mesh.Positions[mesh.Indices[i + 1]], mesh.Positions[mesh.Indices[i + 2]]));
        }
        var least = LeastShare * counts.DefaultIfEmpty().Max();
        if (Enumerable.Range(0, counts.Length).All(piece => counts[piece] == 0 || IsKept(piece)))
            return mesh;
        var numbers = new int[mesh.VertexCount];
        var positions = new List<Vector3>(mesh.VertexCount);
        for (var vertex = 0; vertex < numbers.Length; vertex++)
        {
            numbers[vertex] = positions.Count;
            if (IsKept(sets.Find(vertex)))
                positions.Add(mesh.Positions[vertex]);
        }
        var indices = new List<int>(mesh.Indices.Length);
        for (var i = 0; i < mesh.Indices.Length; i += 3)
            if (IsKept(sets.Find(mesh.Indices[i])))
                indices.AddRange([numbers[mesh.Indices[i]], numbers[mesh.Indices[i + 1]], numbers[mesh.Indices[i + 2]]]);
        return new Mesh { Positions = [.. positions], Indices = [.. indices] };

        bool IsKept(int piece) => counts[piece] >= least && volumes[piece] > 0;
    }
}
