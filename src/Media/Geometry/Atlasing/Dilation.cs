using GenAsset.Media.Imaging;

namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>Grows what is painted into what is not, so that filtering at a chart's border finds its own colours.</summary>
public static class Dilation
{
    /// <summary>
    /// Copies to every texel that is not in <paramref name="painted"/> (row by row) the value of one of the nearest that are, up to
    /// <paramref name="radius"/> steps away (any number by default); works in place on images of every type.
    /// </summary>
    public static void Dilate(ImageBuffer image, ReadOnlySpan<bool> painted, int radius = int.MaxValue)
    {
        if (painted.Length != image.Width * image.Height)
            throw new ArgumentException($"There are {painted.Length} marks for {image.Width} x {image.Height} texels.", nameof(painted));
        int width = image.Width, pixelBytes = image.Channels * image.SampleBytes;
        var done = painted.ToArray();
        var (rim, next) = (new List<int>(), new List<int>());
        // Texels amid painted ones have nothing to give.
        for (var i = 0; i < done.Length; i++)
            if (done[i] && !(Has(i - 1) && Has(i + 1) && Has(i - width) && Has(i + width)))
                rim.Add(i);
        for (var step = 0; step < radius && rim.Count > 0; step++, (rim, next) = (next, rim))
        {
            next.Clear();
            foreach (var i in rim)
            {
                int x = i % width, y = i / width;
                Copy(i, x > 0, i - 1);
                Copy(i, x < width - 1, i + 1);
                Copy(i, y > 0, i - width);
                Copy(i, y < image.Height - 1, i + width);
            }
        }

        bool Has(int i) => (uint)i < (uint)done.Length && done[i];

        void Copy(int from, bool exists, int to)
        {
            if (!exists || done[to])
                return;
            done[to] = true;
            image.Row(from / width).Slice(from % width * pixelBytes, pixelBytes).CopyTo(image.Row(to / width)[(to % width * pixelBytes)..]);
            next.Add(to);
        }
    }
}
