using System.Numerics;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Preview.Scenes;

/// <summary>Linear colours from the notations that people write.</summary>
internal static class Tint
{
    /// <summary>Light of an sRGB colour 0xRRGGBB.</summary>
    public static Vector3 Hex(int rgb) => new(
        SrgbCurve.DecodeByte((byte)(rgb >> 16)), SrgbCurve.DecodeByte((byte)(rgb >> 8)), SrgbCurve.DecodeByte((byte)rgb));

    /// <summary>A colour towards white (positive) or black (negative), -1..1.</summary>
    public static Vector3 Shade(this Vector3 color, float lighter) =>
        lighter >= 0 ? Vector3.Lerp(color, Vector3.One, lighter) : color * (1 + lighter);

    /// <summary>How bright a linear colour is (Rec. 709).</summary>
    public static float Luminance(this Vector3 color) => Vector3.Dot(color, new Vector3(0.2126f, 0.7152f, 0.0722f));
}
