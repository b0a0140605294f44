using GenAsset.Media.Codecs.Jpeg;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs.Jpeg;

/// <summary>Files that libjpeg-turbo's cjpeg wrote, beside its djpeg: equal to the last bit, as both use the same arithmetic.</summary>
public sealed class JpegConformanceTests
{
    private static readonly ExternalTool Cjpeg = new("libjpeg-turbo-progs", "cjpeg");
    private static readonly ExternalTool Djpeg = new("libjpeg-turbo-progs", "djpeg");

    private sealed class CjpegTheoryAttribute : TheoryAttribute
    {
        public CjpegTheoryAttribute() => Skip = Cjpeg.WhyMissing ?? Djpeg.WhyMissing;
    }

    [CjpegTheory]
    [InlineData("-sample 1x1")]
    [InlineData("-sample 2x1")]
    [InlineData("-sample 2x2")]
    [InlineData("-sample 1x2")]
    [InlineData("-sample 4x1")]
    [InlineData("-sample 4x2")]
    [InlineData("-sample 2x2,1x2,1x1")]
    [InlineData("-sample 1x1 -progressive")]
    [InlineData("-sample 2x2 -progressive")]
    [InlineData("-sample 2x1 -progressive -restart 2")]
    [InlineData("-sample 2x2 -restart 1B")]
    [InlineData("-sample 2x2 -restart 1 -optimize")]
    [InlineData("-grayscale")]
    [InlineData("-grayscale -progressive -restart 3B")]
    [InlineData("-rgb")]
    [InlineData("-quality 5")]
    [InlineData("-quality 100 -sample 1x1")]
    public void Reads_what_djpeg_reads(string options)
    {
        using var folder = new TempFolder();
        foreach (var (width, height, noise) in new[] { (131, 97, 0.05), (16, 16, 0.5), (1, 1, 0), (3, 5, 0.1), (5, 40, 0.1), (300, 200, 1.0) })
        {
            using var image = TestImages.Photo(width, height, 3, noise: noise);
            var source = folder.Write("a.ppm", Pnm.Write(image));
            var file = Cjpeg.Run([.. options.Split(' '), source]);
            using var expected = Pnm.Read(Djpeg.Run(folder.Write("a.jpg", file)));
            using var decoded = JpegDecoder.Decode(file);
            decoded.Pixels.ShouldEqual(expected);
        }
    }

    [ImageMagickTheory]
    [InlineData("")]
    [InlineData("-interlace JPEG")]
    [InlineData("-sampling-factor 1x1")]
    public void Reads_inks_as_ImageMagick_shows_them(string options)
    {
        // Adobe's way: inks inverted, as ImageMagick writes them; turned into light without a press profile.
        using var folder = new TempFolder();
        using var image = TestImages.Photo(83, 61, 3);
        var path = folder.File("a.jpg");
        ExternalTool.ImageMagick.Run([folder.Write("a.ppm", Pnm.Write(image)), "-colorspace", "CMYK", "-quality", "95", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), path]);
        var expected = ExternalTool.ImageMagick.Run(path, "-colorspace", "sRGB", "-depth", "8", "rgb:-");
        using var decoded = JpegDecoder.Decode(File.ReadAllBytes(path));
        Differences(decoded.Pixels, expected).Max.ShouldBeLessThanOrEqualTo(4);
        Differences(decoded.Pixels, expected).Mean.ShouldBeLessThanOrEqualTo(1);
    }

    [VipsFact]
    public void Reads_what_libvips_reads()
    {
        using var folder = new TempFolder();
        using var image = TestImages.Photo(201, 143, 3, noise: 0.1);
        var source = folder.Write("a.ppm", Pnm.Write(image));
        foreach (var options in new[] { "Q=75", "Q=95", "Q=90,interlace", "Q=60,subsample-mode=off", "Q=90,restart-interval=3" })
        {
            ExternalTool.Vips.Run("copy", source, folder.File("a.jpg") + $"[{options}]");
            ExternalTool.Vips.Run("copy", folder.File("a.jpg"), folder.File("b.ppm"));
            using var expected = Pnm.Read(File.ReadAllBytes(folder.File("b.ppm")));
            using var decoded = JpegDecoder.Decode(File.ReadAllBytes(folder.File("a.jpg")));
            var (mean, max) = Differences(decoded.Pixels, [.. Enumerable.Range(0, expected.Height).SelectMany(y => expected.Row(y).ToArray())]);
            mean.ShouldBeLessThanOrEqualTo(1, options);
            max.ShouldBeLessThanOrEqualTo(4, options);
        }
    }

    private static (double Mean, int Max) Differences(ImageBuffer image, byte[] expected)
    {
        expected.Length.ShouldBe(image.Stride * image.Height);
        long sum = 0;
        var max = 0;
        for (var y = 0; y < image.Height; y++)
        {
            for (var i = 0; i < image.Stride; i++)
            {
                var difference = Math.Abs(image.Row(y)[i] - expected[y * image.Stride + i]);
                sum += difference;
                max = Math.Max(max, difference);
            }
        }
        return ((double)sum / expected.Length, max);
    }
}
