using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// Doubles a plane with learned filters: each input pixel is sorted by its surroundings and its bucket's four filters give the four pixels it
/// becomes. What passes the neighbours' range by more than a part of it is held back, so that no halo shows along strong edges.
/// </summary>
public static class Upscale
{
    /// <summary>How far an output pixel looks, in input pixels.</summary>
    public const int Radius = UpscaleFilters.Size / 2 > UpscaleBuckets.Radius ? UpscaleFilters.Size / 2 : UpscaleBuckets.Radius;

    private const float Overshoot = 0.1f; // of the 3x3 neighbours' range; 0.25 gains 0.01 dB and shows halos
    private const float OvershootAgain = 0.03f; // what the first doubling added is there already

    private const int Reach = UpscaleFilters.Size / 2;

    /// <summary>A plane enlarged <paramref name="scale"/> times, 2 or 4, with the shipped filters.</summary>
    public static Plane By(Plane plane, int scale)
    {
        if (scale is not (2 or 4))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The filters enlarge 2 or 4 times.");
        var doubled = Double(plane, UpscaleFilters.Twice);
        if (scale == 2)
            return doubled;
        using (doubled)
            return Double(doubled, UpscaleFilters.Again, OvershootAgain);
    }

    /// <summary>A plane of twice the width and height; results may pass the 3x3 neighbours' range by a part <paramref name="overshoot"/> of it.</summary>
    public static Plane Double(Plane plane, UpscaleFilters filters, float overshoot = Overshoot)
    {
        int width = plane.Width, height = plane.Height;
        var target = new Plane(checked(2 * width), checked(2 * height));
        var buckets = ArrayPool<ushort>.Shared.Rent(width * height);
        using var padded = Pad(plane);
        using var range = new Plane(width + 2, 3);
        filters.Buckets.Sort(plane, buckets.AsSpan(0, width * height));
        for (var y = 0; y < height; y++)
        {
            LocalRange.Row(plane, y, range.Row(0)[..width], range.Row(1)[..width], range.Row(2));
            Apply(padded, y, buckets.AsSpan(y * width, width), filters.Weights, range, overshoot, target.Row(2 * y), target.Row(2 * y + 1));
        }
        ArrayPool<ushort>.Shared.Return(buckets);
        return target;
    }

    // Border pixels repeated, and eight more columns, so that a row of eight is always there to load.
    private static Plane Pad(Plane plane)
    {
        var padded = new Plane(plane.Width + 2 * Reach + 8, plane.Height + 2 * Reach);
        for (var y = 0; y < padded.Height; y++)
        {
            var from = plane.RowClamped(y - Reach);
            var to = padded.Row(y);
            to[..Reach].Fill(from[0]);
            from.CopyTo(to[Reach..]);
            to[(Reach + from.Length)..].Fill(from[^1]);
        }
        return padded;
    }

    private static void Apply(
        Plane padded, int y, ReadOnlySpan<ushort> buckets, ReadOnlySpan<float> weights, Plane range, float overshoot, Span<float> upper, Span<float> lower)
    {
        var stride = (nuint)padded.Width;
        ref var source = ref MemoryMarshal.GetReference(padded.Row(y));
        ref var filters = ref MemoryMarshal.GetReference(weights);
        var low = range.Row(0);
        var high = range.Row(1);
        for (var x = 0; x < buckets.Length; x++)
        {
            var filter = (nuint)buckets[x] * 4 * UpscaleFilters.Stride;
            Vector256<float> a = default, b = default, c = default, d = default;
            var at = (nuint)x;
            for (var row = 0; row < UpscaleFilters.Size; row++, at += stride, filter += 8)
            {
                var pixels = Vector256.LoadUnsafe(ref source, at);
                a = Vector256.MultiplyAddEstimate(pixels, Vector256.LoadUnsafe(ref filters, filter), a);
                b = Vector256.MultiplyAddEstimate(pixels, Vector256.LoadUnsafe(ref filters, filter + UpscaleFilters.Stride), b);
                c = Vector256.MultiplyAddEstimate(pixels, Vector256.LoadUnsafe(ref filters, filter + 2 * UpscaleFilters.Stride), c);
                d = Vector256.MultiplyAddEstimate(pixels, Vector256.LoadUnsafe(ref filters, filter + 3 * UpscaleFilters.Stride), d);
            }
            var slack = (high[x] - low[x]) * overshoot;
            var (floor, ceiling) = (low[x] - slack, high[x] + slack);
            upper[2 * x] = Math.Clamp(Vector256.Sum(a), floor, ceiling);
            upper[2 * x + 1] = Math.Clamp(Vector256.Sum(b), floor, ceiling);
            lower[2 * x] = Math.Clamp(Vector256.Sum(c), floor, ceiling);
            lower[2 * x + 1] = Math.Clamp(Vector256.Sum(d), floor, ceiling);
        }
    }
}
