using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;
using GenAsset.Media.Tests.Imaging;

namespace GenAsset.Media.Tests.Enhancement;

public sealed class EnhancerTests
{
    private static readonly EnhancementOptions s_untiled = new() { TileSize = 100_000, Threads = 1 };

    public static TheoryData<string> Names => [.. EnhancementRecipes.All.Select(recipe => recipe.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tiles_leave_no_trace(string name)
    {
        using var photo = TestImages.Photo(131, 117, noise: 9);
        var recipe = EnhancementRecipes.Find(name)!; // Names come from there
        using var whole = Enhancer.Run(photo, recipe, s_untiled).Image;
        using var tiled = Enhancer.Run(photo, recipe, new() { TileSize = 48, Threads = 2 }).Image;
        TestImages.Same(whole, tiled).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, PixelType.UInt8)]
    [InlineData(2, PixelType.UInt8)]
    [InlineData(4, PixelType.UInt8)]
    [InlineData(3, PixelType.UInt16)]
    [InlineData(4, PixelType.Float32)]
    public void Every_kind_of_pixel_is_enhanced_and_tiles_leave_no_trace(int channels, PixelType type)
    {
        using var photo = TestImages.Photo(101, 77, channels, type, noise: 6);
        var recipe = EnhancementRecipes.Find("face_2x")!; // a name of the list
        using var whole = Enhancer.Run(photo, recipe, s_untiled).Image;
        using var tiled = Enhancer.Run(photo, recipe, new() { TileSize = 24, Threads = 2 }).Image;
        (whole.Width, whole.Height, whole.Channels, whole.Type).ShouldBe((202, 154, channels, type));
        TestImages.Same(whole, tiled).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(7, 3)]
    public void Tiny_images_are_enhanced(int width, int height)
    {
        using var flat = TestImages.Flat(width, height, 3, 90);
        foreach (var recipe in EnhancementRecipes.All)
        {
            using var image = Enhancer.Run(flat, recipe).Image;
            using var expected = TestImages.Flat(width * recipe.Scale, height * recipe.Scale, 3, 90);
            TestImages.Same(image, expected).ShouldBeTrue(recipe.Name);
        }
    }
}
