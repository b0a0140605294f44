using System.Numerics;

namespace GenAsset.Media.Geometry.Splatting;

/// <summary>Draws splat clouds: projected, sorted by depth, and composited in tiles, on all cores.</summary>
public static class SplatRenderer
{
    // Entries that are held at once: a cloud of a million splats that each cover the whole picture is drawn in bands of tiles.
    private const int MaxEntries = 1 << 24;
    private const int MaxSize = 16384;

    /// <summary>
    /// The picture of a cloud whose axes are <see cref="AxisSystem.RightUpBack"/> (others are turned first): RGB as shown (sRGB, where
    /// splats are trained to be mixed) with alpha multiplied in, row by row.
    /// </summary>
    public static Vector4[] Draw(SplatCloud cloud, Camera camera, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, MaxSize);
        var splats = Project(cloud.To(AxisSystem.RightUpBack), camera, width, height);
        var picture = new Vector4[checked(width * height)];
        int columns = (width + SplatTile.Size - 1) / SplatTile.Size, rows = (height + SplatTile.Size - 1) / SplatTile.Size;
        var areas = Array.ConvertAll(splats, splat => TileArea.Of(splat, columns, rows));
        var perRow = EntriesPerRow(areas, rows);
        for (int first = 0, end; first < rows; first = end)
        {
            var sum = perRow[first];
            for (end = first + 1; end < rows && sum + perRow[end] <= MaxEntries; end++)
                sum += perRow[end];
            var (starts, entries) = Sort(areas, columns, first, end);
            var top = first;
            Parallel.For(0, (end - first) * columns, tile =>
            {
                var drawn = new SplatTile();
                int x = tile % columns * SplatTile.Size, y = (top + (tile / columns)) * SplatTile.Size;
                drawn.Draw(splats, entries.AsSpan(starts[tile]..starts[tile + 1]), x, y);
                for (var row = 0; row < SplatTile.Size && y + row < height; row++)
                    for (var column = 0; column < SplatTile.Size && x + column < width; column++)
                        picture[((y + row) * width) + x + column] = drawn[column, row];
            });
        }
        return picture;
    }

    /// <summary>The visible splats, nearest first.</summary>
    private static ProjectedSplat[] Project(SplatCloud cloud, Camera camera, int width, int height)
    {
        const int Run = 4096;
        var projector = new SplatProjector(cloud, camera, width, height);
        var all = new ProjectedSplat[cloud.Count];
        var depths = new float[cloud.Count];
        var counts = new int[(cloud.Count + Run - 1) / Run];
        Parallel.For(0, counts.Length, run =>
        {
            var kept = run * Run;
            for (var i = run * Run; i < Math.Min(cloud.Count, (run + 1) * Run); i++)
                if (projector.TryProject(i, out all[kept], out depths[kept]))
                    kept++;
            counts[run] = kept - (run * Run);
        });
        var visible = 0;
        for (var run = 0; run < counts.Length; run++)
        {
            Array.Copy(all, run * Run, all, visible, counts[run]);
            Array.Copy(depths, run * Run, depths, visible, counts[run]);
            visible += counts[run];
        }
        return Array.ConvertAll(DepthSort.Order(depths.AsSpan(0, visible)), i => all[i]);
    }

    private static long[] EntriesPerRow(TileArea[] areas, int rows)
    {
        var counts = new long[rows];
        foreach (var area in areas)
            for (int row = area.Top; row <= area.Bottom; row++)
                counts[row] += area.Right - area.Left + 1;
        return counts;
    }

    // Splats come nearest first, so every tile's list does too.
    private static (int[] Starts, int[] Entries) Sort(TileArea[] areas, int columns, int firstRow, int endRow)
    {
        var starts = new int[((endRow - firstRow) * columns) + 1];
        foreach (var area in areas)
            for (var row = Math.Max(area.Top, firstRow); row <= Math.Min(area.Bottom, endRow - 1); row++)
                for (int column = area.Left; column <= area.Right; column++)
                    starts[((row - firstRow) * columns) + column + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var next = (int[])starts.Clone();
        var entries = GC.AllocateUninitializedArray<int>(starts[^1]);
        for (var i = 0; i < areas.Length; i++)
            for (var row = Math.Max(areas[i].Top, firstRow); row <= Math.Min(areas[i].Bottom, endRow - 1); row++)
                for (int column = areas[i].Left; column <= areas[i].Right; column++)
                    entries[next[((row - firstRow) * columns) + column]++] = i;
        return (starts, entries);
    }

    /// <summary>The tiles, both ends included, that a splat reaches; kept small, for all splats are walked three times.</summary>
    private readonly record struct TileArea(short Left, short Top, short Right, short Bottom)
    {
        public static TileArea Of(in ProjectedSplat splat, int columns, int rows)
        {
            Vector2 low = (splat.Center - splat.Reach) / SplatTile.Size, high = (splat.Center + splat.Reach) / SplatTile.Size;
            return new(
                (short)Math.Clamp(MathF.Floor(low.X), 0, columns - 1), (short)Math.Clamp(MathF.Floor(low.Y), 0, rows - 1),
                (short)Math.Clamp(MathF.Floor(high.X), 0, columns - 1), (short)Math.Clamp(MathF.Floor(high.Y), 0, rows - 1));
        }
    }
}
