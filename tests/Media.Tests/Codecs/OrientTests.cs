using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs;

public sealed class OrientTests
{
    // EXIF's own picture of it: where the pixel 1 of "12 / 34 / 56" is seen after turning.
    [Theory]
    [InlineData(Orientation.Normal, "12/34/56")]
    [InlineData(Orientation.FlipHorizontal, "21/43/65")]
    [InlineData(Orientation.Rotate180, "65/43/21")]
    [InlineData(Orientation.FlipVertical, "56/34/12")]
    [InlineData(Orientation.Transpose, "135/246")]
    [InlineData(Orientation.Rotate90, "531/642")]
    [InlineData(Orientation.Transverse, "642/531")]
    [InlineData(Orientation.Rotate270, "246/135")]
    public void Turns_as_EXIF_says(Orientation orientation, string expected)
    {
        using var image = new ImageBuffer(2, 3, 1);
        for (var i = 0; i < 6; i++)
            image.Row(i / 2)[i % 2] = (byte)('1' + i);
        using var turned = Orient.Apply(image, orientation);
        var rows = Enumerable.Range(0, turned.Height).Select(y => System.Text.Encoding.ASCII.GetString(turned.Row(y)));
        string.Join('/', rows).ShouldBe(expected);
    }

    [Theory]
    [InlineData(1, PixelType.UInt8)]
    [InlineData(2, PixelType.UInt8)]
    [InlineData(3, PixelType.UInt8)]
    [InlineData(4, PixelType.UInt8)]
    [InlineData(3, PixelType.UInt16)]
    [InlineData(4, PixelType.UInt16)]
    [InlineData(3, PixelType.Float32)]
    [InlineData(4, PixelType.Float32)]
    public void Every_pixel_size_turns_back(int channels, PixelType type)
    {
        using var image = TestImages.Noise(70, 45, channels, type);
        foreach (var (there, back) in new[] { (Orientation.Rotate90, Orientation.Rotate270), (Orientation.Transpose, Orientation.Transpose), (Orientation.Rotate180, Orientation.Rotate180) })
        {
            using var turned = Orient.Apply(image, there);
            using var returned = Orient.Apply(turned, back);
            returned.ShouldEqual(image);
        }
    }

    [Fact]
    public void An_upright_image_says_so_everywhere()
    {
        using var image = TestImages.Photo(20, 10, 3);
        var metadata = new ImageMetadata { Orientation = Orientation.Rotate90, Exif = TestExif.WithOrientation(Orientation.Rotate90), DpiX = 100, DpiY = 200 };
        using var upright = new DecodedImage(ImageFormat.Jpeg, image.Clone(), metadata).Upright();
        (upright.Pixels.Width, upright.Pixels.Height).ShouldBe((10, 20));
        upright.Metadata.Orientation.ShouldBe(Orientation.Normal);
        ExifBlock.ReadOrientation(upright.Metadata.Exif).ShouldBe(Orientation.Normal);
        (upright.Metadata.DpiX, upright.Metadata.DpiY).ShouldBe((200, 100));
    }
}
