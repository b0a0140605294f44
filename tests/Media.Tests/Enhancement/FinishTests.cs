using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Enhancement;

/// <summary>Sharpening, local contrast, deblocking and the skin mask.</summary>
public sealed class FinishTests
{
    [Fact]
    public void Sharpening_steepens_an_edge_without_a_halo()
    {
        using var edge = Fill(60, 20, (x, _) => 60 + 130 / (1 + MathF.Exp((30 - x) / 1.5f)));
        using var sharp = Sharpen.Apply(edge, 1, 1, 2);
        (sharp.Row(10)[33] - sharp.Row(10)[27]).ShouldBeGreaterThan(1.02f * (edge.Row(10)[33] - edge.Row(10)[27]));
        foreach (var sample in sharp.Samples)
            sample.ShouldBeInRange(60 - 1, 190 + 1);
    }

    [Fact]
    public void Sharpening_leaves_faint_noise_alone()
    {
        var random = new Random(4);
        using var noise = Fill(64, 64, (_, _) => 100 + random.NextSingle());
        using var sharp = Sharpen.Apply(noise, 1, 1, 3);
        Deviation(sharp).ShouldBeLessThan(1.1f * Deviation(noise));
    }

    [Fact]
    public void A_mask_of_zero_keeps_what_it_covers()
    {
        using var edge = Fill(40, 40, (x, y) => (x / 5 + y / 7) % 2 * 90 + 40);
        using var none = Fill(40, 40, (_, _) => 0);
        using var sharp = Sharpen.Apply(edge, 2, 1, 1, none);
        using var contrast = LocalContrast.Apply(edge, 2, none);
        sharp.Samples.SequenceEqual(edge.Samples).ShouldBeTrue();
        contrast.Samples.SequenceEqual(edge.Samples).ShouldBeTrue();
    }

    [Fact]
    public void Local_contrast_lifts_texture_and_leaves_edges_and_flats()
    {
        using var texture = Fill(96, 96, (x, y) => 120 + 8 * MathF.Sin(x / 4f) * MathF.Sin(y / 4f));
        using var lifted = LocalContrast.Apply(texture, 0.5f);
        Deviation(lifted).ShouldBeGreaterThan(1.3f * Deviation(texture));

        using var step = Fill(96, 96, (x, _) => x < 48 ? 50 : 200);
        using var kept = LocalContrast.Apply(step, 0.5f);
        foreach (var sample in kept.Samples)
            sample.ShouldBeInRange(50 - 4.5f, 200 + 4.5f); // 3% of the step

        using var flat = Fill(50, 50, (_, _) => 90);
        using var same = LocalContrast.Apply(flat, 0.5f);
        foreach (var sample in same.Samples)
            sample.ShouldBe(90, 1e-3);
    }

    [Fact]
    public void A_JPEG_grid_is_measured_and_softened_and_a_real_edge_is_kept()
    {
        using var smooth = Fill(128, 128, (x, y) => 60 + x * 0.7f + y * 0.3f);
        using var blocky = Fill(128, 128, (x, y) => 60 + (x / 8 * 8 + 3.5f) * 0.7f + (y / 8 * 8 + 3.5f) * 0.3f);
        Deblock.Blockiness(smooth).ShouldBeLessThan(0.05f);
        var before = Deblock.Blockiness(blocky);
        before.ShouldBeGreaterThan(Deblock.Visible);
        using var softened = Deblock.Apply(blocky, before);
        Deblock.Blockiness(softened).ShouldBeLessThan(before / 2);
        UpscaleTests.Psnr(smooth, softened).ShouldBeGreaterThan(UpscaleTests.Psnr(smooth, blocky) + 1);

        using var edge = Fill(64, 64, (x, _) => x < 32 ? 40 : 180);
        using var kept = Deblock.Apply(edge, before);
        kept.Samples.SequenceEqual(edge.Samples).ShouldBeTrue();
    }

    [Theory]
    [InlineData(224, 172, 150, true)] // fair
    [InlineData(141, 85, 60, true)] // dark
    [InlineData(60, 120, 200, false)] // sky
    [InlineData(70, 140, 60, false)] // leaves
    [InlineData(128, 128, 128, false)] // gray
    public void Skin_is_told_from_sky_and_leaves(float r, float g, float b, bool skin)
    {
        var (y, u, v) = YCbCr.FromRgb(r, g, b);
        using var luma = Fill(24, 24, (_, _) => y);
        using var cb = Fill(24, 24, (_, _) => u);
        using var cr = Fill(24, 24, (_, _) => v);
        using var mask = SkinMask.Find(luma, cb, cr);
        mask.Row(12)[12].ShouldBeInRange(skin ? 0.7f : 0, skin ? 1.001f : 0.05f);
    }

    private static Plane Fill(int width, int height, Func<int, int, float> value)
    {
        var plane = new Plane(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                plane.Row(y)[x] = value(x, y);
        return plane;
    }

    private static float Deviation(Plane plane)
    {
        var samples = plane.Samples.ToArray();
        var mean = samples.Average();
        return MathF.Sqrt(samples.Average(s => (s - mean) * (s - mean)));
    }
}
