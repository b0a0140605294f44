using System.Numerics;
using GenAsset.Media.Preview.Fields;

namespace GenAsset.Media.Preview.Meshing;

/// <summary>What the field says at many points at once, on all cores.</summary>
internal static class Gradients
{
    private static readonly Vector3[] Tetrahedron = [new(0.577f, -0.577f, -0.577f), new(-0.577f, -0.577f, 0.577f), new(-0.577f, 0.577f, -0.577f), new(0.577f, 0.577f, 0.577f)];

    /// <summary>Unit gradients, taken over <paramref name="reach"/> metres; zero where the field is flat.</summary>
    public static Vector3[] At(FieldGrid grid, Vector3[] points, float reach, CancellationToken cancellationToken)
    {
        var gradients = new Vector3[points.Length];
        InBatches(grid, points.Length, Ask, cancellationToken);
        return gradients;

        void Ask(FieldProbe probe, int start, int count)
        {
            var (asked, need, distances) = (new Vector3[count], new float[count], new float[count]);
            Array.Fill(need, float.MaxValue);
            foreach (var corner in Tetrahedron)
            {
                for (var i = 0; i < count; i++)
                    asked[i] = points[start + i] + (corner * reach);
                probe.Distances(asked, need, distances);
                for (var i = 0; i < count; i++)
                    gradients[start + i] += corner * distances[i];
            }
            for (var i = start; i < start + count; i++)
                gradients[i] = gradients[i].Length() is > 0 and var length ? gradients[i] / length : Vector3.Zero;
        }
    }

    /// <summary>Calls <paramref name="work"/> with a probe for runs of at most a probe's capacity.</summary>
    public static void InBatches(FieldGrid grid, int total, Action<FieldProbe, int, int> work, CancellationToken cancellationToken) =>
        Parallel.For(
            0,
            (total + FieldProbe.Capacity - 1) / FieldProbe.Capacity,
            Cores.All(cancellationToken),
            () => new FieldProbe(grid),
            (batch, _, probe) =>
            {
                var start = batch * FieldProbe.Capacity;
                work(probe, start, Math.Min(FieldProbe.Capacity, total - start));
                return probe;
            },
            _ => { });
}
