using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests;

public sealed class ImageBufferTests
{
    [Fact]
    public void Rows_follow_each_other_without_padding()
    {
        using var image = new ImageBuffer(3, 2, 4, PixelType.UInt16);
        image.Stride.ShouldBe(24);
        image.Row<ushort>(1).Length.ShouldBe(12);
    }

    [Fact]
    public void Refuses_to_read_samples_as_another_type()
    {
        using var image = new ImageBuffer(3, 2, 4, PixelType.UInt16);
        Should.Throw<InvalidOperationException>(() => image.Row<float>(0).Clear());
    }
}
