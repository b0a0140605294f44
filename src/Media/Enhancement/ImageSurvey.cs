using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>What is measured once over an image before its tiles are worked on, so that all tiles are treated alike.</summary>
internal sealed record ImageSurvey(float NoiseLuma, float NoiseCb, float NoiseCr, float Blockiness, bool Transparent)
{
    private const int Block = 32; // whole JPEG blocks, and what NoiseEstimate looks at
    private const int MostBlocks = 2048; // two million pixels: more change an estimate by under 2%

    /// <summary>Looks at up to two million pixels, evenly spread, and at every alpha.</summary>
    public static ImageSurvey Measure(ImageBuffer image)
    {
        var (width, height) = (Math.Min(Block, image.Width), Math.Min(Block, image.Height));
        var (columns, rows) = (Math.Max(1, image.Width / Block), Math.Max(1, image.Height / Block));
        var step = 1;
        while ((long)((columns + step - 1) / step) * ((rows + step - 1) / step) > MostBlocks)
            step++;
        var blocks = ((columns + step - 1) / step) * ((rows + step - 1) / step);

        // One block wide, so that nothing is ever measured across two blocks that do not touch.
        using var luma = new Plane(width, blocks * height);
        using var cb = new Plane(width, blocks * height);
        using var cr = new Plane(width, blocks * height);
        cb.Samples.Clear();
        cr.Samples.Clear();
        var at = 0;
        for (var row = 0; row < rows; row += step)
            for (var column = 0; column < columns; column += step, at += height)
            {
                using var tile = TilePlanes.Load(image, new Rectangle(column * Block, row * Block, width, height), weighed: false);
                Append(tile.Luma, luma, at);
                Append(tile.Cb, cb, at);
                Append(tile.Cr, cr, at);
            }
        return new ImageSurvey(
            NoiseEstimate.Sigma(luma),
            NoiseEstimate.Sigma(cb, clips: false),
            NoiseEstimate.Sigma(cr, clips: false),
            Deblock.Blockiness(luma),
            image.HasAlpha && IsTransparent(image));
    }

    private static void Append(Plane? from, Plane to, int at)
    {
        if (from is null)
            return;
        for (var y = 0; y < from.Height; y++)
            from.Row(y).CopyTo(to.Row(at + y));
    }

    private static bool IsTransparent(ImageBuffer image)
    {
        var opaque = SampleRows.Max(image.Type);
        var samples = new float[image.Width * image.Channels];
        for (var y = 0; y < image.Height; y++)
        {
            SampleRows.Load(image, y, samples);
            for (var i = image.Channels - 1; i < samples.Length; i += image.Channels)
                if (samples[i] < opaque)
                    return true;
        }
        return false;
    }
}
