using System.Diagnostics;
using System.Globalization;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Enhance;

/// <summary>Lanczos3 of a 12 MP photo-like RGB image to half and to double, ours and libvips's by turns; medians go to bench/results/resample.csv.</summary>
internal static class ResampleSpeed
{
    private const int Rounds = 9;

    public static int Run()
    {
        using var image = Waves(4000, 3000);
        var lines = new List<string> { $"task,ours_ms,libvips_{Vips.Version}_ms,ours_over_libvips" };
        foreach (var (name, scale) in new[] { ("half", 0.5), ("double", 2.0), ("to 1600x1200", 0.4) })
        {
            var (width, height) = ((int)(image.Width * scale), (int)(image.Height * scale));
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds + 2; round++)
            {
                ours.Add(Milliseconds(() => Resample.To(image, width, height).Dispose()));
                theirs.Add(Milliseconds(() => Vips.Resize(image, scale)));
            }
            var (a, b) = (Median(ours), Median(theirs));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"12 MP RGB lanczos3 {name},{a:F1},{b:F1},{a / b:F2}"));
            Console.WriteLine(lines[^1]);
        }
        File.WriteAllLines("bench/results/resample.csv", lines);
        return 0;
    }

    private static double Milliseconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalMilliseconds;
    }

    // The first two rounds are for the just-in-time compiler and the caches.
    private static double Median(List<double> times)
    {
        var sorted = times.Skip(2).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static ImageBuffer Waves(int width, int height)
    {
        var image = new ImageBuffer(width, height, 3);
        var random = new Random(3);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var channel = 0; channel < 3; channel++)
                    image.Row(y)[3 * x + channel] = (byte)(120 + 60 * Math.Sin(x / 31.0 + channel) + 40 * Math.Cos((x + y) / 7.0) + random.Next(-20, 20));
        return image;
    }
}
