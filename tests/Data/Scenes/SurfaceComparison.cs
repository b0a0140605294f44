using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.TestScenes;

/// <summary>How far a mesh's surface is from the true one, as means over random points, in percent of the true bounding box's diagonal.</summary>
/// <param name="Off">From points of the mesh to the truth: what is there and should not be.</param>
/// <param name="Missing">From points of the truth that can be seen from outside to the mesh: what should be there and is not.</param>
public readonly record struct SurfaceComparison(double Off, double Missing)
{
    private const int Points = 20_000;

    /// <summary>Compares a mesh with an object.</summary>
    public static SurfaceComparison Of(TestObject thing, Mesh mesh)
    {
        var diagonal = thing.Mesh.Bounds.Size.Length();
        return new(Mean(new TriangleTree(thing.Mesh), Sample(mesh, 1)) / diagonal * 100, Mean(new TriangleTree(mesh), VisiblePoints(thing)) / diagonal * 100);
    }

    private static double Mean(TriangleTree tree, Vector3[] points)
    {
        var distances = new float[points.Length];
        Parallel.For(0, points.Length, i => distances[i] = tree.Distance(points[i]));
        return distances.Average(d => (double)d);
    }

    // Bodies that go through each other have surface inside, which no camera sees and no reconstruction can have.
    private static Vector3[] VisiblePoints(TestObject thing)
    {
        const int size = 400;
        const float slack = 0.01f;
        var points = Sample(thing.Mesh, 2);
        var isSeen = new bool[points.Length];
        foreach (var camera in NovelCameras.Draw(40, 77).Concat(Rigs.Cube.Cameras))
        {
            using var depth = Rasterizer.Draw(thing.Mesh, camera, size, size).ToDepth();
            var rays = new PixelRays(camera, size, size);
            for (var i = 0; i < points.Length; i++)
            {
                var at = rays.ToPicture(points[i]);
                if (!isSeen[i] && at.X >= 0 && at.Y >= 0 && at.X < size && at.Y < size)
                    isSeen[i] = depth.Row<float>((int)at.Y)[(int)at.X] > at.Z - slack;
            }
        }
        return [.. points.Where((_, i) => isSeen[i])];
    }

    private static Vector3[] Sample(Mesh mesh, int seed)
    {
        var sums = new double[mesh.TriangleCount];
        double sum = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            var (a, b, c) = Corners(mesh, i);
            sums[i] = sum += Vector3.Cross(b - a, c - a).Length();
        }
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Points).Select(_ =>
        {
            var at = Array.BinarySearch(sums, random.NextDouble() * sum);
            var (a, b, c) = Corners(mesh, Math.Min(at < 0 ? ~at : at, sums.Length - 1));
            float u = random.NextSingle(), v = random.NextSingle();
            (u, v) = u + v > 1 ? (1 - u, 1 - v) : (u, v);
            return a + ((b - a) * u) + ((c - a) * v);
        })];
    }

    private static (Vector3 A, Vector3 B, Vector3 C) Corners(Mesh mesh, int triangle) => (
        mesh.Positions[mesh.Indices[triangle * 3]], mesh.Positions[mesh.Indices[(triangle * 3) + 1]], mesh.Positions[mesh.Indices[(triangle * 3) + 2]]);
}
