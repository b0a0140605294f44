using System.Numerics;
using GenAsset.Media.Geometry.Atlasing;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>
/// Parts a surface into regions by the view that sees each triangle best. Borders are kept short: a triangle joins its neighbours where another
/// view is nearly as good.
/// </summary>
internal static class BestViews
{
    private const int Passes = 6;

    // What a neighbour of the same region is worth, in parts of the best view's weight.
    private const float PerNeighbour = 0.15f;

    /// <summary>The view of every triangle; what nobody sees goes to the view that it faces most.</summary>
    public static int[] Of(TriangleGraph graph, Sight[] sights, ParallelOptions parallel)
    {
        var scores = new float[graph.Count * sights.Length];
        var best = new int[graph.Count];
        const int Run = 1024;
        Parallel.For(0, (graph.Count + Run - 1) / Run, parallel, run =>
        {
            for (var triangle = run * Run; triangle < Math.Min(graph.Count, (run + 1) * Run); triangle++)
                best[triangle] = Score(graph, sights, triangle, scores.AsSpan(triangle * sights.Length, sights.Length));
        });
        for (var pass = 0; pass < Passes; pass++)
            Smooth(graph, scores, best, sights.Length);
        return best;
    }

    private static int Score(TriangleGraph graph, Sight[] sights, int triangle, Span<float> scores)
    {
        var (a, b, c) = graph.Corners(triangle);
        var middle = graph.Middles[triangle];
        ReadOnlySpan<Vector3> places = [middle, Vector3.Lerp(middle, a, 0.8f), Vector3.Lerp(middle, b, 0.8f), Vector3.Lerp(middle, c, 0.8f)];
        for (var view = 0; view < sights.Length; view++)
        {
            foreach (var place in places)
                scores[view] += sights[view].Weight(sights[view].Project(place));
            // Also what a view does not see may belong to its region, where nobody sees it: by how much it faces the view, far below any sight.
            var camera = sights[view].Frame.Camera;
            var toCamera = sights[view].Frame.IsPerspective ? Vector3.Normalize(camera.Position - middle) : -camera.Forward;
            scores[view] += 1e-6f * (1 + Vector3.Dot(graph.Directions[triangle], toCamera));
        }
        var most = 0;
        for (var view = 1; view < sights.Length; view++)
            most = scores[view] > scores[most] ? view : most;
        var scale = 1 / scores[most];
        foreach (ref var score in scores)
            score *= scale;
        return most;
    }

    private static void Smooth(TriangleGraph graph, float[] scores, int[] best, int views)
    {
        Span<float> votes = stackalloc float[views];
        for (var triangle = 0; triangle < best.Length; triangle++)
        {
            scores.AsSpan(triangle * views, views).CopyTo(votes);
            var own = best[triangle];
            for (var side = triangle * 3; side < (triangle * 3) + 3; side++)
                if (graph.Neighbours[side] >= 0)
                    votes[best[graph.Neighbours[side]]] += PerNeighbour;
            var most = own;
            for (var view = 0; view < views; view++)
                most = votes[view] > votes[most] ? view : most;
            best[triangle] = most;
        }
    }
}
