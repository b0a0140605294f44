using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// Sorts each pixel by the local gradient's structure tensor (Romano, Isidoro and Milanfar 2016, "RAISR"): its angle, its strength and its
/// coherence. A bucket is ((angle * strengths) + strength) * coherences + coherence.
/// </summary>
public sealed class UpscaleBuckets
{
    /// <summary>Angles told apart over 180 degrees; a multiple of four, so that flips and quarter turns map buckets onto buckets.</summary>
    public const int Angles = 24;

    /// <summary>How far a bucket looks: a gradient's step and the window's radius, in pixels.</summary>
    public const int Radius = 1 + WindowRadius;

    private const int WindowRadius = 2;

    private static readonly float[] s_window = [0.0614f, 0.2448f, 0.3876f, 0.2448f, 0.0614f]; // Gaussian, sigma 1.04

    private readonly float[] _strengthEdges;
    private readonly float[] _coherenceEdges;

    /// <summary>Buckets with these rising limits between strengths (8-bit levels a pixel) and between coherences (0..1).</summary>
    public UpscaleBuckets(ReadOnlySpan<float> strengthEdges, ReadOnlySpan<float> coherenceEdges)
    {
        _strengthEdges = strengthEdges.ToArray();
        _coherenceEdges = coherenceEdges.ToArray();
    }

    /// <summary>The limits between strengths.</summary>
    public ReadOnlySpan<float> StrengthEdges => _strengthEdges;

    /// <summary>The limits between coherences.</summary>
    public ReadOnlySpan<float> CoherenceEdges => _coherenceEdges;

    /// <summary>Strengths times coherences.</summary>
    public int PerAngle => (_strengthEdges.Length + 1) * (_coherenceEdges.Length + 1);

    /// <summary>Buckets in all.</summary>
    public int Count => Angles * PerAngle;

    /// <summary>The bucket of each pixel, row after row.</summary>
    public void Sort(Plane plane, Span<ushort> buckets)
    {
        int width = plane.Width, height = plane.Height;
        using var scratch = new Plane(width, 3 * (2 * WindowRadius + 1) + 3);
        for (var y = -WindowRadius; y < height + WindowRadius; y++)
        {
            var slot = 3 * ((y + WindowRadius) % (2 * WindowRadius + 1));
            Products(plane, Math.Clamp(y, 0, height - 1), scratch.Row(slot), scratch.Row(slot + 1), scratch.Row(slot + 2));
            var centre = y - WindowRadius;
            if (centre >= 0)
                SortRow(scratch, centre, buckets.Slice(centre * width, width));
        }
    }

    private static void Products(Plane plane, int y, Span<float> xx, Span<float> xy, Span<float> yy)
    {
        var row = plane.RowClamped(y);
        var above = plane.RowClamped(y - 1);
        var below = plane.RowClamped(y + 1);
        var last = row.Length - 1;
        for (var x = 0; x <= last; x++)
        {
            var gx = (row[Math.Min(x + 1, last)] - row[Math.Max(x - 1, 0)]) * 0.5f;
            var gy = (below[x] - above[x]) * 0.5f;
            (xx[x], xy[x], yy[x]) = (gx * gx, gx * gy, gy * gy);
        }
    }

    private void SortRow(Plane scratch, int y, Span<ushort> buckets)
    {
        const int Rows = 2 * WindowRadius + 1;
        var sums = 3 * Rows;
        for (var part = 0; part < 3; part++)
        {
            var sum = scratch.Row(sums + part);
            sum.Clear();
            for (var k = 0; k < Rows; k++)
                PlaneMath.AddScaled(scratch.Row(3 * ((y + k) % Rows) + part), s_window[k], sum);
        }
        var xx = scratch.Row(sums);
        var xy = scratch.Row(sums + 1);
        var yy = scratch.Row(sums + 2);
        for (var x = 0; x < buckets.Length; x++)
            buckets[x] = (ushort)BucketOf(Across(xx, x), Across(xy, x), Across(yy, x));
    }

    private static float Across(ReadOnlySpan<float> row, int x)
    {
        if (x >= WindowRadius && x < row.Length - WindowRadius)
            return row[x - 2] * s_window[0] + row[x - 1] * s_window[1] + row[x] * s_window[2] + row[x + 1] * s_window[3] + row[x + 2] * s_window[4];
        var sum = 0f;
        for (var k = -WindowRadius; k <= WindowRadius; k++)
            sum += row[Math.Clamp(x + k, 0, row.Length - 1)] * s_window[k + WindowRadius];
        return sum;
    }

    private int BucketOf(float xx, float xy, float yy)
    {
        var half = (xx + yy) * 0.5f;
        var root = MathF.Sqrt((xx - yy) * (xx - yy) * 0.25f + xy * xy);
        var large = MathF.Sqrt(half + root);
        var small = MathF.Sqrt(Math.Max(half - root, 0));
        var coherence = large + small > 0 ? (large - small) / (large + small) : 0;
        var angle = 0.5f * MathF.Atan2(2 * xy, xx - yy) * (Angles / MathF.PI);
        var bin = (int)MathF.Floor(angle);
        bin = bin < 0 ? bin + Angles : bin >= Angles ? bin - Angles : bin;
        return (bin * (_strengthEdges.Length + 1) + Place(_strengthEdges, large)) * (_coherenceEdges.Length + 1) + Place(_coherenceEdges, coherence);
    }

    private static int Place(float[] edges, float value)
    {
        var place = 0;
        while (place < edges.Length && value >= edges[place])
            place++;
        return place;
    }
}
