using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Enhance;

/// <summary>Photos reduced by two and four (antialiased Catmull-Rom, rounded), enlarged again, and compared with themselves: luma, border of 8 left out.</summary>
internal static class UpscaleQuality
{
    private const int Border = 8;

    public static IEnumerable<QualityRow> Measure(string name, ImageBuffer photo)
    {
        using var luma = Planes.Luma(photo);
        using var truth = Planes.Gray(luma, Border);
        foreach (var factor in (int[])[2, 4])
        {
            using var low = Resample.To(luma, luma.Width / factor, luma.Height / factor, ResampleKernel.CatmullRom);
            Planes.Round(low);
            using var cubic = Resample.To(low, luma.Width, luma.Height, ResampleKernel.CatmullRom);
            yield return Row(name, $"x{factor}", "bicubic", truth, cubic);
            using var lanczos = Resample.To(low, luma.Width, luma.Height, ResampleKernel.Lanczos3);
            yield return Row(name, $"x{factor}", "lanczos3", truth, lanczos);
            using var ours = Upscale.By(low, factor);
            yield return Row(name, $"x{factor}", "ours", truth, ours);
        }
    }

    private static QualityRow Row(string name, string task, string method, ImageBuffer truth, Plane plane)
    {
        using var image = Planes.Gray(plane, Border);
        return new QualityRow(name, task, method, Psnr.Compare(truth, image), Ssim.Compare(truth, image));
    }
}
