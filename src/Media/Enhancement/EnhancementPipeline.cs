using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// Runs a plan over one tile. Denoising and contrast look far, so they run once a tile with a wide margin; enlarging and sharpening look near
/// but need memory by the square of the scale, so they run on small pieces of it.
/// </summary>
internal sealed class EnhancementPipeline(EnhancementPlan plan, ImageBuffer input, ImageBuffer output)
{
    private const int Piece = 192; // input pixels: a four-fold piece is 3 MB a plane

    public void Run(Rectangle tile, CancellationToken cancellationToken)
    {
        var margin = plan.Margin;
        using var planes = TilePlanes.Load(input, tile.Grow(margin), plan.Transparent);
        using var mildness = Clean(planes, cancellationToken);
        for (var top = 0; top < tile.Height; top += Piece)
            for (var left = 0; left < tile.Width; left += Piece)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var piece = new Rectangle(left, top, Math.Min(Piece, tile.Width - left), Math.Min(Piece, tile.Height - top));
                Enlarge(planes, mildness, piece, tile, margin);
            }
    }

    /// <summary>Takes away blocks and noise and lifts contrast in place; gives the weight of each pixel's treatment, or null where it is one everywhere.</summary>
    private Plane? Clean(TilePlanes planes, CancellationToken cancellationToken)
    {
        if (plan.Blockiness > 0)
            planes.MapLuma(luma => Deblock.Apply(luma, plan.Blockiness));
        var mildness = plan.SkinAware > 0 && planes is { Cb: not null, Cr: not null } ? Mildness(planes.Luma, planes.Cb, planes.Cr) : null;
        if (plan.SigmaLuma > 0)
            planes.MapLuma(luma => Denoise(luma, mildness, cancellationToken));
        planes.MapCb(plane => plan.SigmaCb > 0 ? DenoiseDct.Apply(plane, plan.SigmaCb, 4) : plane);
        planes.MapCr(plane => plan.SigmaCr > 0 ? DenoiseDct.Apply(plane, plan.SigmaCr, 4) : plane);
        if (plan.LocalContrast > 0)
            planes.MapLuma(luma => LocalContrast.Apply(luma, plan.LocalContrast, mildness));
        return mildness;
    }

    private Plane Mildness(Plane luma, Plane cb, Plane cr)
    {
        var mask = SkinMask.Find(luma, cb, cr);
        foreach (ref var value in mask.Samples)
            value = 1 - plan.SkinAware * value;
        return mask;
    }

    private Plane Denoise(Plane luma, Plane? mildness, CancellationToken cancellationToken)
    {
        var clean = DenoiseBm3d.Apply(luma, plan.SigmaLuma, plan.DenoiseMargin, cancellationToken);
        if (mildness is not null)
            PlaneMath.Blend(luma.Samples, mildness.Samples, plan.SkinGrain, clean.Samples);
        return clean;
    }

    private void Enlarge(TilePlanes planes, Plane? mildness, Rectangle piece, Rectangle tile, int margin)
    {
        var around = plan.EnlargeMargin;
        var from = new Rectangle(piece.Left + margin, piece.Top + margin, piece.Width, piece.Height).Grow(around);
        using var small = planes.Crop(from);
        if (plan.Scale > 1)
        {
            small.MapLuma(luma => Upscale.By(luma, plan.Scale));
            small.MapCb(Smoothly);
            small.MapCr(Smoothly);
            small.MapAlpha(Smoothly);
        }
        if (plan.Sharpen > 0)
        {
            using var mask = mildness is null ? null : ScaledMask(mildness, from);
            small.MapLuma(luma => Sharpen.Apply(luma, plan.Sharpen, plan.SharpenSigma, plan.SharpenCore, mask));
        }
        var middle = new Rectangle(around, around, piece.Width, piece.Height).Scale(plan.Scale);
        small.Store(output, (tile.Left + piece.Left) * plan.Scale, (tile.Top + piece.Top) * plan.Scale, middle);
    }

    // Eyes see colour at half the sharpness of luma: a cubic will do, at a fifth of the time.
    private Plane Smoothly(Plane plane) =>
        Resample.To(plane, plane.Width * plan.Scale, plane.Height * plan.Scale, ResampleKernel.CatmullRom);

    private Plane ScaledMask(Plane mask, Rectangle area)
    {
        var cropped = TilePlanes.Crop(mask, area);
        if (plan.Scale == 1)
            return cropped;
        using (cropped)
            return Resample.To(cropped, area.Width * plan.Scale, area.Height * plan.Scale, ResampleKernel.Bilinear);
    }
}
