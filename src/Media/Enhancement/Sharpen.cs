using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// Unsharp masking that leaves noise and strong edges alone: differences under the core level fade out, and nothing passes its 3x3
/// neighbours' range by more than a tenth, so that no halo appears.
/// </summary>
public static class Sharpen
{
    private const float Overshoot = 0.1f;

    /// <summary>How far an output pixel looks.</summary>
    public static int Radius(float sigma) => GaussianBlur.Radius(sigma);

    /// <summary>
    /// A sharper plane: <paramref name="amount"/> of what a blur of <paramref name="sigma"/> pixels takes away is added; <paramref name="core"/> is the
    /// level under which a difference counts as noise; <paramref name="mask"/> (0..1) weighs the amount by place.
    /// </summary>
    public static Plane Apply(Plane plane, float amount, float sigma, float core, Plane? mask = null)
    {
        var target = GaussianBlur.Apply(plane, sigma);
        using var range = new Plane(plane.Width + 2, 3);
        for (var y = 0; y < plane.Height; y++)
        {
            var low = range.Row(0)[..plane.Width];
            var high = range.Row(1)[..plane.Width];
            LocalRange.Row(plane, y, low, high, range.Row(2));
            SharpenRow(plane.Row(y), target.Row(y), low, high, amount, core * core, mask is null ? default : mask.Row(y));
        }
        return target;
    }

    // `target` holds the blurred row and takes the result.
    private static void SharpenRow(
        ReadOnlySpan<float> source, Span<float> target, ReadOnlySpan<float> low, ReadOnlySpan<float> high, float amount, float core, ReadOnlySpan<float> mask)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var detail = source[x] - target[x];
            var power = detail * detail;
            var weight = mask.IsEmpty ? amount : amount * mask[x];
            var slack = (high[x] - low[x]) * Overshoot;
            var sharp = source[x] + weight * detail * (power / (power + core + 1e-6f));
            target[x] = Math.Clamp(sharp, low[x] - slack, high[x] + slack);
        }
    }
}
