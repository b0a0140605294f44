using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>A rectangle of an image as planes of sRGB values 0..255: luma, colour differences where there is colour, alpha where the image has it.</summary>
internal sealed class TilePlanes : IDisposable
{
    private TilePlanes(Plane luma, Plane? cb, Plane? cr, Plane? alpha)
    {
        Luma = luma;
        Cb = cb;
        Cr = cr;
        Alpha = alpha;
    }

    public Plane Luma { get; private set; }

    public Plane? Cb { get; private set; }

    public Plane? Cr { get; private set; }

    public Plane? Alpha { get; private set; }

    /// <summary>
    /// Reads a rectangle, which may pass the image's border: what lies outside is mirrored. With <paramref name="weighed"/>, colours are weighed
    /// by their alpha, so that what is transparent does not bleed.
    /// </summary>
    public static TilePlanes Load(ImageBuffer image, Rectangle area, bool weighed)
    {
        var colour = image.Channels >= 3;
        var planes = new TilePlanes(
            new Plane(area.Width, area.Height),
            colour ? new Plane(area.Width, area.Height) : null,
            colour ? new Plane(area.Width, area.Height) : null,
            weighed ? new Plane(area.Width, area.Height) : null);
        var values = new PixelValues(image);
        var from = Math.Max(area.Left, 0);
        var to = Math.Min(area.Left + area.Width, image.Width);
        var samples = new float[image.Channels * Math.Max(to - from, 1)];
        for (var y = 0; y < area.Height; y++)
        {
            values.Load(image, Mirror(area.Top + y, image.Height), from, samples);
            planes.Split(samples, image.Channels, y, from - area.Left);
            planes.ForEach(plane => MirrorSides(plane.Row(y), from - area.Left, to - from));
        }
        return planes;
    }

    /// <summary>Writes the middle rectangle of these planes into the image at (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public void Store(ImageBuffer image, int x, int y, Rectangle middle)
    {
        var values = new PixelValues(image);
        var samples = new float[image.Channels * middle.Width];
        for (var row = 0; row < middle.Height; row++)
        {
            Join(samples, image.Channels, middle.Top + row, middle.Left);
            values.Store(image, y + row, x, samples);
        }
    }

    /// <summary>Copies a rectangle of these planes.</summary>
    public TilePlanes Crop(Rectangle area) =>
        new(Crop(Luma, area), CropAny(Cb, area), CropAny(Cr, area), CropAny(Alpha, area));

    /// <summary>Copies a rectangle of a plane.</summary>
    public static Plane Crop(Plane plane, Rectangle area)
    {
        var cropped = new Plane(area.Width, area.Height);
        for (var y = 0; y < area.Height; y++)
            plane.Row(area.Top + y).Slice(area.Left, area.Width).CopyTo(cropped.Row(y));
        return cropped;
    }

    /// <summary>Puts what <paramref name="map"/> makes of the luma in its place.</summary>
    public void MapLuma(Func<Plane, Plane> map) => Luma = Replace(Luma, map);

    /// <summary>Puts what <paramref name="map"/> makes of the blue difference in its place.</summary>
    public void MapCb(Func<Plane, Plane> map) => Cb = Cb is null ? null : Replace(Cb, map);

    /// <summary>Puts what <paramref name="map"/> makes of the red difference in its place.</summary>
    public void MapCr(Func<Plane, Plane> map) => Cr = Cr is null ? null : Replace(Cr, map);

    /// <summary>Puts what <paramref name="map"/> makes of the alpha in its place.</summary>
    public void MapAlpha(Func<Plane, Plane> map) => Alpha = Alpha is null ? null : Replace(Alpha, map);

    public void Dispose() => ForEach(static plane => plane.Dispose());

    private void ForEach(Action<Plane> action)
    {
        action(Luma);
        if (Cb is not null)
            action(Cb);
        if (Cr is not null)
            action(Cr);
        if (Alpha is not null)
            action(Alpha);
    }

    private void Split(ReadOnlySpan<float> samples, int channels, int y, int at)
    {
        var count = samples.Length / channels;
        var luma = Luma.Row(y).Slice(at, count);
        var cb = Cb is null ? default : Cb.Row(y).Slice(at, count);
        var cr = Cr is null ? default : Cr.Row(y).Slice(at, count);
        var alpha = Alpha is null ? default : Alpha.Row(y).Slice(at, count);
        for (int x = 0, i = 0; x < count; x++, i += channels)
        {
            var weight = 1f;
            if (!alpha.IsEmpty)
            {
                alpha[x] = samples[i + channels - 1];
                weight = alpha[x] * (1 / 255f);
            }
            if (cb.IsEmpty)
                luma[x] = samples[i] * weight;
            else
                (luma[x], cb[x], cr[x]) = YCbCr.FromRgb(samples[i] * weight, samples[i + 1] * weight, samples[i + 2] * weight);
        }
    }

    private void Join(Span<float> samples, int channels, int y, int at)
    {
        var count = samples.Length / channels;
        var luma = Luma.Row(y).Slice(at, count);
        var cb = Cb is null ? default : Cb.Row(y).Slice(at, count);
        var cr = Cr is null ? default : Cr.Row(y).Slice(at, count);
        var alpha = Alpha is null ? default : Alpha.Row(y).Slice(at, count);
        for (int x = 0, i = 0; x < count; x++, i += channels)
        {
            var weight = 1f;
            if (channels is 2 or 4)
            {
                samples[i + channels - 1] = alpha.IsEmpty ? 255 : Math.Clamp(alpha[x], 0, 255);
                weight = alpha.IsEmpty ? 1 : alpha[x] > 0.25f ? 255 / alpha[x] : 0;
            }
            if (cb.IsEmpty)
                samples[i] = luma[x] * weight;
            else
                (samples[i], samples[i + 1], samples[i + 2]) = YCbCr.ToRgb(luma[x] * weight, cb[x] * weight, cr[x] * weight);
        }
    }

    private static Plane Replace(Plane plane, Func<Plane, Plane> map)
    {
        var mapped = map(plane);
        if (mapped != plane)
            plane.Dispose();
        return mapped;
    }

    private static Plane? CropAny(Plane? plane, Rectangle area) => plane is null ? null : Crop(plane, area);

    private static void MirrorSides(Span<float> row, int from, int count)
    {
        for (var x = 0; x < from; x++)
            row[x] = row[from + Mirror(x - from, count)];
        for (var x = from + count; x < row.Length; x++)
            row[x] = row[from + Mirror(x - from, count)];
    }

    // d c b a | a b c d | d c b a, as often as it takes.
    private static int Mirror(int index, int length)
    {
        var place = index % (2 * length);
        place = place < 0 ? place + 2 * length : place;
        return place < length ? place : 2 * length - 1 - place;
    }
}
