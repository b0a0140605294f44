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

    /// <summary>How far a filter may pass the range of the 3x3 neighbours, as a part of that range.</summary>
    public const float Overshoot = 0.25f;

    private const int Reach = UpscaleFilters.Size / 2;

    /// <summary>A plane of twice the width and height.</summary>
    public static Plane Double(Plane plane, UpscaleFilters filters)
    {
        int width = plane.Width, height = plane.Height;
        var target = new Plane(checked(2 * width), checked(2 * height));
        var buckets = ArrayPool<ushort>.Shared.Rent(width * height);
        using var padded = Pad(plane);
        using var range = new Plane(width, 2);
        filters.Buckets.Sort(plane, buckets.AsSpan(0, width * height));
        for (var y = 0; y < height; y++)
        {
            Range(padded, y, range.Row(0), range.Row(1));
            Apply(padded, y, buckets.AsSpan(y * width, width), filters.Weights, range, target.Row(2 * y), target.Row(2 * y + 1));
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

    private static void Range(Plane padded, int y, Span<float> low, Span<float> high)
    {
        var a = padded.Row(y + Reach - 1);
        var b = padded.Row(y + Reach);
        var c = padded.Row(y + Reach + 1);
        for (var x = 0; x < low.Length; x++)
        {
            var i = x + Reach - 1;
            var min = Math.Min(Math.Min(Min(a, i), Min(b, i)), Min(c, i));
            var max = Math.Max(Math.Max(Max(a, i), Max(b, i)), Max(c, i));
            var slack = (max - min) * Overshoot;
            (low[x], high[x]) = (min - slack, max + slack);
        }
    }

    private static float Min(ReadOnlySpan<float> row, int i) => Math.Min(Math.Min(row[i], row[i + 1]), row[i + 2]);

    private static float Max(ReadOnlySpan<float> row, int i) => Math.Max(Math.Max(row[i], row[i + 1]), row[i + 2]);

    private static void Apply(
        Plane padded, int y, ReadOnlySpan<ushort> buckets, ReadOnlySpan<float> weights, Plane range, Span<float> upper, Span<float> lower)
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
            upper[2 * x] = Math.Clamp(Vector256.Sum(a), low[x], high[x]);
            upper[2 * x + 1] = Math.Clamp(Vector256.Sum(b), low[x], high[x]);
            lower[2 * x] = Math.Clamp(Vector256.Sum(c), low[x], high[x]);
            lower[2 * x + 1] = Math.Clamp(Vector256.Sum(d), low[x], high[x]);
        }
    }
}
