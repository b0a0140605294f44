namespace GenAsset.Media.Imaging;

/// <summary>Luma and two colour differences as JPEG has them (BT.601, full range), but with the differences centred on 0.</summary>
public static class YCbCr
{
    private const float Kr = 0.299f;
    private const float Kb = 0.114f;
    private const float Kg = 1 - Kr - Kb;

    /// <summary>Luma of a colour, in the colour's own range.</summary>
    public static float Luma(float r, float g, float b) => Kr * r + Kg * g + Kb * b;

    /// <summary>Luma and differences of a colour.</summary>
    public static (float Y, float Cb, float Cr) FromRgb(float r, float g, float b)
    {
        var y = Luma(r, g, b);
        return (y, (b - y) * (0.5f / (1 - Kb)), (r - y) * (0.5f / (1 - Kr)));
    }

    /// <summary>The colour of luma and differences; not clamped.</summary>
    public static (float R, float G, float B) ToRgb(float y, float cb, float cr)
    {
        var r = y + cr * (2 * (1 - Kr));
        var b = y + cb * (2 * (1 - Kb));
        return (r, (y - Kr * r - Kb * b) / Kg, b);
    }
}
