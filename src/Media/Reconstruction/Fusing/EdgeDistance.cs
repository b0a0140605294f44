namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>How far every quad of a view is from the next edge, in pixels, by two sweeps over the picture (chamfer distance, weights 1 and 1.41).</summary>
internal static class EdgeDistance
{
    private const float Straight = 1;
    private const float Diagonal = 1.41421356f;

    /// <summary>One distance a quad; large where there is no edge.</summary>
    public static float[] Of(DepthFrame frame)
    {
        int width = frame.Width, height = frame.Height;
        var distance = new float[width * height];
        for (var i = 0; i < distance.Length; i++)
            distance[i] = float.IsInfinity(frame.Nearest[i]) || frame.Slope[i] > 0 ? 1e6f : 0;
        for (var y = 0; y < height; y++)
        {
            var row = distance.AsSpan(y * width, width);
            if (y > 0)
                Down(distance.AsSpan((y - 1) * width, width), row);
            for (var x = 1; x < width; x++)
                row[x] = MathF.Min(row[x], row[x - 1] + Straight);
        }
        for (var y = height - 1; y >= 0; y--)
        {
            var row = distance.AsSpan(y * width, width);
            if (y < height - 1)
                Down(distance.AsSpan((y + 1) * width, width), row);
            for (var x = width - 2; x >= 0; x--)
                row[x] = MathF.Min(row[x], row[x + 1] + Straight);
        }
        return distance;
    }

    private static void Down(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var x = 0; x < to.Length; x++)
        {
            var least = from[x] + Straight;
            if (x > 0)
                least = MathF.Min(least, from[x - 1] + Diagonal);
            if (x < to.Length - 1)
                least = MathF.Min(least, from[x + 1] + Diagonal);
            to[x] = MathF.Min(to[x], least);
        }
    }
}
