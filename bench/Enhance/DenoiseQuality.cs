using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Enhance;

/// <summary>Luma of photos with white Gaussian noise (seeded, not clipped, as in the literature), freed of it again.</summary>
internal static class DenoiseQuality
{
    private static readonly float[] s_sigmas = [15, 25, 50];

    public static IEnumerable<QualityRow> Measure(string name, ImageBuffer photo)
    {
        using var luma = Planes.Luma(photo);
        foreach (var sigma in s_sigmas)
        {
            using var noisy = AddNoise(luma, sigma);
            yield return Row(name, sigma, "noisy", luma, noisy);
            using var dct = DenoiseDct.Apply(noisy, sigma);
            yield return Row(name, sigma, "dct", luma, dct);
            using var ours = DenoiseBm3d.Apply(noisy, sigma);
            yield return Row(name, sigma, "ours", luma, ours);
        }
    }

    public static Plane AddNoise(Plane plane, float sigma)
    {
        var random = new Random(7);
        var noisy = plane.Clone();
        foreach (ref var sample in noisy.Samples)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            sample += sigma * (float)(radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }
        return noisy;
    }

    private static QualityRow Row(string name, float sigma, string method, Plane truth, Plane plane)
    {
        using var reference = Float(truth);
        using var image = Float(plane);
        return new QualityRow(name, $"sigma {sigma}", method, Psnr.Compare(reference, image), Ssim.Compare(reference, image));
    }

    private static ImageBuffer Float(Plane plane)
    {
        var image = new ImageBuffer(plane.Width, plane.Height, 1, PixelType.Float32);
        for (var y = 0; y < plane.Height; y++)
            for (var x = 0; x < plane.Width; x++)
                image.Row<float>(y)[x] = plane.Row(y)[x] / 255;
        return image;
    }
}
