namespace GenAsset.Media.Imaging;

/// <summary>For each output sample of one axis: the first input sample it reads and the weights of <see cref="Taps"/> from there on.</summary>
internal sealed class ResampleWeights
{
    private ResampleWeights(int taps, int[] first, float[] weights)
    {
        Taps = taps;
        First = first;
        Weights = weights;
    }

    public int Taps { get; }

    public int[] First { get; }

    public float[] Weights { get; }

    /// <summary>Weights that sum to one; taps that fall outside are dropped and the rest scaled up.</summary>
    public static ResampleWeights Create(int input, int output, ResampleKernel kernel)
    {
        var step = (double)input / output;
        var stretch = Math.Max(step, 1);
        var support = Radius(kernel) * stretch;
        var taps = Math.Min((int)Math.Ceiling(support * 2 + 1e-9) + 1, input);
        var first = new int[output];
        var weights = new float[(long)output * taps];
        Span<double> row = taps <= 512 ? stackalloc double[taps] : new double[taps];
        for (var i = 0; i < output; i++)
        {
            var centre = (i + 0.5) * step - 0.5;
            var start = Math.Clamp((int)Math.Ceiling(centre - support - 1e-9), 0, input - taps);
            var sum = 0.0;
            for (var k = 0; k < taps; k++)
                sum += row[k] = Weigh(kernel, (start + k - centre) / stretch);
            if (sum == 0)
                sum = row[0] = 1; // only by rounding in a box; then the nearest
            first[i] = start;
            for (var k = 0; k < taps; k++)
                weights[(long)i * taps + k] = (float)(row[k] / sum);
        }
        return Trim(taps, first, weights);
    }

    // The last tap is often zero everywhere (exact halves and doubles): a column less is time less.
    private static ResampleWeights Trim(int taps, int[] first, float[] weights)
    {
        var used = taps;
        while (used > 1 && LastIsZero(weights, taps, used))
            used--;
        if (used == taps)
            return new ResampleWeights(taps, first, weights);
        var trimmed = new float[(long)first.Length * used];
        for (var i = 0; i < first.Length; i++)
            Array.Copy(weights, (long)i * taps, trimmed, (long)i * used, used);
        return new ResampleWeights(used, first, trimmed);
    }

    private static bool LastIsZero(float[] weights, int taps, int used)
    {
        for (var i = used - 1; i < weights.Length; i += taps)
            if (Math.Abs(weights[i]) > 1e-9f)
                return false;
        return true;
    }

    private static double Radius(ResampleKernel kernel) => kernel switch
    {
        ResampleKernel.Box => 0.5,
        ResampleKernel.Bilinear => 1,
        ResampleKernel.CatmullRom => 2,
        _ => 3,
    };

    private static double Weigh(ResampleKernel kernel, double t)
    {
        var a = Math.Abs(t);
        return kernel switch
        {
            ResampleKernel.Box => t is > -0.5 and <= 0.5 ? 1 : 0,
            ResampleKernel.Bilinear => a < 1 ? 1 - a : 0,
            ResampleKernel.CatmullRom => a < 1 ? (1.5 * a - 2.5) * a * a + 1 : a < 2 ? ((-0.5 * a + 2.5) * a - 4) * a + 2 : 0,
            _ => a < 3 ? Sinc(a) * Sinc(a / 3) : 0,
        };
    }

    private static double Sinc(double t) => t < 1e-9 ? 1 : Math.Sin(Math.PI * t) / (Math.PI * t);
}
