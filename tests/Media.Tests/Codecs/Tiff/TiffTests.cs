using FsCheck;
using FsCheck.Fluent;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Tiff;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs.Tiff;

public sealed class TiffTests
{
    private static readonly ImageLimits Small = new() { MaxInputPixels = 1 << 20, MaxMetadataBytes = 1 << 20 };

    [Fact]
    public void Any_image_comes_back_to_the_last_bit()
    {
        var inputs = from width in Gen.Choose(1, 90)
                     from height in Gen.Choose(1, 90)
                     from channels in Gen.Choose(1, 4)
                     from type in Gen.Elements(PixelType.UInt8, PixelType.UInt16, PixelType.Float32)
                     from compression in Gen.Elements(Enum.GetValues<TiffCompression>())
                     from smooth in Gen.Elements(true, false)
                     from seed in Gen.Choose(0, 1 << 20)
                     select (width, height, channels, type, compression, smooth, seed);
        Prop.ForAll(inputs.ToArbitrary(), i =>
        {
            using var image = i.smooth
                ? TestImages.Photo(i.width, i.height, i.channels, i.type, i.seed, noise: 0)
                : TestImages.Noise(i.width, i.height, i.channels, i.type, i.seed);
            using var back = TiffDecoder.Decode(TiffEncoder.Encode(image, new TiffOptions { Compression = i.compression }));
            back.Pixels.ShouldEqual(image);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Images_of_many_strips_come_back_in_every_packing()
    {
        using var image = TestImages.Photo(700, 900, 3, noise: 0.1);
        foreach (var compression in Enum.GetValues<TiffCompression>())
        {
            using var back = TiffDecoder.Decode(TiffEncoder.Encode(image, new TiffOptions { Compression = compression }));
            back.Pixels.ShouldEqual(image);
        }
    }

    [Fact]
    public void Metadata_comes_back()
    {
        using var image = TestImages.Photo(9, 9, 3);
        var metadata = new ImageMetadata { DpiX = 300, DpiY = 72.5, Orientation = Orientation.Rotate90, IccProfile = [1, 2, 3, 4, 5, 6, 7] };
        var file = TiffEncoder.Encode(image, metadata: metadata);
        using var back = TiffDecoder.Decode(file);
        (back.Metadata.DpiX, back.Metadata.DpiY, back.Metadata.Orientation).ShouldBe((300, 72.5, Orientation.Rotate90));
        back.Metadata.IccProfile.ShouldBe(metadata.IccProfile);
        TiffDecoder.ReadInfo(file).Orientation.ShouldBe(Orientation.Rotate90);
    }

    [ImageMagickTheory]
    [InlineData("-compress None")]
    [InlineData("-compress LZW")]
    [InlineData("-compress Zip")]
    [InlineData("-compress RLE")]
    [InlineData("-compress LZW -define tiff:predictor=2")]
    [InlineData("-compress None -endian MSB -depth 16")]
    [InlineData("-compress Zip -depth 16 -define tiff:predictor=2 -endian MSB")]
    [InlineData("-compress LZW -define tiff:tile-geometry=32x16")]
    [InlineData("-compress None -interlace Plane")]
    [InlineData("-compress Zip -interlace Plane -depth 16")]
    [InlineData("-type Bilevel -compress None")]
    [InlineData("-type Grayscale -compress RLE")]
    [InlineData("-type Grayscale -define quantum:polarity=min-is-white -compress Zip")]
    [InlineData("-type TrueColorAlpha -channel A -evaluate multiply 0.5 +channel -define tiff:alpha=unassociated -compress LZW")]
    public void Reads_what_ImageMagick_wrote(string options)
    {
        using var folder = new TempFolder();
        using var image = TestImages.Photo(61, 43, 3);
        var source = folder.Write("a.ppm", Pnm.Write(image));
        var path = folder.File("a.tif");
        ExternalTool.ImageMagick.Run([source, .. options.Split(' '), path]);
        using var decoded = TiffDecoder.Decode(File.ReadAllBytes(path));
        var depth = decoded.Pixels.Type == PixelType.UInt16 ? "16" : "8";
        Rgba.Of(decoded.Pixels).ShouldBe(ExternalTool.ImageMagick.Run("tif:" + path, "-depth", depth, "-endian", "LSB", "rgba:-"));
    }

    [VipsFact]
    public void Reads_tiles_that_libvips_wrote()
    {
        using var folder = new TempFolder();
        foreach (var type in new[] { PixelType.UInt8, PixelType.UInt16, PixelType.Float32 })
        {
            using var image = TestImages.Noise(301, 203, 3, type);
            var source = folder.Write("a.tif", TiffEncoder.Encode(image));
            // The predictor for floats is for floats only.
            foreach (var options in new[] { "tile,compression=deflate", "tile,compression=lzw,predictor=float", "tile,tile-width=64,tile-height=32,compression=lzw,predictor=none", "compression=none" }.Where(o => type == PixelType.Float32 || !o.Contains("=float", StringComparison.Ordinal)))
            {
                ExternalTool.Vips.Run("copy", source, folder.File("b.tif") + $"[{options}]");
                using var decoded = TiffDecoder.Decode(File.ReadAllBytes(folder.File("b.tif")));
                decoded.Pixels.ShouldEqual(image);
            }
        }
    }

    [ImageMagickTheory]
    [InlineData("-colors 200 -compress LZW")]
    [InlineData("-colors 13 -compress None")]
    [InlineData("-colors 2 -compress RLE")]
    public void Reads_palettes_as_libtiff_does(string options)
    {
        // ImageMagick writes them; libvips, through libtiff, is the judge: ImageMagick's own three ways to round disagree.
        using var folder = new TempFolder();
        using var image = TestImages.Photo(61, 43, 3);
        var path = folder.File("a.tif");
        ExternalTool.ImageMagick.Run([folder.Write("a.ppm", Pnm.Write(image)), "-type", "Palette", .. options.Split(' '), path]);
        ExternalTool.Vips.Run("copy", path, folder.File("b.ppm"));
        using var expected = Pnm.Read(File.ReadAllBytes(folder.File("b.ppm")));
        using var decoded = TiffDecoder.Decode(File.ReadAllBytes(path));
        decoded.Pixels.ShouldEqual(expected);
    }

    [ImageMagickTheory]
    [InlineData(1, PixelType.UInt8)]
    [InlineData(3, PixelType.UInt8)]
    [InlineData(4, PixelType.UInt8)]
    [InlineData(1, PixelType.UInt16)]
    [InlineData(4, PixelType.UInt16)]
    public void ImageMagick_reads_what_we_write(int channels, PixelType type)
    {
        using var folder = new TempFolder();
        using var image = TestImages.Photo(601, 343, channels, type);
        foreach (var compression in Enum.GetValues<TiffCompression>())
        {
            var path = folder.Write("a.tif", TiffEncoder.Encode(image, new TiffOptions { Compression = compression }));
            var seen = ExternalTool.ImageMagick.Run(path, "-depth", type == PixelType.UInt16 ? "16" : "8", "-endian", "LSB", "rgba:-");
            seen.AsSpan().SequenceEqual(Rgba.Of(image)).ShouldBeTrue($"{compression}");
        }
    }

    [Fact]
    public void Survives_mutations() => Fuzz.Run(Seeds(), file => TiffDecoder.Decode(file, Small).Dispose(), boundBytes: 16 << 20);

    [Fact]
    public void Survives_truncation_at_every_byte()
    {
        foreach (var seed in Seeds())
        {
            Fuzz.Truncate(seed, file => TiffDecoder.Decode(file).Dispose());
            Should.Throw<MediaFormatException>(() => TiffDecoder.Decode(seed.AsSpan(0, seed.Length / 2)));
        }
    }

    [Fact]
    public void Refuses_a_strip_of_no_bytes()
    {
        // Found by the fuzzer: 13 x 1 gray fits the packing's best ratio even so.
        using var image = TestImages.Photo(13, 1, 1);
        var file = TiffEncoder.Encode(image);
        var counts = file.AsSpan().IndexOf(new byte[] { 0x17, 0x01, 4, 0, 1, 0, 0, 0 });
        file.AsSpan(counts + 8, 4).Clear();
        Should.Throw<MediaFormatException>(() => TiffDecoder.Decode(file)).Reason.ShouldContain("early");
    }

    [Fact]
    public void Refuses_a_size_over_the_limit_from_the_header()
    {
        using var image = TestImages.Photo(13, 7, 1);
        var file = TiffEncoder.Encode(image);
        var width = file.AsSpan().IndexOf(new byte[] { 0x00, 0x01, 4, 0, 1, 0, 0, 0, 13, 0, 0, 0 });
        file.AsSpan(width + 8, 4).Fill(0x7F);
        Should.Throw<MediaFormatException>(() => TiffDecoder.Decode(file)).Reason.ShouldContain("over the limit");
    }

    private static byte[][] Seeds()
    {
        using var gray = TestImages.Photo(13, 7, 1);
        using var colour = TestImages.Photo(10, 9, 3, PixelType.UInt16);
        using var alpha = TestImages.Photo(5, 6, 4);
        using var real = TestImages.Photo(5, 6, 3, PixelType.Float32);
        return
        [
            TiffEncoder.Encode(gray, new TiffOptions { Compression = TiffCompression.PackBits }),
            TiffEncoder.Encode(colour, new TiffOptions { Compression = TiffCompression.Lzw }),
            TiffEncoder.Encode(alpha, new TiffOptions { Compression = TiffCompression.Deflate }, new ImageMetadata { DpiX = 72, DpiY = 72, IccProfile = new byte[40] }),
            TiffEncoder.Encode(real, new TiffOptions { Compression = TiffCompression.None }),
        ];
    }
}
