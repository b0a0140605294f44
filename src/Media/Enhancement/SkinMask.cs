using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// Where skin is likely, 0..1: an ellipse in the plane of the colour differences (the cluster that Hsu, Abdel-Mottaleb and Jain 2002
/// describe), softened by place. Wood and sand may count as skin: it only makes what follows milder there.
/// </summary>
public static class SkinMask
{
    private const float Softness = 3; // pixels
    private const float CentreCb = -20;
    private const float CentreCr = 24;
    private const float WidthCb = 20;
    private const float WidthCr = 17;

    /// <summary>How far an output pixel looks.</summary>
    public static readonly int Radius = GaussianBlur.Radius(Softness);

    /// <summary>The likelihood of skin at each pixel.</summary>
    public static Plane Find(Plane luma, Plane cb, Plane cr)
    {
        using var hard = new Plane(luma.Width, luma.Height);
        for (var y = 0; y < luma.Height; y++)
            FindRow(luma.Row(y), cb.Row(y), cr.Row(y), hard.Row(y));
        return GaussianBlur.Apply(hard, Softness);
    }

    private static void FindRow(ReadOnlySpan<float> luma, ReadOnlySpan<float> cb, ReadOnlySpan<float> cr, Span<float> mask)
    {
        for (var x = 0; x < mask.Length; x++)
        {
            var (u, v) = ((cb[x] - CentreCb) / WidthCb, (cr[x] - CentreCr) / WidthCr);
            var near = Math.Clamp((1.5f - (u * u + v * v)) * 1.25f, 0, 1); // 1 inside, 0 past 1.5 of the ellipse
            var lit = Math.Clamp((luma[x] - 35) / 25, 0, 1); // dark brown is hair or wood
            mask[x] = near * lit;
        }
    }
}
