using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Bmp;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs.Bmp;

public sealed class BmpTests
{
    private static readonly ImageLimits Small = new() { MaxInputPixels = 1 << 20 };

    [Fact]
    public void Any_byte_image_comes_back_to_the_last_bit()
    {
        var inputs = from width in Gen.Choose(1, 60)
                     from height in Gen.Choose(1, 60)
                     from channels in Gen.Elements(1, 3, 4)
                     from seed in Gen.Choose(0, 1 << 20)
                     select (width, height, channels, seed);
        Prop.ForAll(inputs.ToArbitrary(), i =>
        {
            using var image = TestImages.Noise(i.width, i.height, i.channels, seed: i.seed);
            using var back = BmpDecoder.Decode(BmpEncoder.Encode(image, new ImageMetadata { DpiX = 300, DpiY = 72 }));
            back.Pixels.ShouldEqual(image);
            (back.Metadata.DpiX, back.Metadata.DpiY).ShouldBe((300, 72));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Gray_with_alpha_and_wide_samples_become_what_a_bitmap_can_hold()
    {
        using var image = TestImages.Noise(9, 4, 2, PixelType.UInt16);
        using var back = BmpDecoder.Decode(BmpEncoder.Encode(image));
        back.Pixels.Channels.ShouldBe(4);
        back.Pixels.Row(1)[4].ShouldBe((byte)Math.Round(image.Row<ushort>(1)[2] / 257.0));
        back.Pixels.Row(1)[7].ShouldBe((byte)Math.Round(image.Row<ushort>(1)[3] / 257.0));
    }

    [ImageMagickTheory]
    [InlineData("-type TrueColor", "bmp3:")]
    [InlineData("-type TrueColor", "bmp:")]
    [InlineData("-type Palette -colors 200", "bmp:")]
    [InlineData("-type Palette -colors 200 -compress RLE", "bmp3:")]
    [InlineData("-type Palette -colors 13", "bmp:")]
    [InlineData("-type Palette -colors 2", "bmp3:")]
    [InlineData("-type Bilevel", "bmp:")]
    [InlineData("-type Grayscale", "bmp:")]
    [InlineData("-type TrueColorAlpha -channel A -evaluate multiply 0.5 +channel", "bmp:")]
    [InlineData("-type TrueColor -define bmp:subtype=RGB565", "bmp:")]
    [InlineData("-type TrueColor -define bmp:subtype=RGB555", "bmp:")]
    public void Reads_what_ImageMagick_wrote(string options, string format)
    {
        using var folder = new TempFolder();
        using var image = TestImages.Photo(61, 43, 3);
        var source = folder.Write("a.ppm", Pnm.Write(image));
        var path = folder.File("a.bmp");
        ExternalTool.ImageMagick.Run([source, .. options.Split(' '), format + path]);
        var expected = ExternalTool.ImageMagick.Run("bmp:" + path, "-depth", "8", "rgba:-");
        using var decoded = BmpDecoder.Decode(File.ReadAllBytes(path));
        Rgba.Of(decoded.Pixels).ShouldBe(expected);
    }

    [ImageMagickTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void ImageMagick_reads_what_we_write(int channels)
    {
        using var folder = new TempFolder();
        using var image = TestImages.Noise(61, 43, channels);
        ExternalTool.ImageMagick.Run(folder.Write("a.bmp", BmpEncoder.Encode(image)), "-depth", "8", "rgba:-").ShouldBe(Rgba.Of(image));
    }

    [Fact]
    public void Run_lengths_may_jump_and_end_early()
    {
        // 6 x 3, RLE8: a run, a jump of two right and one up, literals, end of bitmap.
        byte[] data = [2, 1, 0, 2, 2, 1, 0, 3, 2, 3, 2, 0, 0, 1];
        var file = RunLength(6, 3, data);
        using var decoded = BmpDecoder.Decode(file);
        Row(0).ShouldBe([0, 0, 0, 0, 0, 0]);
        Row(1).ShouldBe([0, 0, 0, 0, 20, 30]);
        Row(2).ShouldBe([10, 10, 0, 0, 0, 0]);

        byte[] Row(int y) => decoded.Pixels.Row(y).ToArray();
    }

    [Fact]
    public void Survives_mutations() => Fuzz.Run(Seeds(), file => BmpDecoder.Decode(file, Small).Dispose(), boundBytes: 4 << 20);

    [Fact]
    public void Survives_truncation_at_every_byte()
    {
        foreach (var seed in Seeds())
        {
            Fuzz.Truncate(seed, file => BmpDecoder.Decode(file).Dispose());
            Should.Throw<MediaFormatException>(() => BmpDecoder.Decode(seed.AsSpan()[..^1]));
        }
    }

    [Fact]
    public void Refuses_a_size_over_the_limit_from_the_header()
    {
        var file = Seeds()[0];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), 100_000);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), -100_000);
        Should.Throw<MediaFormatException>(() => BmpDecoder.Decode(file)).Reason.ShouldContain("over the limit");
    }

    private static byte[][] Seeds()
    {
        using var gray = TestImages.Photo(13, 7, 1);
        using var colour = TestImages.Photo(10, 9, 3);
        using var alpha = TestImages.Photo(5, 6, 4);
        return [BmpEncoder.Encode(gray), BmpEncoder.Encode(colour), BmpEncoder.Encode(alpha), RunLength(6, 3, [6, 1, 0, 0, 0, 3, 2, 3, 2, 0, 3, 1, 0, 0, 5, 1, 0, 1])];
    }

    private static byte[] RunLength(int width, int height, byte[] data)
    {
        var file = new byte[54 + 16 + data.Length];
        (file[0], file[1], file[10], file[14]) = ((byte)'B', (byte)'M', 70, 40);
        (file[18], file[22], file[26], file[28], file[30], file[46]) = ((byte)width, (byte)height, 1, 8, 1, 4);
        for (var i = 0; i < 4; i++)
            file.AsSpan(54 + 4 * i, 3).Fill((byte)(10 * i));
        data.CopyTo(file, 70);
        return file;
    }
}
