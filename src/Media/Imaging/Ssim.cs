using System.Numerics;
using System.Runtime.InteropServices;

namespace GenAsset.Media.Imaging;

/// <summary>
/// Structural similarity (Wang et al. 2004): 1 for equal images. Gaussian window 11x11 of sigma 1.5, K1 0.01, K2 0.03, population covariance, mean
/// over the pixels whose window lies inside: equal to scikit-image's with gaussian_weights, sigma 1.5 and use_sample_covariance False.
/// </summary>
public static class Ssim
{
    private const int Radius = 5;
    private const int Window = 2 * Radius + 1;
    private const int Moments = 5; // a, b, aa, bb, ab

    private static readonly double[] s_kernel = Kernel();

    /// <summary>
    /// Mean similarity over pixels and channels. With a mask (one channel, same size), only windows centred where the mask is above 0 count.
    /// Both sides must be 11 pixels or more.
    /// </summary>
    public static double Compare(
        ImageBuffer reference, ImageBuffer image, ImageBuffer? mask = null, int? threads = null, CancellationToken cancellationToken = default) =>
        CompareBoth(reference, image, mask, threads, cancellationToken).Masked;

    /// <summary>As <see cref="Compare"/>, over all pixels and over those of the mask, for little more than the price of one.</summary>
    public static (double Whole, double Masked) CompareBoth(
        ImageBuffer reference, ImageBuffer image, ImageBuffer? mask, int? threads = null, CancellationToken cancellationToken = default)
    {
        ImagePair.Validate(reference, image, mask);
        if (reference.Width < Window || reference.Height < Window)
            throw new ArgumentException($"SSIM needs {Window} pixels a side; the image is {reference.Width}x{reference.Height}.", nameof(reference));
        var rows = reference.Height - 2 * Radius;
        var sums = new double[rows];
        var (maskedSums, counts) = (new double[rows], new long[rows]);
        const int BandRows = 64;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(threads ?? Environment.ProcessorCount, 1), CancellationToken = cancellationToken };
        Parallel.For(0, (rows + BandRows - 1) / BandRows, parallel, band =>
            CompareBand(reference, image, mask, band * BandRows, Math.Min(rows, (band + 1) * BandRows), sums, maskedSums, counts));
        var count = counts.Sum();
        if (count == 0)
            throw new ArgumentException("The mask leaves no window to compare.", nameof(mask));
        // Summed row by row in order: the same on any number of threads.
        return (sums.Sum() / ((long)rows * (reference.Width - 2 * Radius) * reference.Channels), maskedSums.Sum() / count);
    }

    private static void CompareBand(
        ImageBuffer reference, ImageBuffer image, ImageBuffer? mask, int from, int to, double[] sums, double[] maskedSums, long[] counts)
    {
        var samples = reference.Width * reference.Channels;
        var ring = new double[Window][];
        for (var i = 0; i < Window; i++)
            ring[i] = new double[Moments * samples];
        var (a, b, weights) = (new float[samples], new float[samples], new float[reference.Width]);
        var (blurred, column) = (new double[Moments * samples], new double[Moments * samples]);
        for (var y = from; y < to + 2 * Radius; y++)
        {
            SampleRows.Load(reference, y, a);
            SampleRows.Load(image, y, b);
            Products(a, b, ring[y % Window]);
            if (y < from + 2 * Radius)
                continue;
            Vertical(ring, y - 2 * Radius, column);
            Horizontal(column, blurred, reference.Channels);
            ImagePair.LoadMask(mask, y - Radius, weights);
            (sums[y - 2 * Radius], maskedSums[y - 2 * Radius], counts[y - 2 * Radius]) = Similarity(blurred, weights, reference.Channels, SampleRows.Max(reference.Type));
        }
    }

    private static void Products(float[] a, float[] b, double[] to)
    {
        var n = a.Length;
        for (var i = 0; i < n; i++)
        {
            double p = a[i], q = b[i];
            to[i] = p;
            to[n + i] = q;
            to[2 * n + i] = p * p;
            to[3 * n + i] = q * q;
            to[4 * n + i] = p * q;
        }
    }

    private static void Vertical(double[][] ring, int first, double[] to)
    {
        to.AsSpan().Clear();
        for (var k = 0; k < Window; k++)
            Accumulate(ring[(first + k) % Window], s_kernel[k], to);
    }

    // Output i of a row is the window that starts there, so its centre lies Radius pixels to the right; the last ones are not used.
    private static void Horizontal(double[] from, double[] to, int channels)
    {
        to.AsSpan().Clear();
        for (var k = 0; k < Window; k++)
            Accumulate(from.AsSpan(k * channels), s_kernel[k], to);
    }

    private static void Accumulate(ReadOnlySpan<double> from, double weight, Span<double> to)
    {
        var source = MemoryMarshal.Cast<double, Vector<double>>(from);
        var target = MemoryMarshal.Cast<double, Vector<double>>(to[..from.Length]);
        var scale = new Vector<double>(weight);
        for (var i = 0; i < source.Length; i++)
            target[i] += source[i] * scale;
        for (var i = source.Length * Vector<double>.Count; i < from.Length; i++)
            to[i] += from[i] * weight;
    }

    private static (double Sum, double MaskedSum, long Count) Similarity(double[] moments, float[] weights, int channels, double peak)
    {
        var n = moments.Length / Moments;
        var c1 = 0.01 * peak * (0.01 * peak);
        var c2 = 0.03 * peak * (0.03 * peak);
        double sum = 0, maskedSum = 0;
        long count = 0;
        for (var x = 0; x < n / channels - 2 * Radius; x++)
        {
            double pixel = 0;
            for (var i = x * channels; i < (x + 1) * channels; i++)
            {
                double a = moments[i], b = moments[n + i];
                var varianceA = moments[2 * n + i] - a * a;
                var varianceB = moments[3 * n + i] - b * b;
                var covariance = moments[4 * n + i] - a * b;
                pixel += (2 * a * b + c1) * (2 * covariance + c2) / ((a * a + b * b + c1) * (varianceA + varianceB + c2));
            }
            sum += pixel;
            if (weights[x + Radius] <= 0)
                continue;
            maskedSum += pixel;
            count += channels;
        }
        return (sum, maskedSum, count);
    }

    private static double[] Kernel()
    {
        var kernel = new double[Window];
        for (var i = 0; i < Window; i++)
            kernel[i] = Math.Exp(-0.5 * (i - Radius) * (i - Radius) / (1.5 * 1.5));
        var sum = kernel.Sum();
        return [.. kernel.Select(k => k / sum)];
    }
}
