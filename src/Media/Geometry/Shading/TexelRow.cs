using GenAsset.Media.Imaging;

namespace GenAsset.Media.Geometry.Shading;

/// <summary>Reads a row of any image as four 16-bit numbers a pixel.</summary>
internal static class TexelRow
{
    /// <summary>Row <paramref name="y"/> as RGBA, gray repeated and missing alpha 65535.</summary>
    public static void Read(ImageBuffer image, int y, bool undoCurve, Span<ushort> rgba)
    {
        var channels = image.Channels;
        var colors = image.HasAlpha ? channels - 1 : channels;
        for (var x = 0; x < image.Width; x++)
        {
            for (var c = 0; c < 3; c++)
                rgba[(x * 4) + c] = Sample(image, y, (x * channels) + Math.Min(c, colors - 1), undoCurve);
            rgba[(x * 4) + 3] = image.HasAlpha ? Sample(image, y, (x * channels) + colors, false) : ushort.MaxValue;
        }
    }

    private static ushort Sample(ImageBuffer image, int y, int i, bool undoCurve)
    {
        if (image.Type == PixelType.UInt8)
        {
            var value = image.Row(y)[i];
            return undoCurve ? SrgbCurve.ToLight(value) : (ushort)(value * 257);
        }
        var sample = image.Type == PixelType.UInt16 ? image.Row<ushort>(y)[i] / 65535f : Math.Clamp(image.Row<float>(y)[i], 0, 1);
        return (ushort)MathF.Round((undoCurve ? (float)SrgbCurve.Decode(sample) : sample) * 65535);
    }
}
