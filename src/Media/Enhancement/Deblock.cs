using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// Softens the 8x8 grid of JPEG: where a step falls on the grid between two smooth sides, it becomes a ramp of six pixels. Real edges are
/// steeper than the measured blockiness and stay.
/// </summary>
public static class Deblock
{
    /// <summary>Side of JPEG's blocks: planes must start at a multiple of it.</summary>
    public const int Grid = 8;

    /// <summary>How far an output pixel looks.</summary>
    public const int Radius = 6;

    /// <summary>Below this many levels a grid is not seen.</summary>
    public const float Visible = 0.35f;

    /// <summary>How many levels steps on the grid exceed those off it, on average over the plane; 0 for images that were never JPEG.</summary>
    public static float Blockiness(Plane plane)
    {
        double on = 0, off = 0;
        long onCount = 0, offCount = 0;
        for (var y = 0; y < plane.Height; y++)
        {
            var row = plane.Row(y);
            for (var x = Grid; x + Grid <= row.Length; x += Grid)
            {
                on += Step(row, x);
                off += Step(row, x - 3) + Step(row, x + 3);
                onCount++;
                offCount += 2;
            }
        }
        if (onCount == 0)
            return 0;
        var excess = on / onCount - off / offCount;
        return excess > 3 * off / offCount / Math.Sqrt(onCount) ? (float)excess : 0; // three standard errors: less is chance
    }

    /// <summary>A plane without the grid; <paramref name="blockiness"/> as measured.</summary>
    public static Plane Apply(Plane plane, float blockiness)
    {
        var step = 3 + 8 * blockiness;
        using var across = plane.Clone();
        for (var y = 0; y < plane.Height; y++)
        {
            var row = across.Row(y);
            for (var x = Grid; x + 4 <= row.Length; x += Grid)
                Smooth(row, x, 1, step);
        }
        var target = across.Clone();
        for (var y = Grid; y + 4 <= plane.Height; y += Grid)
            for (var x = 0; x < plane.Width; x++)
                Smooth(target.Samples[((y - 4) * plane.Width + x)..], 4 * plane.Width, plane.Width, step);
        return target;
    }

    // What a pixel differs from the line through its neighbours on the same side: slopes do not count as steps.
    private static float Step(ReadOnlySpan<float> row, int x) =>
        MathF.Abs(row[x] - row[x - 1] - 0.5f * (row[x + 1] - row[x] + row[x - 1] - row[x - 2]));

    // `at` is the first sample past the boundary, `stride` the way across it.
    private static void Smooth(Span<float> line, int at, int stride, float limit)
    {
        var (p2, p1, p0) = (line[at - 3 * stride], line[at - 2 * stride], line[at - stride]);
        var (q0, q1, q2) = (line[at], line[at + stride], line[at + 2 * stride]);
        var step = q0 - p0 - 0.5f * (p0 - p1 + q1 - q0);
        var activity = MathF.Abs(p0 - p1) + MathF.Abs(q1 - q0) + MathF.Abs(p1 - p2) + MathF.Abs(q2 - q1);
        if (MathF.Abs(step) >= limit || activity >= limit)
            return;
        step *= (1 - MathF.Abs(step) / limit) * (1 - activity / limit);
        line[at - stride] = p0 + step * (3f / 8);
        line[at - 2 * stride] = p1 + step * (2f / 8);
        line[at - 3 * stride] = p2 + step * (1f / 8);
        line[at] = q0 - step * (3f / 8);
        line[at + stride] = q1 - step * (2f / 8);
        line[at + 2 * stride] = q2 - step * (1f / 8);
    }
}
