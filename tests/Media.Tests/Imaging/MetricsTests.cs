using System.Globalization;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Imaging;

public sealed class MetricsTests
{
    private const string Script = """
        import sys, numpy as np
        from skimage.metrics import structural_similarity as ssim, peak_signal_noise_ratio as psnr
        w, h, c, folder = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
        a, b = (np.fromfile(f"{folder}/{n}", np.uint8).reshape(h, w, c) for n in "ab")
        print(repr(float(psnr(a, b, data_range=255))), repr(float(ssim(a, b, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=255, channel_axis=-1))))
        """;

    [Theory] // printed by scikit-image 0.19.3
    [InlineData(40, 30, 1, 34.39356348858014, 0.9957301799367243)]
    [InlineData(33, 47, 3, 34.413754979190756, 0.9957670023473414)]
    [InlineData(11, 11, 1, 34.54642056941748, 0.9929272571613157)]
    public void Agree_with_what_scikit_image_printed(int width, int height, int channels, double psnr, double ssim)
    {
        var (a, b) = Pair(width, height, channels);
        using (a)
        using (b)
        {
            Psnr.Compare(a, b).ShouldBe(psnr, 1e-9);
            Ssim.Compare(a, b).ShouldBe(ssim, 1e-9);
        }
    }

    [Theory]
    [InlineData(40, 30, 1, 34.43338966418704, 0.9954529927234773)]
    [InlineData(33, 47, 3, 34.43818435988833, 0.9958356127506098)]
    public void Masks_leave_out_what_they_do_not_cover(int width, int height, int channels, double psnr, double ssim)
    {
        var (a, b) = Pair(width, height, channels);
        using var mask = new ImageBuffer(width, height, 1);
        mask.Clear();
        for (var y = 0; y < height; y++)
            mask.Row(y)[..(width / 2)].Fill(255);
        using (a)
        using (b)
        {
            Psnr.Compare(a, b, mask).ShouldBe(psnr, 1e-9);
            Ssim.Compare(a, b, mask).ShouldBe(ssim, 1e-9);
        }
    }

    [SkimageFact]
    public void Agree_with_scikit_image_on_noise_of_every_strength()
    {
        var folder = Directory.CreateTempSubdirectory("metrics");
        foreach (var (width, height, channels, noise) in new[] { (64, 50, 1, 2.0), (45, 91, 3, 20.0), (130, 70, 3, 90.0) })
        {
            using var a = TestImages.Photo(width, height, channels);
            using var b = TestImages.Photo(width, height, channels, noise: noise);
            Dump(a, Path.Combine(folder.FullName, "a"));
            Dump(b, Path.Combine(folder.FullName, "b"));
            var printed = Python.Run(Script, $"{width}", $"{height}", $"{channels}", folder.FullName);
            var values = printed.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
            Psnr.Compare(a, b).ShouldBe(values[0], 1e-6);
            Ssim.Compare(a, b).ShouldBe(values[1], 1e-6);
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Equal_images_are_infinitely_near()
    {
        using var image = TestImages.Photo(30, 30, 3, PixelType.UInt16);
        Psnr.Compare(image, image).ShouldBe(double.PositiveInfinity);
        Ssim.Compare(image, image).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        using var a = TestImages.Photo(90, 300);
        using var b = TestImages.Photo(90, 300, noise: 12);
        Ssim.Compare(a, b, threads: 1).Equals(Ssim.Compare(a, b, threads: 4)).ShouldBeTrue();
    }

    [Fact]
    public void Refuses_what_cannot_be_compared()
    {
        using var a = TestImages.Flat(20, 20, 3, 9);
        using var smaller = TestImages.Flat(19, 20, 3, 9);
        using var gray = TestImages.Flat(20, 20, 1, 9);
        using var empty = TestImages.Flat(20, 20, 1, 0);
        using var tiny = TestImages.Flat(10, 40, 3, 9);
        Should.Throw<ArgumentException>(() => Psnr.Compare(a, smaller)).Message.ShouldContain("19x20");
        Should.Throw<ArgumentException>(() => Ssim.Compare(a, gray));
        Should.Throw<ArgumentException>(() => Ssim.Compare(a, a, empty)).Message.ShouldContain("mask");
        Should.Throw<ArgumentException>(() => Psnr.Compare(a, a, a)).Message.ShouldContain("one channel");
        Should.Throw<ArgumentException>(() => Ssim.Compare(tiny, tiny)).Message.ShouldContain("11");
    }

    private static (ImageBuffer, ImageBuffer) Pair(int width, int height, int channels)
    {
        var (a, b) = (new ImageBuffer(width, height, channels), new ImageBuffer(width, height, channels));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var c = 0; c < channels; c++)
                {
                    var value = (x * 7 + y * 13 + x * y * (3 + c) % 31 * 4) % 256;
                    a.Row(y)[x * channels + c] = (byte)value;
                    b.Row(y)[x * channels + c] = (byte)Math.Clamp(value + (x * 5 + y * 3) % 17 - 8, 0, 255);
                }
        return (a, b);
    }

    private static void Dump(ImageBuffer image, string path)
    {
        using var file = File.Create(path);
        for (var y = 0; y < image.Height; y++)
            file.Write(image.Row(y));
    }
}
