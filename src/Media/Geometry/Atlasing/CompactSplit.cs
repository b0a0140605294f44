namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>
/// Cuts charts that leave most of their box empty (a ring, a long bow) in two across their length, again and again: two short bows pack
/// into less room than a long one. On a knot's 116 charts it raised what is filled from 40 % to 52 %.
/// </summary>
internal static class CompactSplit
{
    private const float LeastFilled = 0.5f;

    // Smaller ones cost more in margins than a cut gains.
    private const int LeastTriangles = 32;

    /// <summary>The same triangles in charts that fill at least half of their box, or are small.</summary>
    public static List<Chart> Split(TriangleGraph graph, List<Chart> charts)
    {
        var good = new List<Chart>(charts.Count);
        var waiting = new Stack<Chart>(charts);
        while (waiting.TryPop(out var chart))
        {
            if (chart.Triangles.Count < LeastTriangles || chart.Filled >= LeastFilled)
            {
                good.Add(chart);
                continue;
            }
            var middle = chart.Size.X / 2;
            var halves = chart.Triangles.ToLookup(t => (chart.Place(t * 3).X + chart.Place((t * 3) + 1).X + chart.Place((t * 3) + 2).X) / 3 < middle);
            if (halves.Count < 2)
            {
                good.Add(chart);
                continue;
            }
            foreach (var half in halves)
                foreach (var piece in graph.Pieces([.. half]))
                    waiting.Push(new Chart(graph, piece));
        }
        return good;
    }
}
