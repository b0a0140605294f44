using FsCheck;
using FsCheck.Fluent;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Imaging;

public sealed class ResampleTests
{
    private const string Pillow = """
        import sys, numpy as np
        from PIL import Image
        w, h, c, to_w, to_h, kernel, folder = *map(int, sys.argv[1:6]), sys.argv[6], sys.argv[7]
        pixels = np.fromfile(folder + "/in", np.uint8).reshape(h, w, c)
        planes = [Image.fromarray(pixels[..., k].astype(np.float32)).resize((to_w, to_h), getattr(Image.Resampling, kernel)) for k in range(c)]
        np.clip(np.floor(np.stack([np.asarray(p) for p in planes], -1) + 0.5), 0, 255).astype(np.uint8).tofile(folder + "/out")
        """;

    [SkimageFact]
    public void Agrees_with_Pillow_to_one_level()
    {
        var folder = Directory.CreateTempSubdirectory("resample").FullName;
        foreach (var (kernel, name) in new[] { (ResampleKernel.Box, "BOX"), (ResampleKernel.Bilinear, "BILINEAR"), (ResampleKernel.CatmullRom, "BICUBIC"), (ResampleKernel.Lanczos3, "LANCZOS") })
            foreach (var (channels, width, height) in new[] { (1, 31, 90), (3, 200, 21), (3, 61, 47), (1, 150, 7) })
            {
                using var source = TestImages.Photo(97, 60, channels, noise: 20);
                using (var file = File.Create(Path.Combine(folder, "in")))
                    for (var y = 0; y < source.Height; y++)
                        file.Write(source.Row(y));
                Python.Run(Pillow, "97", "60", $"{channels}", $"{width}", $"{height}", name, folder);
                var expected = File.ReadAllBytes(Path.Combine(folder, "out"));
                using var ours = Resample.To(source, width, height, new() { Kernel = kernel });
                var differences = Enumerable.Range(0, expected.Length).Select(i => Math.Abs(ours.Row(i / ours.Stride)[i % ours.Stride] - expected[i])).ToList();
                differences.Max().ShouldBeLessThanOrEqualTo(1, $"{kernel} {channels} {width}x{height}");
                differences.Average().ShouldBeLessThan(0.05, $"{kernel} {channels} {width}x{height}");
            }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_flat_image_stays_flat_at_any_size_kernel_and_type()
    {
        var shapes = from width in Gen.Choose(1, 70)
                     from height in Gen.Choose(1, 70)
                     from toWidth in Gen.Choose(1, 150)
                     from toHeight in Gen.Choose(1, 150)
                     from channels in Gen.Choose(1, 4)
                     from kernel in Gen.Elements(Enum.GetValues<ResampleKernel>())
                     from type in Gen.Elements(Enum.GetValues<PixelType>())
                     from light in Gen.Elements(true, false)
                     select (width, height, toWidth, toHeight, channels, kernel, type, light);
        Prop.ForAll(shapes.ToArbitrary(), s =>
        {
            using var flat = TestImages.Flat(s.width, s.height, s.channels, 200, s.type);
            using var resized = Resample.To(flat, s.toWidth, s.toHeight, new() { Kernel = s.kernel, LinearLight = s.light, Threads = 2 });
            using var expected = TestImages.Flat(s.toWidth, s.toHeight, s.channels, 200, s.type);
            return s.type == PixelType.Float32 || s.type == PixelType.UInt16 ? Near(resized, expected) : TestImages.Same(resized, expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Half_by_box_is_the_mean_of_four()
    {
        using var image = new ImageBuffer(4, 2, 1);
        new byte[] { 10, 20, 0, 255 }.CopyTo(image.Row(0));
        new byte[] { 30, 40, 0, 255 }.CopyTo(image.Row(1));
        using var half = Resample.To(image, 2, 1, new() { Kernel = ResampleKernel.Box });
        half.Row(0).ToArray().ShouldBe(new byte[] { 25, 128 });
    }

    [Fact]
    public void In_linear_light_black_and_white_mix_to_188()
    {
        using var image = new ImageBuffer(2, 1, 1);
        new byte[] { 0, 255 }.CopyTo(image.Row(0));
        using var mixed = Resample.To(image, 1, 1, new() { Kernel = ResampleKernel.Box, LinearLight = true });
        mixed.Row(0)[0].ShouldBe((byte)188);
    }

    [Fact]
    public void What_is_transparent_does_not_bleed()
    {
        using var image = new ImageBuffer(2, 1, 4);
        new byte[] { 255, 0, 0, 255, 0, 255, 0, 0 }.CopyTo(image.Row(0));
        using var mixed = Resample.To(image, 1, 1, new() { Kernel = ResampleKernel.Box });
        mixed.Row(0).ToArray().ShouldBe(new byte[] { 255, 0, 0, 128 });
    }

    [Fact]
    public void The_same_size_is_the_same_image()
    {
        using var photo = TestImages.Photo(61, 43);
        foreach (var kernel in Enum.GetValues<ResampleKernel>())
        {
            using var same = Resample.To(photo, 61, 43, new() { Kernel = kernel });
            TestImages.Same(photo, same).ShouldBeTrue(kernel.ToString());
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        using var photo = TestImages.Photo(100, 500, noise: 30);
        using var one = Resample.To(photo, 130, 777, new() { Threads = 1 });
        using var four = Resample.To(photo, 130, 777, new() { Threads = 4 });
        TestImages.Same(one, four).ShouldBeTrue();
    }

    [Fact]
    public void Stops_when_cancelled()
    {
        using var photo = TestImages.Photo(50, 50);
        Should.Throw<OperationCanceledException>(() => Resample.To(photo, 99, 99, null, new CancellationToken(canceled: true)));
    }

    // Floats and light carry rounding: a hundred-thousandth of the range.
    private static bool Near(ImageBuffer a, ImageBuffer b)
    {
        for (var y = 0; y < a.Height; y++)
            for (var i = 0; i < a.Width * a.Channels; i++)
            {
                var difference = a.Type == PixelType.UInt16 ? Math.Abs(a.Row<ushort>(y)[i] - b.Row<ushort>(y)[i]) / 65535.0 : Math.Abs(a.Row<float>(y)[i] - b.Row<float>(y)[i]);
                if (!(difference < 3e-5))
                    return false;
            }
        return true;
    }
}
