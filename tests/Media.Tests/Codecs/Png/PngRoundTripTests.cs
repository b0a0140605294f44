using FsCheck;
using FsCheck.Fluent;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs.Png;

public sealed class PngRoundTripTests
{
    [Fact]
    public void Any_integer_image_comes_back_to_the_last_bit()
    {
        var inputs = from width in Gen.Choose(1, 70)
                     from height in Gen.Choose(1, 70)
                     from channels in Gen.Choose(1, 4)
                     from wide in Gen.Elements(PixelType.UInt8, PixelType.UInt16)
                     from effort in Gen.Elements(PngEffort.Fast, PngEffort.Balanced, PngEffort.Small)
                     from transfer in Gen.Elements(Transfer.Srgb, Transfer.Linear)
                     from noise in Gen.Elements(0, 0.01, 1)
                     from seed in Gen.Choose(0, 1 << 20)
                     select (width, height, channels, wide, effort, transfer, noise, seed);
        Prop.ForAll(inputs.ToArbitrary(), i =>
        {
            using var image = TestImages.Photo(i.width, i.height, i.channels, i.wide, i.seed, i.noise, i.transfer);
            using var back = PngDecoder.Decode(PngEncoder.Encode(image, new PngOptions { Effort = i.effort }));
            back.Pixels.ShouldEqual(image);
            back.Pixels.Transfer.ShouldBe(i.transfer);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Images_of_many_bands_come_back()
    {
        using var image = TestImages.Noise(1500, 1400, 4);
        using var back = PngDecoder.Decode(PngEncoder.Encode(image, new PngOptions { Effort = PngEffort.Fast }));
        back.Pixels.ShouldEqual(image);
    }

    [Fact]
    public void Metadata_comes_back()
    {
        using var image = TestImages.Photo(9, 9, 3);
        var metadata = new ImageMetadata
        {
            DpiX = 300,
            DpiY = 72,
            Gamma = 0.45455,
            IccProfile = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))],
            Exif = TestExif.WithOrientation(Orientation.Rotate90),
            Orientation = Orientation.Rotate90,
        };
        using var back = PngDecoder.Decode(PngEncoder.Encode(image, metadata: metadata));
        back.Metadata.DpiX.ShouldBe(300);
        back.Metadata.DpiY.ShouldBe(72);
        back.Metadata.Gamma.ShouldBe(0.45455);
        back.Metadata.IccProfile.ShouldBe(metadata.IccProfile);
        back.Metadata.Exif.ShouldBe(metadata.Exif);
        back.Metadata.Orientation.ShouldBe(Orientation.Rotate90);
    }

    [Fact]
    public void The_header_alone_tells_what_decoding_gives()
    {
        foreach (var (type, depth, transparent) in new[] { (0, 1, false), (0, 16, true), (2, 8, true), (3, 4, true), (3, 2, false), (4, 16, false), (6, 8, false) })
        {
            var file = new PngMaker(7, 5, type, depth, Transparent: transparent).Make();
            using var decoded = PngDecoder.Decode(file);
            var info = PngDecoder.ReadInfo(file);
            (info.Width, info.Height, info.Channels, info.Type).ShouldBe((7, 5, decoded.Pixels.Channels, decoded.Pixels.Type));
            info.BitDepth.ShouldBe(depth);
        }
    }
}
