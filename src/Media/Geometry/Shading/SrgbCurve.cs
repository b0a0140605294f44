namespace GenAsset.Media.Geometry.Shading;

/// <summary>The sRGB curve in tables: 8 bits to light in 16 bits, and light back to 8 bits.</summary>
internal static class SrgbCurve
{
    private const int Steps = 1 << 13;

    private static readonly ushort[] Lights = [.. Enumerable.Range(0, 256).Select(i => (ushort)MathF.Round(Decode(i / 255f) * 65535))];
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, Steps + 1).Select(i => (byte)MathF.Round(Encode(Unfold(i / (float)Steps)) * 255))];

    /// <summary>An sRGB byte as light, 0..65535.</summary>
    public static ushort ToLight(byte value) => Lights[value];

    /// <summary>Light (1 is white) as an sRGB byte; what is beyond 0..1 is clipped.</summary>
    public static byte ToByte(float light) => Bytes[(int)((MathF.Sqrt(Math.Clamp(light, 0, 1)) * Steps) + 0.5f)];

    /// <summary>The curve from a sample to light, both 0..1.</summary>
    public static float Decode(float sample) => sample <= 0.04045f ? sample / 12.92f : MathF.Pow((sample + 0.055f) / 1.055f, 2.4f);

    /// <summary>The curve from light to a sample, both 0..1.</summary>
    public static float Encode(float light) => light <= 0.0031308f ? light * 12.92f : (1.055f * MathF.Pow(light, 1 / 2.4f)) - 0.055f;

    // The table is spaced by square roots, so that dark steps, which eyes tell apart, are as fine as bright ones.
    private static float Unfold(float step) => step * step;
}
