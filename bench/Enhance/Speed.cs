using System.Diagnostics;
using System.Globalization;
using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Enhance;

/// <summary>One recipe on one size, appended to bench/results/enhance-speed.csv: a process a row, so that the peak of memory is this row's.</summary>
internal static class Speed
{
    private const string Results = "bench/results/enhance-speed.csv";

    public static int Run(string photo, string name, int megapixels)
    {
        var recipe = EnhancementRecipes.Find(name)!;
        using var source = Pnm.Read(photo);
        using var input = Noisy(source, 1024, 1024 * megapixels);
        using (var warm = Noisy(source, 256, 256))
            for (var i = 0; i < 4; i++)
                Enhancer.Run(warm, recipe).Image.Dispose();
        var clock = Stopwatch.StartNew();
        var result = Enhancer.Run(input, recipe);
        var seconds = clock.Elapsed.TotalSeconds;
        result.Image.Dispose();
        if (!File.Exists(Results))
            File.WriteAllText(Results, "recipe,mp_in,mp_out,seconds,mp_in_per_s,peak_mb,operations\n");
        var row = string.Create(CultureInfo.InvariantCulture, $"{name},{megapixels},{(long)result.Image.Width * result.Image.Height >> 20},{seconds:F2},{megapixels / seconds:F2},{Process.GetCurrentProcess().PeakWorkingSet64 >> 20},{string.Join(' ', result.Operations.Select(o => o.Name))}");
        File.AppendAllText(Results, row + "\n");
        Console.WriteLine(row);
        return 0;
    }

    // The photo, mirrored over and over, with noise of sigma 4, so that every operation has work to do. Sizes are squares where they can be.
    private static ImageBuffer Noisy(ImageBuffer photo, int width, int height)
    {
        while (height >= 4 * width)
            (width, height) = (width * 2, height / 2);
        var image = new ImageBuffer(width, height, photo.Channels);
        var random = new Random(5);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var channel = 0; channel < photo.Channels; channel++)
                {
                    var noise = (random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f) * 8;
                    image.Row(y)[x * photo.Channels + channel] = (byte)Math.Clamp(photo.Row(Fold(y, photo.Height))[Fold(x, photo.Width) * photo.Channels + channel] + noise, 0, 255);
                }
        return image;
    }

    private static int Fold(int index, int length) => index / length % 2 == 0 ? index % length : length - 1 - index % length;
}
