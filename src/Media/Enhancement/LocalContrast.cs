using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// Brings out mid-sized detail: what a guided filter (He, Sun and Tang 2010; on a grid of four, as in their fast one of 2015) takes away is
/// amplified. The filter keeps edges, so that no glow runs along them.
/// </summary>
public static class LocalContrast
{
    /// <summary>Cells are squares of this side: results differ unless planes start at a multiple of it.</summary>
    public const int Cell = 4;

    /// <summary>How far an output pixel looks.</summary>
    public const int Radius = Cell * (2 * Window + 2);

    private const int Window = 4; // cells: 18 pixels to each side
    private const float EdgeVariance = 12 * 12; // squared levels: what varies more is an edge and stays

    /// <summary>A plane with <paramref name="amount"/> of its mid-sized detail added again, weighed by <paramref name="mask"/> (0..1) where given.</summary>
    public static Plane Apply(Plane plane, float amount, Plane? mask = null)
    {
        var (columns, rows) = ((plane.Width + Cell - 1) / Cell, (plane.Height + Cell - 1) / Cell);
        using var slope = new Plane(columns, rows);
        using var offset = new Plane(columns, rows);
        Fit(plane, slope, offset);
        using var meanSlope = Box(slope);
        using var meanOffset = Box(offset);
        var target = new Plane(plane.Width, plane.Height);
        for (var y = 0; y < plane.Height; y++)
            AmplifyRow(plane.Row(y), meanSlope, meanOffset, y, amount, mask is null ? default : mask.Row(y), target.Row(y));
        return target;
    }

    // In each window: base = slope * value + offset, slope near 1 on edges and near 0 on texture.
    private static void Fit(Plane plane, Plane slope, Plane offset)
    {
        using var mean = new Plane(slope.Width, slope.Height);
        using var square = new Plane(slope.Width, slope.Height);
        for (var row = 0; row < mean.Height; row++)
            for (var column = 0; column < mean.Width; column++)
                (mean.Row(row)[column], square.Row(row)[column]) = CellMoments(plane, column, row);
        using var means = Box(mean);
        using var squares = Box(square);
        for (var row = 0; row < mean.Height; row++)
            FitRow(means.Row(row), squares.Row(row), slope.Row(row), offset.Row(row));
    }

    private static void FitRow(ReadOnlySpan<float> means, ReadOnlySpan<float> squares, Span<float> slope, Span<float> offset)
    {
        for (var x = 0; x < means.Length; x++)
        {
            var variance = Math.Max(0, squares[x] - means[x] * means[x]);
            slope[x] = variance / (variance + EdgeVariance);
            offset[x] = means[x] * (1 - slope[x]);
        }
    }

    private static (float Mean, float Square) CellMoments(Plane plane, int column, int row)
    {
        float sum = 0, squares = 0;
        var (right, bottom) = (Math.Min((column + 1) * Cell, plane.Width), Math.Min((row + 1) * Cell, plane.Height));
        for (var y = row * Cell; y < bottom; y++)
            foreach (var value in plane.Row(y)[(column * Cell)..right])
            {
                sum += value;
                squares += value * value;
            }
        var count = (right - column * Cell) * (bottom - row * Cell);
        return (sum / count, squares / count);
    }

    private static Plane Box(Plane plane)
    {
        using var wide = new Plane(plane.Width, plane.Height);
        for (var y = 0; y < plane.Height; y++)
        {
            var from = plane.Row(y);
            var to = wide.Row(y);
            for (var x = 0; x < to.Length; x++)
            {
                var sum = 0f;
                for (var k = -Window; k <= Window; k++)
                    sum += from[Math.Clamp(x + k, 0, from.Length - 1)];
                to[x] = sum / (2 * Window + 1);
            }
        }
        var target = new Plane(plane.Width, plane.Height);
        target.Samples.Clear();
        for (var y = 0; y < plane.Height; y++)
            for (var k = -Window; k <= Window; k++)
                PlaneMath.AddScaled(wide.RowClamped(y + k), 1f / (2 * Window + 1), target.Row(y));
        return target;
    }

    private static void AmplifyRow(
        ReadOnlySpan<float> source, Plane slope, Plane offset, int y, float amount, ReadOnlySpan<float> mask, Span<float> target)
    {
        var (row, down) = Split(y);
        var slopes = slope.RowClamped(row);
        var slopesBelow = slope.RowClamped(row + 1);
        var offsets = offset.RowClamped(row);
        var offsetsBelow = offset.RowClamped(row + 1);
        for (var x = 0; x < target.Length; x++)
        {
            var (column, right) = Split(x);
            var (c0, c1) = (Math.Clamp(column, 0, slopes.Length - 1), Math.Clamp(column + 1, 0, slopes.Length - 1));
            var a = Between(slopes[c0], slopes[c1], slopesBelow[c0], slopesBelow[c1], right, down);
            var b = Between(offsets[c0], offsets[c1], offsetsBelow[c0], offsetsBelow[c1], right, down);
            var detail = source[x] - (a * source[x] + b);
            target[x] = source[x] + detail * (mask.IsEmpty ? amount : amount * mask[x]);
        }
    }

    // The cell whose centre lies before this pixel, and how far past it, 0..1.
    private static (int Cell, float Past) Split(int pixel)
    {
        var cell = (pixel + Cell / 2) / Cell - 1;
        return (cell, (pixel + 0.5f - (cell + 0.5f) * Cell) / Cell);
    }

    private static float Between(float a, float b, float c, float d, float right, float down)
    {
        var upper = a + (b - a) * right;
        var lower = c + (d - c) * right;
        return upper + (lower - upper) * down;
    }
}
