namespace GenAsset.Media.Imaging;

/// <summary>Peak signal-to-noise ratio: how far one image is from another, in decibels; more is nearer.</summary>
public static class Psnr
{
    /// <summary>
    /// 10 log10(peak² / mean squared difference) over all channels, peak being 255, 65535 or 1 by the sample type; infinity for equal images.
    /// With a mask (one channel, same size), only pixels whose mask is above 0 count.
    /// </summary>
    public static double Compare(ImageBuffer reference, ImageBuffer image, ImageBuffer? mask = null)
    {
        ImagePair.Validate(reference, image, mask);
        var samples = reference.Width * reference.Channels;
        var (a, b, weights) = (new float[samples], new float[samples], new float[reference.Width]);
        double sum = 0;
        long count = 0;
        for (var y = 0; y < reference.Height; y++)
        {
            SampleRows.Load(reference, y, a);
            SampleRows.Load(image, y, b);
            ImagePair.LoadMask(mask, y, weights);
            for (var x = 0; x < reference.Width; x++)
            {
                if (weights[x] <= 0)
                    continue;
                for (var i = x * reference.Channels; i < (x + 1) * reference.Channels; i++)
                    sum += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
                count += reference.Channels;
            }
        }
        if (count == 0)
            throw new ArgumentException("The mask leaves no pixel to compare.", nameof(mask));
        double peak = SampleRows.Max(reference.Type);
        return sum == 0 ? double.PositiveInfinity : 10 * Math.Log10(peak * peak * count / sum);
    }
}
