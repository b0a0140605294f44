using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs;

public sealed class ThumbnailTests
{
    [Theory]
    [InlineData(400, 100, 64, 64, 16)]
    [InlineData(100, 400, 64, 16, 64)]
    [InlineData(5000, 2, 64, 64, 1)] // never nothing
    [InlineData(40, 30, 64, 40, 30)] // never larger
    public void The_longest_side_is_what_was_asked_and_the_shape_is_kept(int width, int height, int longest, int smallWidth, int smallHeight)
    {
        using var image = Slope(width, height, 3);

        var (format, file) = Thumbnail.Make(Png(image), longest);

        using var small = ImageCodec.Decode(file);
        (format, small.Format, small.Pixels.Width, small.Pixels.Height).ShouldBe((ImageFormat.Jpeg, ImageFormat.Jpeg, smallWidth, smallHeight));
    }

    [Fact]
    public void What_can_be_seen_through_stays_so()
    {
        using var image = Slope(200, 200, 4);
        image.Clear();

        var (format, file) = Thumbnail.Make(Png(image), 50);

        using var small = ImageCodec.Decode(file);
        format.ShouldBe(ImageFormat.Png);
        small.Pixels.Row(25)[(25 * 4) + 3].ShouldBe((byte)0);
    }

    [Fact]
    public void It_looks_as_the_picture_does()
    {
        using var image = TestImages.Photo(512, 512, 3);

        var (_, file) = Thumbnail.Make(Png(image), 128);

        using var small = ImageCodec.Decode(file);
        using var half = Resample.To(image, 128, 128);
        Psnr.Compare(small.Pixels, half).ShouldBeGreaterThan(35);
    }

    [Fact]
    public void A_photo_that_lies_on_its_side_is_turned_and_says_nothing_of_where_it_was_taken()
    {
        using var image = Slope(200, 100, 3);
        using var photo = new MemoryStream();
        ImageCodec.Encode(image, photo, ImageFormat.Jpeg, metadata: new ImageMetadata { Orientation = Orientation.Rotate90, Exif = TestExif.WithOrientation(Orientation.Rotate90) });
        photo.Position = 0;

        var (_, file) = Thumbnail.Make(photo, 50);

        using var small = ImageCodec.Decode(file);
        (small.Pixels.Width, small.Pixels.Height, small.Metadata.Orientation).ShouldBe((25, 50, Orientation.Normal));
        small.Metadata.Exif.ShouldBeNull();
    }

    [Fact]
    public void A_picture_over_the_limit_is_refused_by_its_header()
    {
        using var image = Slope(100, 100, 3);

        Should.Throw<MediaFormatException>(() => Thumbnail.Make(Png(image), 50, new ImageLimits { MaxInputPixels = 9_999 }));
    }

    private static ImageBuffer Slope(int width, int height, int channels)
    {
        var image = new ImageBuffer(width, height, channels);
        for (var y = 0; y < height; y++)
        {
            var row = image.Row(y);
            for (var i = 0; i < row.Length; i++)
                row[i] = (byte)((i / channels * 255 / width) + (y * (i % channels) * 60 / height));
        }

        return image;
    }

    private static MemoryStream Png(ImageBuffer image) => new(ImageCodec.Encode(image, ImageFormat.Png));
}
