using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;
using GenAsset.Media.Tests.Imaging;

namespace GenAsset.Media.Tests.Enhancement;

public sealed class EnhancerTests
{
    private static readonly EnhancementOptions s_untiled = new() { TileSize = 100_000, Threads = 1 };

    [Theory]
    [InlineData("face_4x", 131, 61)]
    [InlineData("general_2x", 131, 61)]
    [InlineData("high_fidelity_4x", 420, 201)]
    [InlineData("detail_denoise", 77, 131)]
    public void Tiles_leave_no_trace(string name, int width, int height)
    {
        using var photo = TestImages.Photo(width, height, noise: 9);
        var recipe = EnhancementRecipes.Find(name)!; // a name of the list
        using var whole = Enhancer.Run(photo, recipe, s_untiled).Image;
        using var tiled = Enhancer.Run(photo, recipe, new() { TileSize = 72, Threads = 2 }).Image;
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
        using var photo = TestImages.Photo(61, 37, channels, type, noise: 6);
        var recipe = EnhancementRecipes.Find("face_2x")!; // a name of the list
        using var whole = Enhancer.Run(photo, recipe, s_untiled).Image;
        using var tiled = Enhancer.Run(photo, recipe, new() { TileSize = 24, Threads = 2 }).Image;
        (whole.Width, whole.Height, whole.Channels, whole.Type).ShouldBe((122, 74, channels, type));
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

    [Fact]
    public void Says_which_operations_ran_and_leaves_out_those_with_nothing_to_do()
    {
        using var noisy = TestImages.Photo(64, 64, noise: 10);
        using var clean = TestImages.Flat(64, 64, 3, 120);
        Names(noisy, "face_2x").ShouldBe(["denoise", "denoise-colour", "skin-aware", "local-contrast", "upscale", "sharpen"]);
        Names(clean, "face_2x").ShouldBe(["skin-aware", "local-contrast", "upscale", "sharpen"]);
        Names(noisy, "high_fidelity_2x").ShouldBe(["upscale"]);
        Names(clean, "sharpen_denoise").ShouldBe(["sharpen"]);
    }

    [Fact]
    public void A_noise_level_that_is_given_is_not_estimated()
    {
        using var clean = TestImages.Flat(40, 40, 1, 120);
        var result = Enhancer.Run(clean, EnhancementRecipes.Find("sharpen_denoise")!, new() { NoiseSigma = 10 }); // a name of the list
        result.Image.Dispose();
        result.Operations[0].ShouldBe(new EnhancementOperation("denoise", "BM3D on luma, sigma 11.0"));
    }

    [Fact]
    public void Noise_goes_and_the_picture_stays()
    {
        using var truth = TestImages.Photo(120, 90);
        using var noisy = TestImages.Photo(120, 90, noise: 15);
        using var clean = Enhancer.Run(noisy, EnhancementRecipes.Find("sharpen_denoise")! with { Sharpen = 0 }).Image; // a name of the list
        Psnr.Compare(truth, clean).ShouldBeGreaterThan(Psnr.Compare(truth, noisy) + 6);
    }

    [Fact]
    public void What_is_transparent_stays_so_and_does_not_bleed()
    {
        using var image = TestImages.Flat(40, 40, 4, 255);
        for (var y = 0; y < 40; y++)
            for (var x = 0; x < 20; x++)
                image.Row(y).Slice(4 * x, 4).Clear(); // transparent black beside opaque white
        using var large = Enhancer.Run(image, EnhancementRecipes.Find("general_2x")!).Image; // a name of the list
        for (var y = 0; y < 80; y++)
        {
            large.Row(y)[3].ShouldBe((byte)0);
            large.Row(y)[4 * 79 + 3].ShouldBe((byte)255);
            for (var x = 40; x < 80; x++)
                large.Row(y)[4 * x].ShouldBeGreaterThanOrEqualTo((byte)245, $"{x}, {y}");
        }
    }

    [Fact]
    public void A_result_that_would_pass_8K_is_made_to_fit()
    {
        using var image = TestImages.Flat(60, 40, 3, 100);
        var recipe = EnhancementRecipes.Find("generative")! with { MaxOutputPixels = 5400 }; // a name of the list
        var grown = Enhancer.Run(image, recipe);
        using (grown.Image)
        {
            (grown.Image.Width, grown.Image.Height).ShouldBe((90, 60));
            grown.Operations[^1].Name.ShouldBe("resample");
        }
        var reduced = Enhancer.Run(image, recipe with { MaxOutputPixels = 600 });
        using (reduced.Image)
        {
            (reduced.Image.Width, reduced.Image.Height).ShouldBe((30, 20));
            reduced.Operations[0].Name.ShouldBe("resample");
        }
    }

    [Fact]
    public void Refuses_an_image_over_the_limit()
    {
        using var image = TestImages.Flat(60, 40, 3, 100);
        var recipe = EnhancementRecipes.Find("general_2x")! with { MaxInputPixels = 2399 }; // a name of the list
        Should.Throw<ArgumentException>(() => Enhancer.Run(image, recipe)).Message.ShouldContain("2400 pixels");
    }

    [Fact]
    public void Progress_rises_to_one_and_cancellation_stops_it()
    {
        using var image = TestImages.Photo(96, 192);
        var recipe = EnhancementRecipes.Find("high_fidelity_2x")!; // a name of the list
        var seen = new Recorder();
        Enhancer.Run(image, recipe, new() { TileSize = 24, Threads = 2 }, seen).Image.Dispose();
        seen.Values.Count.ShouldBe(32);
        seen.Values.ShouldBeInOrder();
        seen.Values[^1].ShouldBe(1);

        using var source = new CancellationTokenSource();
        var stopping = new Recorder { Then = source.Cancel };
        Should.Throw<OperationCanceledException>(() => Enhancer.Run(image, recipe, new() { TileSize = 24, Threads = 2 }, stopping, source.Token));
        stopping.Values.Count.ShouldBeLessThan(32);
    }

    private static IEnumerable<string> Names(ImageBuffer image, string recipe)
    {
        var result = Enhancer.Run(image, EnhancementRecipes.Find(recipe)!); // a name of the list
        result.Image.Dispose();
        return result.Operations.Select(operation => operation.Name);
    }

    private sealed class Recorder : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public Action Then { get; init; } = static () => { };

        public void Report(double value)
        {
            Values.Add(value);
            Then();
        }
    }
}
