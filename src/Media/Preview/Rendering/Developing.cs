using System.Numerics;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>From light to a picture: weather, bloom, exposure, tone curve, saturation, a faint vignette, dither.</summary>
internal static class Developing
{
    /// <summary>The picture of so much light.</summary>
    public static ImageBuffer Develop(Stage stage, Vector3[] light, int width, int height)
    {
        var setting = stage.Scene.Setting;
        var bloom = Bloom.Of(light, width, height);
        Falling.Draw(stage, light, width, height);
        var exposure = MathF.Pow(2, setting.Exposure);
        var image = new ImageBuffer(width, height, 3);
        Parallel.For(0, height, y =>
        {
            var row = image.Row(y);
            for (var x = 0; x < width; x++)
            {
                var color = (light[(y * width) + x] + bloom.At(x, y)) * exposure;
                var (u, v) = (((x + 0.5f) / width) - 0.5f, ((y + 0.5f) / height) - 0.5f);
                color *= 1 - (0.28f * ((u * u) + (v * v)));
                color = ToneMap.Of(Vector3.Max(color, Vector3.Zero));
                color = Vector3.Lerp(new Vector3(color.Luminance()), color, setting.Saturation * 1.06f);
                // A little noise, so that a slow gradient shows no bands.
                var dither = (Noise.Cell(x, y, 3) - 0.5f) / 255f;
                row[x * 3] = Byte(color.X, dither);
                row[(x * 3) + 1] = Byte(color.Y, dither);
                row[(x * 3) + 2] = Byte(color.Z, dither);
            }
        });
        return image;
    }

    private static byte Byte(float light, float dither) => (byte)Math.Clamp(((SrgbCurve.EncodeFast(light) + dither) * 255) + 0.5f, 0, 255);
}
