using System.Runtime.InteropServices;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// How noisy a plane is: the median absolute value of the finest diagonal Haar band over 0.6745 (Donoho and Johnstone 1994). Texture counts as
/// noise in it, so the quietest half of the blocks is asked, corrected for that choice.
/// </summary>
public static class NoiseEstimate
{
    private const int Block = 32;
    private const int Enough = 4096; // blocks: four million pixels tell as much as all of them
    private const double MedianOfNormal = 0.6745;

    /// <summary>
    /// The standard deviation of white Gaussian noise, in 8-bit levels. Where <paramref name="clips"/>, values at 0 and 255 are taken for clipped,
    /// as those of luma are; colour differences lie about 0.
    /// </summary>
    public static float Sigma(Plane plane, bool clips = true)
    {
        int columns = Math.Max(plane.Width / Block, 1), rows = Math.Max(plane.Height / Block, 1);
        var step = Math.Max(1, (int)Math.Sqrt((double)columns * rows / Enough));
        var sigmas = new List<float>();
        var band = new List<float>(Block * Block / 4);
        for (var row = 0; row < rows; row += step)
            for (var column = 0; column < columns; column += step)
            {
                Diagonal(plane, column * Block, row * Block, clips, band);
                if (band.Count > 0)
                    sigmas.Add((float)(Median(band) / MedianOfNormal));
            }
        return sigmas.Count == 0 ? 0 : Quiet(sigmas);
    }

    // The median of a block of pure noise scatters by 8% about the truth, so the quartile of many such blocks lies 5% below it.
    private static float Quiet(List<float> sigmas)
    {
        sigmas.Sort();
        return sigmas.Count < 8 ? sigmas[sigmas.Count / 2] : sigmas[sigmas.Count / 4] * 1.05f;
    }

    // Blocks with clipped pixels say nothing about noise: black bars and burnt skies are skipped.
    private static void Diagonal(Plane plane, int left, int top, bool clips, List<float> band)
    {
        band.Clear();
        var clipped = 0;
        for (var y = top; y + 1 < Math.Min(top + Block, plane.Height); y += 2)
        {
            var upper = plane.Row(y);
            var lower = plane.Row(y + 1);
            for (var x = left; x + 1 < Math.Min(left + Block, plane.Width); x += 2)
            {
                band.Add(MathF.Abs(upper[x] - upper[x + 1] - lower[x] + lower[x + 1]) * 0.5f);
                if (clips && (upper[x] is <= 0.5f or >= 254.5f))
                    clipped++;
            }
        }
        if (clipped * 4 > band.Count)
            band.Clear();
    }

    private static float Median(List<float> values)
    {
        CollectionsMarshal.AsSpan(values).Sort();
        return values[values.Count / 2];
    }
}
