namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>
/// Takes charts apart that lie on themselves (a spiral staircase seen from above): triangles are laid down one by one from a first,
/// and those that would cover a texel that is taken form charts of their own, which are looked at in turn.
/// </summary>
internal static class OverlapSplit
{
    // Finer than the texture will be, so that what passes here does not overlap there.
    private const float Finer = 2;

    /// <summary>The same triangles in charts that do not overlap on a texture of <paramref name="size"/> squared texels.</summary>
    public static List<Chart> Split(TriangleGraph graph, List<Chart> charts, int size)
    {
        var area = charts.Sum(chart => (double)chart.Size.X * chart.Size.Y);
        var widest = charts.Count == 0 ? 0 : charts.Max(chart => chart.Size.X);
        var scale = area > 0 ? MathF.Min((float)(Finer * size / Math.Sqrt(area)), Finer * size / widest) : 1;
        var apart = new List<Chart>[charts.Count];
        Parallel.For(0, charts.Count, chart => apart[chart] = Apart(graph, charts[chart], scale));
        return [.. apart.SelectMany(pieces => pieces)];
    }

    private static List<Chart> Apart(TriangleGraph graph, Chart whole, float scale)
    {
        var good = new List<Chart>();
        var waiting = new Stack<Chart>([whole]);
        while (waiting.TryPop(out var chart))
        {
            var (kept, refused) = LayDown(graph, chart, scale);
            if (refused.Count == 0)
            {
                good.Add(chart);
                continue;
            }
            // Seen along its own direction, which is another, it may overlap elsewhere.
            waiting.Push(new Chart(graph, kept));
            foreach (var piece in graph.Pieces(refused))
                waiting.Push(new Chart(graph, piece));
        }
        return good;
    }

    private static (List<int> Kept, List<int> Refused) LayDown(TriangleGraph graph, Chart chart, float scale)
    {
        List<int> kept = [], refused = [];
        var grid = new TexelGrid((int)(chart.Size.X * scale) + 2, (int)(chart.Size.Y * scale) + 2);
        foreach (var triangle in FromFirst(graph, chart.Triangles))
        {
            var fill = new TexelTriangle(chart.Place(triangle * 3) * scale, chart.Place((triangle * 3) + 1) * scale, chart.Place((triangle * 3) + 2) * scale);
            if (fill.Any(grid))
            {
                refused.Add(triangle);
                continue;
            }
            fill.Set(grid);
            kept.Add(triangle);
        }
        return (kept, refused);
    }

    // Neighbours before others, so that what is kept hangs together.
    private static List<int> FromFirst(TriangleGraph graph, List<int> triangles)
    {
        var waiting = new HashSet<int>(triangles);
        var order = new List<int>(triangles.Count);
        foreach (var first in triangles)
        {
            if (!waiting.Remove(first))
                continue;
            order.Add(first);
            for (var i = order.Count - 1; i < order.Count; i++)
                for (var side = order[i] * 3; side < (order[i] * 3) + 3; side++)
                    if (graph.Neighbours[side] >= 0 && waiting.Remove(graph.Neighbours[side]))
                        order.Add(graph.Neighbours[side]);
        }
        return order;
    }
}
