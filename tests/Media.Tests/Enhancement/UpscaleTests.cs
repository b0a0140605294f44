using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;
using GenAsset.Media.Tests.Imaging;

namespace GenAsset.Media.Tests.Enhancement;

public sealed class UpscaleTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Beats_a_cubic_on_edges_and_texture(int scale)
    {
        using var photo = TestImages.Photo(160, 120, 1);
        using var truth = TestImages.Luma(photo);
        using var low = Resample.To(truth, 160 / scale, 120 / scale, ResampleKernel.CatmullRom);
        using var cubic = Resample.To(low, 160, 120, ResampleKernel.CatmullRom);
        using var ours = Upscale.By(low, scale);
        Psnr(truth, ours).ShouldBeGreaterThan(Psnr(truth, cubic) + 0.8);
    }

    [Fact]
    public void A_flat_plane_stays_flat_to_the_last_bit_of_a_byte()
    {
        using var flat = new Plane(20, 11);
        flat.Samples.Fill(137);
        using var large = Upscale.By(flat, 4);
        foreach (var sample in large.Samples)
            sample.ShouldBe(137, 1e-3);
    }

    [Fact]
    public void A_mirrored_plane_gives_the_mirrored_result()
    {
        using var photo = TestImages.Photo(50, 40, 1, noise: 15);
        using var plane = TestImages.Luma(photo);
        using var flipped = Map(plane, (x, y) => (plane.Width - 1 - x, y), 50, 40);
        using var turned = Map(plane, (x, y) => (y, x), 40, 50);
        using var result = Upscale.By(plane, 2);
        using var flippedResult = Upscale.By(flipped, 2);
        using var turnedResult = Upscale.By(turned, 2);
        using var flippedExpected = Map(result, (x, y) => (result.Width - 1 - x, y), 100, 80);
        using var turnedExpected = Map(result, (x, y) => (y, x), 80, 100);
        Differing(flippedResult, flippedExpected).ShouldBeLessThan(0.01);
        Differing(turnedResult, turnedExpected).ShouldBeLessThan(0.01);
    }

    [Fact]
    public void A_step_gets_no_halo()
    {
        using var step = new Plane(40, 40);
        for (var y = 0; y < 40; y++)
            for (var x = 0; x < 40; x++)
                step.Row(y)[x] = x + y / 3 < 25 ? 60 : 190;
        using var large = Upscale.By(step, 4);
        foreach (var sample in large.Samples)
            sample.ShouldBeInRange(60 - 130 * 0.137f, 190 + 130 * 0.137f); // 10% of the step, then 3% of the 120%
    }

    [Fact]
    public void Filters_survive_their_file()
    {
        float[] strengths = [2, 9];
        float[] coherences = [0.4f];
        var buckets = new UpscaleBuckets(strengths, coherences);
        var random = new Random(3);
        var kept = Enumerable.Range(0, UpscaleFilters.KeptAngles * buckets.PerAngle * 4 * 49).Select(_ => (float)(Half)random.NextSingle()).ToArray();
        var file = UpscaleFilters.Write(buckets, kept);
        var read = UpscaleFilters.Read(file);
        read.Buckets.StrengthEdges.ToArray().ShouldBe(strengths);
        read.Buckets.CoherenceEdges.ToArray().ShouldBe(coherences);
        read.Weights.SequenceEqual(new UpscaleFilters(buckets, kept).Weights).ShouldBeTrue();
    }

    [Fact]
    public void A_damaged_filter_file_is_a_typed_error()
    {
        var file = UpscaleFilters.Write(new UpscaleBuckets([1], [0.5f]), new float[UpscaleFilters.KeptAngles * 4 * 4 * 49]);
        for (var length = 0; length < file.Length; length += length < 40 ? 1 : 97)
            Should.Throw<MediaFormatException>(() => UpscaleFilters.Read(file.AsSpan(0, length)));
        for (var at = 0; at < 8; at++)
        {
            var damaged = (byte[])file.Clone();
            damaged[at] ^= 0x55;
            Should.Throw<MediaFormatException>(() => UpscaleFilters.Read(damaged));
        }
    }

    [Fact]
    public void The_shipped_filters_are_small()
    {
        var assembly = typeof(UpscaleFilters).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".bin", StringComparison.Ordinal)).ToList();
        names.Count.ShouldBe(2);
        names.Sum(name => assembly.GetManifestResourceStream(name)!.Length).ShouldBeLessThan(400_000); // the name was just listed
    }

    internal static double Psnr(Plane a, Plane b)
    {
        double sum = 0;
        for (var i = 0; i < a.Samples.Length; i++)
            sum += Math.Pow(a.Samples[i] - b.Samples[i], 2);
        return 10 * Math.Log10(65025.0 * a.Samples.Length / sum);
    }

    // A pixel whose angle lies between two buckets to the last bit may fall into either, and half floats round: a quarter of a level is counted.
    private static double Differing(Plane a, Plane b)
    {
        var count = 0;
        for (var i = 0; i < a.Samples.Length; i++)
            count += Math.Abs(a.Samples[i] - b.Samples[i]) > 0.25f ? 1 : 0;
        return (double)count / a.Samples.Length;
    }

    private static Plane Map(Plane from, Func<int, int, (int X, int Y)> place, int width, int height)
    {
        var to = new Plane(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = place(x, y);
                to.Row(y)[x] = from.Row(fromY)[fromX];
            }
        return to;
    }
}
