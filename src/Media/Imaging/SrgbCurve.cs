namespace GenAsset.Media.Imaging;

/// <summary>The sRGB transfer curve (IEC 61966-2-1) between stored values and light, both 0..1.</summary>
public static class SrgbCurve
{
    private const int EncodeSteps = 1 << 16;
    private const int ByteSteps = 1 << 13;
    private static readonly ushort[] s_byteToLight = [.. Enumerable.Range(0, 256).Select(i => (ushort)Math.Round(Decode(i / 255.0) * 65535))];

    // Spaced by square roots, so that dark steps, which eyes tell apart, are as fine as bright ones.
    private static readonly byte[] s_lightToByte = [.. Enumerable.Range(0, ByteSteps + 1).Select(i => (byte)Math.Round(Encode(i / (double)ByteSteps * (i / (double)ByteSteps)) * 255))];
    private static readonly float[] s_byteToLinear = [.. Enumerable.Range(0, 256).Select(i => (float)Decode(i / 255.0))];
    private static readonly float[] s_linearToSrgb = [.. Enumerable.Range(0, EncodeSteps + 2).Select(i => (float)Encode((double)i / EncodeSteps))];

    /// <summary>Light of a stored value, 0..1.</summary>
    public static double Decode(double value) =>
        value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    /// <summary>Stored value of light, 0..1.</summary>
    public static double Encode(double light) =>
        light <= 0.0031308 ? light * 12.92 : 1.055 * Math.Pow(light, 1 / 2.4) - 0.055;

    /// <summary>Light of a stored byte.</summary>
    public static float DecodeByte(byte value) => s_byteToLinear[value];

    /// <summary>Light of a stored byte, 0..65535.</summary>
    public static ushort ToLight(byte value) => s_byteToLight[value];

    /// <summary>Light (1 is white) as a stored byte; what is beyond 0..1 is clipped.</summary>
    public static byte ToByte(float light) => s_lightToByte[(int)((MathF.Sqrt(Math.Clamp(light, 0, 1)) * ByteSteps) + 0.5f)];

    /// <summary>Stored byte of light, rounded exactly: every byte survives <see cref="DecodeByte"/> and this.</summary>
    public static byte EncodeByte(float light) => (byte)((Encode(Math.Clamp((double)light, 0, 1)) * 255) + 0.5);

    /// <summary>Stored value of light by an interpolated table, within 2e-5 of <see cref="Encode"/>; clamps to 0..1.</summary>
    public static float EncodeFast(float light)
    {
        if (!(light > 0))
            return 0;
        if (light >= 1)
            return 1;
        var position = light * EncodeSteps;
        var index = (int)position;
        var below = s_linearToSrgb[index];
        return below + (position - index) * (s_linearToSrgb[index + 1] - below);
    }
}
