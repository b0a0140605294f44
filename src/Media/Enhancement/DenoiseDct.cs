using System.Numerics;
using System.Runtime.Intrinsics;
using Plane = GenAsset.Media.Imaging.Plane;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// Fast denoising: 8x8 cosine transforms at overlapping places, small coefficients dropped, results averaged by how few were kept
/// (Yu and Sapiro 2011).
/// </summary>
public static unsafe class DenoiseDct
{
    /// <summary>How far an output pixel looks.</summary>
    public const int Radius = Dct8.Side; // the last block lies flush with the border, off the grid

    private const float Threshold = 2.7f; // of sigma: best mean PSNR at sigma 15..50 among 2.4..3.3

    /// <summary>
    /// A plane freed of white noise of <paramref name="sigma"/> levels. <paramref name="step"/> is the distance of blocks, 1..8: 1 is the best, 2 the
    /// default at a quarter of the cost.
    /// </summary>
    public static Plane Apply(Plane plane, float sigma, int step = 2)
    {
        if (plane.Width < Dct8.Side || plane.Height < Dct8.Side)
            return plane.Clone();
        var sums = new Plane(plane.Width, plane.Height);
        using var weights = new Plane(plane.Width, plane.Height);
        sums.Samples.Clear();
        weights.Samples.Clear();
        var columns = Places(plane.Width, step);
        var pair = stackalloc float[Dct8.Pair];
        fixed (float* source = plane.Samples, sum = sums.Samples, weight = weights.Samples)
        {
            foreach (var y in Places(plane.Height, step))
                for (var i = 0; i < columns.Count; i += 2)
                {
                    var row = y * plane.Width;
                    Filter(source, plane.Width, row + columns[i], row + columns[Math.Min(i + 1, columns.Count - 1)], sigma * Threshold, pair, sum, weight);
                }
        }
        PlaneMath.Divide(sums.Samples, weights.Samples);
        return sums;
    }

    // On the grid, and one more, flush with the border.
    private static List<int> Places(int length, int step)
    {
        var places = new List<int>();
        for (var place = 0; place < length - Dct8.Side; place += step)
            places.Add(place);
        places.Add(length - Dct8.Side);
        return places;
    }

    private static void Filter(float* source, int stride, int first, int second, float threshold, float* pair, float* sums, float* weights)
    {
        for (var row = 0; row < Dct8.Side; row++)
            Vector512.Create(Vector256.Load(source + first + row * stride), Vector256.Load(source + second + row * stride)).Store(pair + row * 16);
        Dct8.Forward(pair);
        var (weightFirst, weightSecond) = Shrink(pair, threshold);
        Dct8.Inverse(pair);
        Add(pair, weightFirst, sums + first, weights + first, stride);
        if (second != first)
            Add(pair + Dct8.Side, weightSecond, sums + second, weights + second, stride);
    }

    private static void Add(float* block, float weight, float* sums, float* weights, int stride)
    {
        var scale = Vector256.Create(weight);
        for (var row = 0; row < Dct8.Side; row++, sums += stride, weights += stride)
        {
            (Vector256.Load(sums) + Vector256.Load(block + row * 16) * scale).Store(sums);
            (Vector256.Load(weights) + scale).Store(weights);
        }
    }

    // Drops what is below the threshold, the means excepted; a block's weight is one over what it keeps.
    private static (float First, float Second) Shrink(float* pair, float threshold)
    {
        var (meanFirst, meanSecond) = (pair[0], pair[Dct8.Side]);
        var (first, second) = (1, 1);
        var limit = Vector512.Create(threshold);
        pair[0] = pair[Dct8.Side] = 0;
        for (var i = 0; i < Dct8.Pair; i += 16)
        {
            var values = Vector512.Load(pair + i);
            var large = Vector512.GreaterThan(Vector512.Abs(values), limit);
            var bits = (uint)large.ExtractMostSignificantBits();
            first += BitOperations.PopCount(bits & 0xFF);
            second += BitOperations.PopCount(bits >> 8);
            (values & large).Store(pair + i);
        }
        (pair[0], pair[Dct8.Side]) = (meanFirst, meanSecond);
        return (1f / first, 1f / second);
    }
}
