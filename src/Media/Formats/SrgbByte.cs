namespace GenAsset.Media.Formats;

/// <summary>Colour bytes of files that mean sRGB, against the linear numbers of a mesh; every byte survives the way there and back.</summary>
internal static class SrgbByte
{
    private static readonly float[] Linear = [.. Enumerable.Range(0, 256).Select(b => (float)ToLinear(b / 255d))];

    public static float Decode(byte value) => Linear[value];

    public static byte Encode(float linear) => (byte)(ToSrgb(Math.Clamp((double)linear, 0, 1)) * 255 + 0.5);

    public static double ToSrgb(double x) => x <= 0.0031308 ? x * 12.92 : 1.055 * Math.Pow(x, 1 / 2.4) - 0.055;

    public static double ToLinear(double x) => x <= 0.04045 ? x / 12.92 : Math.Pow((x + 0.055) / 1.055, 2.4);
}
