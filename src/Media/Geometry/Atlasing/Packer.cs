using System.Numerics;

namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>
/// Lays charts into a square, the highest first, each as far down as it falls on those before it (B. Levy et al., "Least Squares
/// Conformal Maps", 2002, section 4: outlines, not boxes, so that a chart's bulge fills another's hollow).
/// </summary>
internal sealed class Packer(IReadOnlyList<Chart> charts, int size, int padding)
{
    private readonly int[] _order = [.. Enumerable.Range(0, charts.Count).OrderByDescending(i => charts[i].Size.Y).ThenBy(i => i)];

    /// <summary>Each chart's upper left corner in texels, and the texels a metre: the most that fits.</summary>
    public (Vector2[] Corners, float Scale) Pack()
    {
        var area = charts.Sum(chart => (double)chart.Size.X * chart.Size.Y);
        if (!(area > 0))
            return (new Vector2[charts.Count], 1);
        var widest = charts.Max(chart => MathF.Max(chart.Size.X, chart.Size.Y));
        // More than everything full, then less until it fits: two steps of search, coarse and fine.
        var scale = MathF.Min((float)(size * Math.Sqrt(1.3 / area)), (size - (2 * padding) - 1) / widest);
        Vector2[]? corners;
        while ((corners = TryPack(scale)) is null)
            scale *= 0.94f;
        for (var step = 0.03f; step > 0.004f; step /= 2)
        {
            if (TryPack(scale * (1 + step)) is not { } better)
                continue;
            (corners, scale) = (better, scale * (1 + step));
        }
        return (corners, scale);
    }

    private Vector2[]? TryPack(float scale)
    {
        var corners = new Vector2[charts.Count];
        var filled = new int[size];
        foreach (var i in _order)
        {
            var outline = new Outline(charts[i], scale, padding);
            if (outline.Width > size || Place(outline, filled) is not { } place)
                return null;
            for (var column = 0; column < outline.Width; column++)
                filled[place.X + column] = Math.Max(filled[place.X + column], place.Y + outline.Bottom[column]);
            corners[i] = new Vector2(place.X + padding, place.Y + padding);
        }
        return corners;
    }

    // The lowest row that the outline can have, over all columns; the one that wastes least among equals.
    private (int X, int Y)? Place(Outline outline, int[] filled)
    {
        (int X, int Y)? best = null;
        var leastWaste = long.MaxValue;
        var step = Math.Max(1, outline.Width / 16);
        for (var x = 0; x + outline.Width <= size; x += step)
        {
            var y = 0;
            for (var column = 0; column < outline.Width; column++)
                y = Math.Max(y, filled[x + column] - outline.Top[column]);
            if (y + outline.Height > size || y > best?.Y)
                continue;
            long waste = 0;
            for (var column = 0; column < outline.Width; column++)
                waste += outline.Bottom[column] > 0 ? y + outline.Top[column] - filled[x + column] : 0;
            if (y < best?.Y || waste < leastWaste)
                (best, leastWaste) = ((x, y), waste);
        }
        return best;
    }

    /// <summary>A chart's highest and lowest texel in every column, with its free margin.</summary>
    private sealed class Outline
    {
        public Outline(Chart chart, float scale, int padding)
        {
            Width = (int)MathF.Ceiling(chart.Size.X * scale) + (2 * padding) + 1;
            Height = (int)MathF.Ceiling(chart.Size.Y * scale) + (2 * padding) + 1;
            int inner = Width - (2 * padding);
            int[] top = new int[inner], bottom = new int[inner];
            Array.Fill(top, int.MaxValue);
            Array.Fill(bottom, int.MinValue);
            foreach (var triangle in chart.Triangles)
                for (var side = 0; side < 3; side++)
                    Trace(chart.Place((triangle * 3) + side) * scale, chart.Place((triangle * 3) + ((side + 1) % 3)) * scale, top, bottom);
            (Top, Bottom) = (new int[Width], new int[Width]);
            for (var column = 0; column < Width; column++)
            {
                var (high, low) = (int.MaxValue, int.MinValue);
                for (var near = Math.Max(0, column - (2 * padding)); near <= Math.Min(inner - 1, column); near++)
                    (high, low) = (Math.Min(high, top[near]), Math.Max(low, bottom[near]));
                // A column that nothing touches (a chart may be in pieces) asks for nothing.
                Top[column] = high == int.MaxValue ? int.MaxValue / 2 : Math.Max(0, high);
                Bottom[column] = low == int.MinValue ? 0 : low + 1 + (2 * padding);
            }
        }

        public int Width { get; }

        public int Height { get; }

        /// <summary>The first row taken in each column.</summary>
        public int[] Top { get; }

        /// <summary>The row after the last taken.</summary>
        public int[] Bottom { get; }

        private static void Trace(Vector2 a, Vector2 b, int[] top, int[] bottom)
        {
            if (a.X > b.X)
                (a, b) = (b, a);
            int first = Math.Clamp((int)a.X, 0, top.Length - 1), last = Math.Clamp((int)b.X, 0, top.Length - 1);
            var slope = b.X > a.X ? (b.Y - a.Y) / (b.X - a.X) : 0;
            for (var column = first; column <= last; column++)
            {
                float from = column <= a.X ? a.Y : a.Y + ((column - a.X) * slope), to = column + 1 >= b.X ? b.Y : a.Y + ((column + 1 - a.X) * slope);
                top[column] = Math.Min(top[column], (int)MathF.Floor(MathF.Min(from, to)));
                bottom[column] = Math.Max(bottom[column], (int)MathF.Floor(MathF.Max(from, to)));
            }
        }
    }
}
