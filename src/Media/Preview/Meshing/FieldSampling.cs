using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Surfacing;
using GenAsset.Media.Preview.Fields;

namespace GenAsset.Media.Preview.Meshing;

/// <summary>The surface of a solid's field: exact samples near it, bounds elsewhere, and surface nets through them.</summary>
internal static class FieldSampling
{
    /// <summary>The surface with <paramref name="cells"/> cells along the longest side; closed, faces outwards.</summary>
    public static Mesh Surface(FieldGrid grid, int cells, CancellationToken cancellationToken)
    {
        var bounds = grid.Program.Bounds;
        var size = bounds.Size;
        var step = MathF.Max(size.X, MathF.Max(size.Y, size.Z)) / cells;
        var origin = bounds.Min - new Vector3(2.5f * step); // two samples of outside all around
        var (width, height, depth) = (Samples(size.X), Samples(size.Y), Samples(size.Z));
        var field = GC.AllocateUninitializedArray<float>(width * height * depth);
        Parallel.For(
            0,
            depth,
            Cores.All(cancellationToken),
            () => new Worker(grid),
            (z, _, worker) =>
            {
                for (var y = 0; y < height; y++)
                    worker.Row(origin + (new Vector3(0, y, z) * step), step, field.AsSpan(((z * height) + y) * width, width));
                return worker;
            },
            _ => { });
        return SurfaceNets.Extract(field, width, height, depth, origin, step, new SurfaceNetsOptions { Sharp = true }, cancellationToken);

        int Samples(float length) => (int)MathF.Ceiling(length / step) + 6;
    }

    private sealed class Worker(FieldGrid grid)
    {
        private readonly FieldProbe _probe = new(grid);
        private readonly Vector3[] _points = new Vector3[FieldProbe.Capacity];
        private readonly float[] _need = new float[FieldProbe.Capacity];

        public void Row(Vector3 from, float step, Span<float> row)
        {
            for (var start = 0; start < row.Length; start += FieldProbe.Capacity)
            {
                var count = Math.Min(FieldProbe.Capacity, row.Length - start);
                for (var i = 0; i < count; i++)
                    (_points[i], _need[i]) = (from + new Vector3((start + i) * step, 0, 0), step * 2);
                var distances = row.Slice(start, count);
                _probe.Distances(_points.AsSpan(0, count), _need, distances);
                // A wall thinner than a cell would be torn: everything grows by a fifth of one, which nobody sees.
                for (var i = 0; i < count; i++)
                    distances[i] -= step * 0.2f;
            }
        }
    }
}
