using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs.Png;

/// <summary>Every colour type, depth and interlacing, to the last bit as ImageMagick reads them.</summary>
public sealed class PngConformanceTests
{
    public static TheoryData<int, int, bool> Kinds()
    {
        var kinds = new TheoryData<int, int, bool>();
        foreach (var (type, depths) in new (int, int[])[] { (0, [1, 2, 4, 8, 16]), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16]) })
        {
            foreach (var depth in depths)
            {
                kinds.Add(type, depth, false);
                kinds.Add(type, depth, true);
            }
        }
        return kinds;
    }

    [ImageMagickTheory]
    [MemberData(nameof(Kinds))]
    public void Reads_what_ImageMagick_reads(int colourType, int depth, bool interlaced)
    {
        using var folder = new TempFolder();
        foreach (var (width, height) in new[] { (37, 29), (1, 1), (3, 9), (64, 5) })
        {
            foreach (var transparent in colourType is 0 or 2 or 3 ? new[] { false, true } : [false])
            {
                var file = new PngMaker(width, height, colourType, depth, interlaced, transparent).Make();
                using var decoded = PngDecoder.Decode(file);
                var wide = decoded.Pixels.Type == PixelType.UInt16;
                var expected = ExternalTool.ImageMagick.Run(folder.Write("a.png", file), "-depth", wide ? "16" : "8", "-endian", "LSB", "rgba:-");
                Rgba.Of(decoded.Pixels).ShouldBe(expected, $"{width} x {height}, transparent {transparent}");
            }
        }
    }

    [ImageMagickTheory]
    [InlineData(1, PixelType.UInt8)]
    [InlineData(2, PixelType.UInt8)]
    [InlineData(3, PixelType.UInt8)]
    [InlineData(4, PixelType.UInt8)]
    [InlineData(1, PixelType.UInt16)]
    [InlineData(2, PixelType.UInt16)]
    [InlineData(3, PixelType.UInt16)]
    [InlineData(4, PixelType.UInt16)]
    public void ImageMagick_reads_what_we_write(int channels, PixelType type)
    {
        using var folder = new TempFolder();
        using var image = TestImages.Photo(701, 611, channels, type, noise: 0.2);
        foreach (var effort in Enum.GetValues<PngEffort>())
        {
            var path = folder.Write("a.png", PngEncoder.Encode(image, new PngOptions { Effort = effort }));
            var seen = ExternalTool.ImageMagick.Run(path, "-depth", type == PixelType.UInt16 ? "16" : "8", "-endian", "LSB", "rgba:-");
            seen.AsSpan().SequenceEqual(Rgba.Of(image)).ShouldBeTrue($"{effort}");
        }
    }
}
