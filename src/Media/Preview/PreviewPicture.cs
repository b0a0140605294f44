using System.Numerics;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Preview;

/// <summary>
/// Paints a calm landscape whose light, colours, hills and sky follow from a prompt's words and a seed: the same words and seed give the same
/// bytes, other words another picture.
/// </summary>
public static class PreviewPicture
{
    private const int MostSamples = 4; // a side; steps beyond what that needs change nothing visible

    /// <summary>Paints the picture. More <paramref name="steps"/> mean smoother edges: 1 to 9 one sample a pixel, from 90 on sixteen.</summary>
    public static ImageBuffer Paint(string prompt, long seed, int width, int height, int steps, CancellationToken cancellationToken = default)
    {
        var samples = Math.Clamp((int)MathF.Sqrt(steps / 5.5f), 1, MostSamples);
        var scene = new Landscape(prompt, seed, width / (float)height, width * samples);
        var image = new ImageBuffer(width, height, 3);
        for (var y = 0; y < height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PaintRow(scene, image.Row(y), y, width, height, samples);
        }

        return image;
    }

    private static void PaintRow(Landscape scene, Span<byte> row, int y, int width, int height, int samples)
    {
        for (var x = 0; x < width; x++)
        {
            var sum = Vector3.Zero;
            for (var s = 0; s < samples * samples; s++)
            {
                var u = (x + (s % samples + 0.5f) / samples) / width;
                var v = (y + (s / samples + 0.5f) / samples) / height;
                sum += scene.ColourAt(u, v);
            }

            // A little ordered noise, so that the sky's slow gradient shows no bands.
            var dither = (((x * 7 + y * 11) & 15) - 7.5f) / 16f;
            var colour = sum * (255f / (samples * samples)) + new Vector3(dither + 0.5f);
            row[x * 3] = (byte)Math.Clamp(colour.X, 0, 255);
            row[x * 3 + 1] = (byte)Math.Clamp(colour.Y, 0, 255);
            row[x * 3 + 2] = (byte)Math.Clamp(colour.Z, 0, 255);
        }
    }
}
