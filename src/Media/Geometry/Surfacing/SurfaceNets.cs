using System.Numerics;

namespace GenAsset.Media.Geometry.Surfacing;

/// <summary>
/// Draws the surface where a sampled field is zero: a vertex in every cell for each sheet of the surface that runs through it, a quad around
/// every edge that the surface crosses (S. Gibson, "Constrained Elastic Surface Nets", 1998, on the cells of dual marching cubes). The mesh is manifold
/// whatever the field is, and closed when the field is positive all around the grid.
/// </summary>
public static class SurfaceNets
{
    /// <summary>
    /// The surface of <paramref name="field"/> (x fastest, then y, then z; below zero is inside), whose first sample lies at
    /// <paramref name="origin"/> and the next ones <paramref name="step"/> metres apart. Triangles face outwards; there are no normals.
    /// </summary>
    public static Mesh Extract(
        float[] field, int width, int height, int depth, Vector3 origin, float step, SurfaceNetsOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= SurfaceNetsOptions.Default;
        Check(width, height, depth);
        if (field.Length != (long)width * height * depth)
            throw new ArgumentException($"There are {field.Length} samples for a grid of {width} x {height} x {depth}.", nameof(field));
        if (options.Known is { } known && known.Length != field.Length)
            throw new ArgumentException($"There are {known.Length} marks for {field.Length} samples.", nameof(options));
        var grid = new SampleGrid(width, height, depth, field);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        return Extract(new NetCells(grid, SignGrid.Of(grid, parallel), origin, step, options), parallel);
    }

    /// <summary>The surface of a grid whose signs are known already; samples are read only where they differ from a neighbour's.</summary>
    internal static Mesh Extract(NetCells cells, ParallelOptions parallel)
    {
        var layers = cells.Signs.Depth - 1;
        var slabs = new NetSlab[Math.Max(0, (layers + NetSlab.Layers - 1) / NetSlab.Layers)];
        Parallel.For(0, slabs.Length, parallel, i =>
            slabs[i] = new NetSlab(cells, i * NetSlab.Layers, Math.Min(layers, (i + 1) * NetSlab.Layers), parallel.CancellationToken));
        var (firstVertex, firstIndex) = (new int[slabs.Length + 1], new int[slabs.Length + 1]);
        for (var i = 0; i < slabs.Length; i++)
        {
            firstVertex[i + 1] = checked(firstVertex[i] + slabs[i].Vertices.Count);
            firstIndex[i + 1] = checked(firstIndex[i] + (slabs[i].Quads.Count / 4 * 6));
        }
        var positions = GC.AllocateUninitializedArray<Vector3>(firstVertex[^1]);
        var indices = GC.AllocateUninitializedArray<int>(firstIndex[^1]);
        for (var i = 0; i < slabs.Length; i++)
            slabs[i].Vertices.CopyTo(positions, firstVertex[i]);
        Parallel.For(0, slabs.Length, parallel, i =>
            slabs[i].WriteTriangles(positions, firstVertex[i], i > 0 ? firstVertex[i - 1] + slabs[i - 1].LastLayerStart : 0, indices.AsSpan(firstIndex[i]..firstIndex[i + 1])));
        return new Mesh { Positions = positions, Indices = indices };
    }

    private static void Check(int width, int height, int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
    }
}
