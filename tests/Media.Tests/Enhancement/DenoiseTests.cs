using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;
using GenAsset.Media.Tests.Imaging;

namespace GenAsset.Media.Tests.Enhancement;

public sealed class DenoiseTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(40)]
    public void The_estimate_of_noise_is_within_an_eighth(float sigma)
    {
        using var truth = Truth(256, 256);
        using var noisy = Noisy(truth, sigma);
        NoiseEstimate.Sigma(noisy).ShouldBe(sigma, sigma / 8);
    }

    [Fact]
    public void A_clean_plane_is_found_clean()
    {
        using var truth = Truth(256, 256);
        NoiseEstimate.Sigma(truth).ShouldBeLessThan(0.8f);
    }

    [Theory]
    [InlineData(10, 6.0, 7.5)]
    [InlineData(25, 9.5, 11.0)]
    [InlineData(60, 10.5, 12.5)]
    public void Noise_goes_and_block_matching_beats_the_plain_transform(float sigma, double dctGain, double gain)
    {
        using var truth = Truth(128, 128);
        using var noisy = Noisy(truth, sigma);
        using var dct = DenoiseDct.Apply(noisy, sigma);
        using var bm3d = DenoiseBm3d.Apply(noisy, sigma);
        var before = UpscaleTests.Psnr(truth, noisy);
        (UpscaleTests.Psnr(truth, dct) - before).ShouldBeGreaterThan(dctGain);
        (UpscaleTests.Psnr(truth, bm3d) - before).ShouldBeGreaterThan(gain);
    }

    [Fact]
    public void Inside_the_margin_a_part_gives_what_the_whole_gives()
    {
        const int Left = 24, Top = 48, Side = 240, Margin = DenoiseBm3d.Radius;
        using var truth = Truth(300, 320);
        using var noisy = Noisy(truth, 20);
        using var part = new Plane(Side, Side);
        for (var y = 0; y < Side; y++)
            noisy.Row(Top + y).Slice(Left, Side).CopyTo(part.Row(y));
        using var whole = DenoiseBm3d.Apply(noisy, 20);
        using var inner = DenoiseBm3d.Apply(part, 20, Margin);
        for (var y = Margin; y < Side - Margin; y++)
            inner.Row(y)[Margin..^Margin].SequenceEqual(whole.Row(Top + y).Slice(Left + Margin, Side - 2 * Margin)).ShouldBeTrue($"row {y}");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 30)]
    [InlineData(38, 9)]
    [InlineData(39, 8)]
    [InlineData(41, 100)]
    public void Flat_planes_of_any_size_stay_as_they_are(int width, int height)
    {
        using var flat = new Plane(width, height);
        flat.Samples.Fill(77);
        using var dct = DenoiseDct.Apply(flat, 10, 3);
        using var bm3d = DenoiseBm3d.Apply(flat, 10);
        foreach (var plane in (Plane[])[dct, bm3d])
            foreach (var sample in plane.Samples)
                sample.ShouldBe(77, 0.02); // the Wiener step weighs even the mean by signal over signal and noise
    }

    private static Plane Truth(int width, int height)
    {
        using var photo = TestImages.Photo(width, height, 1);
        return TestImages.Luma(photo);
    }

    private static Plane Noisy(Plane truth, float sigma)
    {
        var random = new Random(11);
        var noisy = truth.Clone();
        foreach (ref var sample in noisy.Samples)
            sample += sigma * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return noisy;
    }
}
