using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// The best denoising here: like blocks are stacked and shrunk together in three dimensions, first by a threshold, then by a Wiener
/// filter that the first result guides (Dabov, Foi, Katkovnik and Egiazarian 2007, "BM3D").
/// </summary>
public sealed unsafe class DenoiseBm3d
{
    /// <summary>How far from a block its likes are sought.</summary>
    public const int Search = BlockMatches.Columns / 2;

    /// <summary>Distance of the blocks that are filtered: results differ unless planes start at a multiple of it.</summary>
    public const int Step = 4; // the paper has 3: +0.06 dB at sigma 25, twice the time

    /// <summary>How far an output pixel looks, through both steps.</summary>
    public const int Radius = 2 * Reach;

    // A pixel is covered by blocks like one that lies up to `Spread` away, and that one's likes lie as far again.
    private const int Spread = Search + Dct8.Side - 1;
    private const int Reach = 2 * Spread;
    private const int Narrowest = Dct8.Side + BlockMatches.Columns - 1; // nothing to search below it
    private const int HardBlocks = 16;
    private const int WienerBlocks = 16; // the paper has 32: +0.000 dB at sigma 25, a third more time
    private const float HardThreshold = 2.7f; // of sigma; the paper's
    private const float HardLimit = 2500 * Dct8.Area; // squared levels a block, the paper's for sigma <= 40
    private const float HardLimitNoisy = 5000 * Dct8.Area;
    private const float WienerLimit = 400 * Dct8.Area;

    private static readonly float[] s_window = Kaiser(2);

    private readonly BlockMatches _hard = new(HardBlocks);
    private readonly BlockMatches _wiener = new(WienerBlocks);
    private readonly BlockStack _stack;
    private readonly BlockStack _guide;

    private DenoiseBm3d(BlockStack stack, BlockStack guide)
    {
        _stack = stack;
        _guide = guide;
    }

    /// <summary>
    /// A plane freed of white noise of <paramref name="sigma"/> levels. Only pixels <paramref name="margin"/> or more from the border are sure to be
    /// what a larger plane would give; work that only the others need is left out.
    /// </summary>
    public static Plane Apply(Plane plane, float sigma, int margin = 0, CancellationToken cancellationToken = default)
    {
        if (sigma <= 0)
            return plane.Clone();
        if (plane.Width < Narrowest || plane.Height < Dct8.Side)
            return DenoiseDct.Apply(plane, sigma, 1);
        using var stack = new BlockStack(WienerBlocks);
        using var guide = new BlockStack(WienerBlocks);
        var denoise = new DenoiseBm3d(stack, guide);
        using var basic = denoise.Run(plane, null, sigma, Math.Max(0, margin - Reach), cancellationToken);
        return denoise.Run(plane, basic, sigma, margin, cancellationToken);
    }

    private Plane Run(Plane noisy, Plane? basic, float sigma, int margin, CancellationToken cancellationToken)
    {
        int width = noisy.Width, height = noisy.Height;
        var sums = new Plane(width, height);
        using var weights = new Plane(width, height);
        sums.Samples.Clear();
        weights.Samples.Clear();
        var columns = Places(width, margin);
        fixed (float* source = noisy.Samples, guide = (basic ?? noisy).Samples, sum = sums.Samples, weight = weights.Samples)
        {
            foreach (var y in Places(height, margin))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var x in columns)
                    Filter(source, basic is null ? null : guide, width, height, x, y, sigma, sum, weight);
            }
            Finish(source, sum, weight, (long)width * height);
        }
        return sums;
    }

    // Every place on the grid whose stack may reach a pixel inside the margin; at a border without margin one more, flush with it.
    private static List<int> Places(int length, int margin)
    {
        var (last, flush) = (length - margin - 1 + Search, length - Dct8.Side);
        var places = new List<int>();
        for (var place = Math.Max(0, margin - Spread + Step - 1) / Step * Step; place <= Math.Min(last, flush); place += Step)
            places.Add(place);
        if (last > flush && (places.Count == 0 || places[^1] < flush))
            places.Add(flush);
        return places;
    }

    private void Filter(float* noisy, float* basic, int width, int height, int x, int y, float sigma, float* sums, float* weights)
    {
        var matches = basic is null ? _hard : _wiener;
        var limit = basic is not null ? WienerLimit : sigma > 40 ? HardLimitNoisy : HardLimit;
        matches.Find(
            basic is null ? noisy : basic,
            width,
            x,
            y,
            Math.Clamp(x - Search, 0, width - Dct8.Side - BlockMatches.Columns + 1),
            Math.Max(0, y - Search + 1),
            Math.Min(height - Dct8.Side, y + Search - 1) - Math.Max(0, y - Search + 1) + 1,
            limit);
        _stack.Gather(noisy, width, matches.Places);
        float weight;
        if (basic is null)
        {
            weight = _stack.Threshold(sigma * HardThreshold);
        }
        else
        {
            _guide.Gather(basic, width, matches.Places);
            weight = _stack.Wiener(_guide, sigma * sigma);
        }
        fixed (float* window = s_window)
            _stack.Scatter(width, matches.Places, weight, window, sums, weights);
    }

    // Pixels that no block reached lie in a margin that nobody asked for: they stay as they were.
    private static void Finish(float* source, float* sums, float* weights, long count)
    {
        for (long i = 0; i < count; i++)
            sums[i] = weights[i] > 0 ? sums[i] / weights[i] : source[i];
    }

    private static float[] Kaiser(double beta)
    {
        var side = new double[Dct8.Side];
        for (var i = 0; i < Dct8.Side; i++)
        {
            var t = 2.0 * i / (Dct8.Side - 1) - 1;
            side[i] = Bessel(beta * Math.Sqrt(1 - t * t)) / Bessel(beta);
        }
        return [.. Enumerable.Range(0, Dct8.Area).Select(i => (float)(side[i / 8] * side[i % 8]))];
    }

    private static double Bessel(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; k < 20; k++)
            sum += term *= x * x / (4.0 * k * k);
        return sum;
    }
}
