using System.Numerics;

namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>Where a chart's own upper left goes, in texels, and whether the chart is turned upside down around it.</summary>
internal readonly record struct Placement(Vector2 Corner, bool Turned)
{
    /// <summary>A place on the chart, in texels, on the texture.</summary>
    public Vector2 At(Vector2 place) => Turned ? Corner - place : Corner + place;
}

/// <summary>
/// Lays charts into a square, the highest first, each as far down as it falls on those before it (B. Levy et al., "Least Squares
/// Conformal Maps", 2002, section 4: outlines, not boxes, so that a chart's bulge fills another's hollow).
/// </summary>
internal sealed class Packer(IReadOnlyList<Chart> charts, int size, int padding)
{
    // Tried from 0 to 2: above 0.5 charts are laid high up for the sake of a snug fit, and less fits in all.
    private const float PerWaste = 0.1f;

    private readonly int[] _order = [.. Enumerable.Range(0, charts.Count).OrderByDescending(i => charts[i].Size.Y).ThenBy(i => i)];

    /// <summary>Each chart's place, and the texels a metre: the most that fits.</summary>
    public (Placement[] Places, float Scale) Pack()
    {
        var area = charts.Sum(chart => (double)chart.Size.X * chart.Size.Y);
        if (!(area > 0))
            return (new Placement[charts.Count], 1);
        var widest = charts.Max(chart => MathF.Max(chart.Size.X, chart.Size.Y));
        // More than everything full, then less until it fits: two steps of search, coarse and fine.
        var scale = MathF.Min((float)(size * Math.Sqrt(1.3 / area)), (size - (2 * padding) - 1) / widest);
        Placement[]? places;
        while ((places = TryPack(scale)) is null)
            scale *= 0.94f;
        for (var step = 0.03f; step > 0.004f; step /= 2)
        {
            if (TryPack(scale * (1 + step)) is not { } better)
                continue;
            (places, scale) = (better, scale * (1 + step));
        }
        return (places, scale);
    }

    private Placement[]? TryPack(float scale)
    {
        var places = new Placement[charts.Count];
        var filled = new int[size];
        foreach (var i in _order)
        {
            var upright = new Outline(charts[i], scale, padding);
            var turned = upright.UpsideDown();
            if (upright.Width > size || Best(upright, turned, filled) is not { } best)
                return null;
            var outline = best.Turned ? turned : upright;
            for (var column = 0; column < outline.Width; column++)
                filled[best.X + column] = Math.Max(filled[best.X + column], best.Y + outline.Bottom[column]);
            places[i] = best.Turned
                ? new(new Vector2(best.X + outline.Width - padding, best.Y + outline.Height - padding), true)
                : new(new Vector2(best.X + padding, best.Y + padding), false);
        }
        return places;
    }

    private (int X, int Y, bool Turned)? Best(Outline upright, Outline turned, int[] filled)
    {
        var (one, other) = (Fit(upright, filled), Fit(turned, filled));
        if (one is null || other is null || one.Value.Cost <= other.Value.Cost)
            return one is { } u ? (u.X, u.Y, false) : other is { } o ? (o.X, o.Y, true) : null;
        return (other.Value.X, other.Value.Y, true);
    }

    // Where it reaches least far and leaves least room under itself, a texel of which is lost for good.
    private (int X, int Y, float Cost)? Fit(Outline outline, int[] filled)
    {
        (int X, int Y, float Cost)? best = null;
        var step = Math.Max(1, outline.Width / 24);
        for (var x = 0; x + outline.Width <= size; x += step)
        {
            var under = filled.AsSpan(x, outline.Width);
            var y = Rest(under, outline.Top);
            if (y + outline.Height > size || y > best?.Cost)
                continue;
            var waste = Waste(under, outline, y);
            var cost = y + (PerWaste * waste / outline.Width);
            if (best is null || cost < best.Value.Cost)
                best = (x, y, cost);
        }
        return best;
    }

    // How far down it falls: the search's inner loop, eight columns and more at once.
    private static int Rest(ReadOnlySpan<int> filled, ReadOnlySpan<int> top)
    {
        var most = Vector<int>.Zero;
        var column = 0;
        for (; column <= filled.Length - Vector<int>.Count; column += Vector<int>.Count)
            most = Vector.Max(most, new Vector<int>(filled[column..]) - new Vector<int>(top[column..]));
        var y = 0;
        for (var lane = 0; lane < Vector<int>.Count; lane++)
            y = Math.Max(y, most[lane]);
        for (; column < filled.Length; column++)
            y = Math.Max(y, filled[column] - top[column]);
        return y;
    }

    // Columns that nothing touches waste nothing. At most size squared, 2^28, so the lanes' sums hold it.
    private static long Waste(ReadOnlySpan<int> filled, Outline outline, int y)
    {
        ReadOnlySpan<int> top = outline.Top, bottom = outline.Bottom;
        var (sums, level) = (Vector<int>.Zero, new Vector<int>(y));
        var column = 0;
        for (; column <= filled.Length - Vector<int>.Count; column += Vector<int>.Count)
        {
            var free = level + new Vector<int>(top[column..]) - new Vector<int>(filled[column..]);
            sums += free & Vector.GreaterThan(new Vector<int>(bottom[column..]), Vector<int>.Zero);
        }
        long waste = Vector.Sum(sums);
        for (; column < filled.Length; column++)
            waste += bottom[column] > 0 ? y + top[column] - filled[column] : 0;
        return waste;
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

        private Outline(int[] top, int[] bottom, int height) => (Top, Bottom, Width, Height) = (top, bottom, top.Length, height);

        public int Width { get; }

        public int Height { get; }

        /// <summary>The first row taken in each column.</summary>
        public int[] Top { get; }

        /// <summary>The row after the last taken.</summary>
        public int[] Bottom { get; }

        /// <summary>The outline after half a turn.</summary>
        public Outline UpsideDown()
        {
            int[] top = new int[Width], bottom = new int[Width];
            for (var column = 0; column < Width; column++)
            {
                var touched = Bottom[column] > 0;
                top[Width - 1 - column] = touched ? Height - Bottom[column] : int.MaxValue / 2;
                bottom[Width - 1 - column] = touched ? Height - Top[column] : 0;
            }
            return new Outline(top, bottom, Height);
        }

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
