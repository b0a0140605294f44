using GenAsset.Media.Codecs.Jpeg;

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
}
