using FsCheck;
using FsCheck.Fluent;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Tga;

namespace GenAsset.Media.Tests.Codecs.Tga;

public sealed class TgaTests
{
    private static readonly ImageLimits Small = new() { MaxInputPixels = 1 << 20 };

    [Fact]
    public void Any_byte_image_comes_back_to_the_last_bit()
    {
        var inputs = from width in Gen.Choose(1, 300)
                     from height in Gen.Choose(1, 20)
                     from channels in Gen.Elements(1, 3, 4)
                     from levels in Gen.Elements(1, 2, 256)
                     from seed in Gen.Choose(0, 1 << 20)
                     select (width, height, channels, levels, seed);
        Prop.ForAll(inputs.ToArbitrary(), i =>
        {
            // Few levels make runs, many make literals.
            using var image = TestImages.Noise(i.width, i.height, i.channels, seed: i.seed);
            for (var y = 0; y < i.height; y++)
            {
                foreach (ref var sample in image.Row(y))
                    sample = (byte)(sample % i.levels);
            }
            using var back = TgaDecoder.Decode(TgaEncoder.Encode(image));
            back.Pixels.ShouldEqual(image);
        }).QuickCheckThrowOnFailure();
    }

    [ImageMagickTheory]
    [InlineData("-type TrueColor")]
    [InlineData("-type TrueColor -compress RLE")]
    [InlineData("-type Palette -colors 200 -compress RLE")]
    [InlineData("-type Palette -colors 13")]
    [InlineData("-type Grayscale")]
    [InlineData("-type Grayscale -compress RLE")]
    [InlineData("-type TrueColorAlpha -channel A -evaluate multiply 0.5 +channel")]
    [InlineData("-type TrueColorAlpha -channel A -evaluate multiply 0.5 +channel -compress RLE -orient TopLeft")]
    [InlineData("-type TrueColor -orient TopRight")]
    public void Reads_what_ImageMagick_wrote(string options)
    {
        using var folder = new TempFolder();
        using var image = TestImages.Photo(61, 43, 3);
        var source = folder.Write("a.ppm", Pnm.Write(image));
        var path = folder.File("a.tga");
        ExternalTool.ImageMagick.Run([source, .. options.Split(' '), path]);
        // ImageMagick keeps rows as stored and notes the corner; asked to orient them, it shows what we give.
        var expected = ExternalTool.ImageMagick.Run("tga:" + path, "-auto-orient", "-depth", "8", "rgba:-");
        using var decoded = TgaDecoder.Decode(File.ReadAllBytes(path));
        Rgba.Of(decoded.Pixels).ShouldBe(expected);
    }

    [ImageMagickTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void ImageMagick_reads_what_we_write(int channels)
    {
        using var folder = new TempFolder();
        using var image = TestImages.Photo(61, 43, channels);
        ExternalTool.ImageMagick.Run(folder.Write("a.tga", TgaEncoder.Encode(image)), "-auto-orient", "-depth", "8", "rgba:-").ShouldBe(Rgba.Of(image));
    }

    [Fact]
    public void A_packet_may_cross_rows()
    {
        // 2 x 2 gray, one run of four.
        byte[] file = [0, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2, 0, 8, 0x20, 131, 77];
        using var decoded = TgaDecoder.Decode(file);
        decoded.Pixels.Row(1).ToArray().ShouldBe([77, 77]);
    }

    [Fact]
    public void Colour_maps_may_start_late()
    {
        // 2 x 1, indices 5 and 6 of a map of two 15-bit colours that starts at 5, right to left.
        byte[] file = [0, 1, 1, 5, 0, 2, 0, 15, 0, 0, 0, 0, 2, 0, 1, 0, 8, 0x30, 0x1F, 0, 0xE0, 3, 5, 6];
        using var decoded = TgaDecoder.Decode(file);
        decoded.Pixels.Row(0).ToArray().ShouldBe([0, 255, 0, 0, 0, 255]);
        file[^1] = 7;
        Should.Throw<MediaFormatException>(() => TgaDecoder.Decode(file)).Reason.ShouldContain("colour map");
    }

    [Fact]
    public void Survives_mutations() => Fuzz.Run(Seeds(), file => TgaDecoder.Decode(file, Small).Dispose(), boundBytes: 4 << 20);

    [Fact]
    public void Survives_truncation_at_every_byte()
    {
        foreach (var seed in Seeds())
            Fuzz.Truncate(seed, file => TgaDecoder.Decode(file).Dispose());
    }

    [Fact]
    public void Refuses_a_size_over_the_limit_from_the_header()
    {
        var file = Seeds()[0];
        file.AsSpan(12, 4).Fill(0xFF);
        Should.Throw<MediaFormatException>(() => TgaDecoder.Decode(file)).Reason.ShouldContain("over the limit");
    }

    private static byte[][] Seeds()
    {
        using var gray = TestImages.Photo(13, 7, 1);
        using var colour = TestImages.Photo(10, 9, 3);
        using var alpha = TestImages.Photo(5, 6, 4);
        byte[] mapped = [0, 1, 1, 0, 0, 4, 0, 24, 0, 0, 0, 0, 3, 0, 2, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 1, 2, 3, 2, 1];
        return [TgaEncoder.Encode(gray), TgaEncoder.Encode(colour), TgaEncoder.Encode(alpha), mapped];
    }
}
