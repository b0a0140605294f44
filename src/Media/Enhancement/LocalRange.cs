using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>The least and the greatest of the 3x3 pixels around each pixel: what halo limits are measured against.</summary>
internal static class LocalRange
{
    /// <summary>The range along row <paramref name="y"/>, the border repeated; <paramref name="scratch"/> holds two samples more than a row.</summary>
    public static void Row(Plane plane, int y, Span<float> low, Span<float> high, Span<float> scratch)
    {
        var above = plane.RowClamped(y - 1);
        var row = plane.Row(y);
        var below = plane.RowClamped(y + 1);
        var middle = scratch.Slice(1, row.Length);

        PlaneMath.Min(above, row, middle);
        PlaneMath.Min(middle, below, middle);
        (scratch[0], scratch[row.Length + 1]) = (middle[0], middle[^1]);
        PlaneMath.Min(scratch[..row.Length], middle, low);
        PlaneMath.Min(low, scratch.Slice(2, row.Length), low);

        PlaneMath.Max(above, row, middle);
        PlaneMath.Max(middle, below, middle);
        (scratch[0], scratch[row.Length + 1]) = (middle[0], middle[^1]);
        PlaneMath.Max(scratch[..row.Length], middle, high);
        PlaneMath.Max(high, scratch.Slice(2, row.Length), high);
    }
}
