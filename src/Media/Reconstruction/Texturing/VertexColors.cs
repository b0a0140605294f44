using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>A colour for every vertex: as the views show it, or, where none does, spread over the surface from where one does.</summary>
internal static class VertexColors
{
    private const int SmoothingPasses = 8;

    public static Vector3[] Of(Mesh mesh, Sight[] sights, ParallelOptions parallel)
    {
        var (colors, seen) = (new Vector3[mesh.VertexCount], new bool[mesh.VertexCount]);
        Parallel.For(0, mesh.VertexCount, parallel, vertex =>
        {
            var (sum, weight) = Blend.At(mesh.Positions[vertex], sights);
            seen[vertex] = weight > 0;
            colors[vertex] = weight > 0 ? sum / weight : Vector3.Zero;
        });
        Spread(mesh.Indices, colors, seen);
        return colors;
    }

    private static void Spread(int[] indices, Vector3[] colors, bool[] seen)
    {
        var known = (bool[])seen.Clone();
        var (sums, counts) = (new Vector3[colors.Length], new int[colors.Length]);
        // One ring further each time, until nothing is reached any more.
        for (var reached = true; reached;)
        {
            reached = false;
            Sum(indices, colors, known, sums, counts);
            for (var vertex = 0; vertex < colors.Length; vertex++)
            {
                if (known[vertex] || counts[vertex] == 0)
                    continue;
                colors[vertex] = sums[vertex] / counts[vertex];
                known[vertex] = reached = true;
            }
        }
        for (var pass = 0; pass < SmoothingPasses; pass++)
        {
            Sum(indices, colors, known, sums, counts);
            for (var vertex = 0; vertex < colors.Length; vertex++)
                if (!seen[vertex] && counts[vertex] > 0)
                    colors[vertex] = sums[vertex] / counts[vertex];
        }
    }

    private static void Sum(int[] indices, Vector3[] colors, bool[] known, Vector3[] sums, int[] counts)
    {
        Array.Clear(sums);
        Array.Clear(counts);
        for (var corner = 0; corner < indices.Length; corner++)
        {
            int from = indices[corner], to = indices[corner % 3 == 2 ? corner - 2 : corner + 1];
            // Each edge of a closed surface comes twice, once from either end.
            if (!known[from])
                continue;
            sums[to] += colors[from];
            counts[to]++;
        }
    }
}
