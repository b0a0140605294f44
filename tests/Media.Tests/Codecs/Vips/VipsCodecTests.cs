using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Vips;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs.Vips;

public sealed class VipsCodecTests
{
    private static readonly ImageFormat[] Theirs = [ImageFormat.Webp, ImageFormat.Heif, ImageFormat.Avif];

    private sealed class LibvipsFactAttribute : FactAttribute
    {
        public LibvipsFactAttribute() => Skip = VipsCodec.IsAvailable ? null : "needs libvips (apt-get install libvips42)";
    }

    private sealed class NoLibvipsFactAttribute : FactAttribute
    {
        public NoLibvipsFactAttribute() => Skip = VipsCodec.IsAvailable ? "libvips is installed: its absence cannot be seen here" : null;
    }

    [LibvipsFact]
    public void Colours_come_back_nearly_the_same()
    {
        foreach (var format in Theirs)
        {
            foreach (var channels in new[] { 3, 4 })
            {
                using var image = TestImages.Photo(128, 96, channels);
                var file = ImageCodec.Encode(image, format, new ImageEncodeOptions { Quality = 95 });
                ImageProbe.Identify(file).ShouldBe(format);
                var info = ImageProbe.Read(file);
                (info.Width, info.Height, info.Channels).ShouldBe((128, 96, channels), $"{format}");
                using var back = ImageCodec.Decode(file);
                MeanDifference(back.Pixels, image).ShouldBeLessThan(4, $"{format}, {channels} channels");
            }
        }
    }

    [LibvipsFact]
    public void Metadata_comes_back()
    {
        using var image = TestImages.Photo(64, 48, 3);
        var metadata = new ImageMetadata { Exif = TestExif.WithOrientation(Orientation.Rotate90), Orientation = Orientation.Rotate90 };
        using var back = ImageCodec.Decode(ImageCodec.Encode(image, ImageFormat.Webp, metadata: metadata));
        back.Metadata.Orientation.ShouldBe(Orientation.Rotate90);
        ExifBlock.ReadOrientation(back.Metadata.Exif).ShouldBe(Orientation.Rotate90);
    }

    [LibvipsFact]
    public void Unusual_TIFF_goes_to_libvips()
    {
        using var folder = new TempFolder();
        using var image = TestImages.Photo(64, 48, 3);
        var source = folder.Write("a.png", ImageCodec.Encode(image, ImageFormat.Png));
        ExternalTool.Vips.Run("copy", source, folder.File("b.tif") + "[compression=jpeg,Q=95]");
        var file = File.ReadAllBytes(folder.File("b.tif"));
        Should.Throw<MediaFormatException>(() => Media.Codecs.Tiff.TiffDecoder.Decode(file)).Reason.ShouldContain("compression 7");
        ImageProbe.Read(file).Width.ShouldBe(64);
        using var back = ImageCodec.Decode(file);
        MeanDifference(back.Pixels, image).ShouldBeLessThan(4);
    }

    [LibvipsFact]
    public void Refuses_a_size_over_the_limit_and_a_damaged_file()
    {
        using var image = TestImages.Photo(64, 48, 3);
        foreach (var format in Theirs)
        {
            var file = ImageCodec.Encode(image, format);
            Should.Throw<MediaFormatException>(() => ImageCodec.Decode(file, new ImageLimits { MaxInputPixels = 1000 })).Reason.ShouldContain("over the limit");
            Should.Throw<MediaFormatException>(() => ImageCodec.Decode(file.AsSpan(0, file.Length / 3)));
        }
    }

    [NoLibvipsFact]
    public void Without_libvips_the_error_names_the_package()
    {
        using var image = TestImages.Photo(8, 8, 3);
        Should.Throw<NotSupportedException>(() => ImageCodec.Encode(image, ImageFormat.Webp)).Message.ShouldContain("libvips42");
    }

    private static double MeanDifference(ImageBuffer seen, ImageBuffer image)
    {
        (seen.Width, seen.Height, seen.Channels).ShouldBe((image.Width, image.Height, image.Channels));
        double sum = 0;
        for (var y = 0; y < image.Height; y++)
        {
            for (var i = 0; i < image.Stride; i++)
                sum += Math.Abs(seen.Row(y)[i] - image.Row(y)[i]);
        }
        return sum / ((double)image.Stride * image.Height);
    }
}
