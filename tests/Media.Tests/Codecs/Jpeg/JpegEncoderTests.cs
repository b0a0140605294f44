using FsCheck;
using FsCheck.Fluent;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Jpeg;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs.Jpeg;

public sealed class JpegEncoderTests
{
    private static readonly ExternalTool Cjpeg = new("libjpeg-turbo-progs", "cjpeg");
    private static readonly ExternalTool Djpeg = new("libjpeg-turbo-progs", "djpeg");

    private sealed class CjpegTheoryAttribute : TheoryAttribute
    {
        public CjpegTheoryAttribute() => Skip = Cjpeg.WhyMissing ?? Djpeg.WhyMissing;
    }

    [Fact]
    public void Any_byte_image_comes_back_nearly_the_same()
    {
        var inputs = from width in Gen.Choose(1, 90)
                     from height in Gen.Choose(1, 90)
                     from channels in Gen.Elements(1, 3)
                     from wide in Gen.Elements(PixelType.UInt8, PixelType.UInt16)
                     from sampling in Gen.Elements(JpegSubsampling.None, JpegSubsampling.Half, JpegSubsampling.Quarter)
                     from optimise in Gen.Elements(true, false)
                     from seed in Gen.Choose(0, 1 << 20)
                     select (width, height, channels, wide, sampling, optimise, seed);
        Prop.ForAll(inputs.ToArbitrary(), i =>
        {
            using var image = TestImages.Waves(i.width, i.height, i.channels, i.wide, i.seed);
            using var back = JpegDecoder.Decode(JpegEncoder.Encode(image, new JpegOptions { Quality = 95, Subsampling = i.sampling, OptimiseHuffman = i.optimise }));
            (back.Pixels.Width, back.Pixels.Height, back.Pixels.Channels).ShouldBe((i.width, i.height, i.channels));
            MeanDifference(back.Pixels, image).ShouldBeLessThan(3);
        }).QuickCheckThrowOnFailure();
    }

    [CjpegTheory]
    [InlineData(JpegSubsampling.None, "1x1", 75)]
    [InlineData(JpegSubsampling.Half, "2x1", 90)]
    [InlineData(JpegSubsampling.Quarter, "2x2", 50)]
    [InlineData(JpegSubsampling.Quarter, "2x2", 95)]
    public void Is_as_good_and_as_small_as_cjpeg_in_djpegs_eyes(JpegSubsampling sampling, string name, int quality)
    {
        using var folder = new TempFolder();
        // Large enough for several bands: their restart markers are read too.
        using var image = TestImages.Photo(1501, 1403, 3, noise: 0.05);
        var ours = JpegEncoder.Encode(image, new JpegOptions { Quality = quality, Subsampling = sampling });
        using var seen = Pnm.Read(Djpeg.Run(folder.Write("a.jpg", ours)));
        using (var decoded = JpegDecoder.Decode(ours))
            decoded.Pixels.ShouldEqual(seen);
        var theirs = Cjpeg.Run("-optimize", "-quality", $"{quality}", "-sample", name, folder.Write("a.ppm", Pnm.Write(image)));
        using var reference = Pnm.Read(Djpeg.Run(folder.Write("b.jpg", theirs)));
        (ours.Length / (double)theirs.Length).ShouldBeInRange(0.97, 1.03);
        (MeanDifference(seen, image) / MeanDifference(reference, image)).ShouldBeInRange(0.97, 1.03);
    }

    [Fact]
    public void Metadata_comes_back()
    {
        using var image = TestImages.Photo(40, 30, 3);
        var metadata = new ImageMetadata
        {
            DpiX = 300,
            DpiY = 150,
            Exif = TestExif.WithOrientation(Orientation.Normal, little: false),
            Orientation = Orientation.Rotate270,
            IccProfile = [.. Enumerable.Range(0, 150_000).Select(i => (byte)(i * 31 >> 3))],
        };
        var file = JpegEncoder.Encode(image, metadata: metadata);
        using var back = JpegDecoder.Decode(file);
        (back.Metadata.DpiX, back.Metadata.DpiY).ShouldBe((300, 150));
        back.Metadata.Orientation.ShouldBe(Orientation.Rotate270);
        back.Metadata.Exif.ShouldBe(TestExif.WithOrientation(Orientation.Rotate270, little: false));
        back.Metadata.IccProfile.ShouldBe(metadata.IccProfile);
        JpegDecoder.ReadInfo(file).Orientation.ShouldBe(Orientation.Rotate270);
    }

    [Fact]
    public void An_orientation_without_a_block_gets_one()
    {
        using var image = TestImages.Photo(8, 8, 1);
        using var back = JpegDecoder.Decode(JpegEncoder.Encode(image, metadata: new ImageMetadata { Orientation = Orientation.Rotate90 }));
        back.Metadata.Orientation.ShouldBe(Orientation.Rotate90);
    }

    [Fact]
    public void Alpha_is_laid_over_white()
    {
        using var image = new ImageBuffer(16, 16, 4);
        image.Clear();
        using var back = JpegDecoder.Decode(JpegEncoder.Encode(image));
        back.Pixels.Row(5).ToArray().ShouldAllBe(sample => sample == 255);
    }

    [Fact]
    public void Refuses_what_eight_bits_of_sRGB_cannot_hold()
    {
        using var linear = new ImageBuffer(2, 2, 3, PixelType.UInt8, Transfer.Linear);
        Should.Throw<ArgumentException>(() => JpegEncoder.Encode(linear));
        using var wide = new ImageBuffer(70_000, 1, 1);
        Should.Throw<ArgumentException>(() => JpegEncoder.Encode(wide));
    }

    private static double MeanDifference(ImageBuffer seen, ImageBuffer image)
    {
        double sum = 0;
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < seen.Stride; x++)
            {
                var expected = image.Type == PixelType.UInt8 ? image.Row(y)[x] : image.Row<ushort>(y)[x] / 257.0;
                sum += Math.Abs(seen.Row(y)[x] - expected);
            }
        }
        return sum / ((double)seen.Stride * seen.Height);
    }
}
