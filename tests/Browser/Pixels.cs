using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;
using Microsoft.Playwright;

namespace GenAsset.Browser.Tests;

/// <summary>What an element of the page really looks like.</summary>
internal static class Pixels
{
    /// <summary>A picture of one element.</summary>
    public static async Task<ImageBuffer> OfAsync(ILocator element) =>
        PngDecoder.Decode(await element.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled })).Pixels;

    /// <summary>The share of pixels for which a rule holds; the rule sees red, green, blue.</summary>
    public static double Share(ImageBuffer image, Func<byte, byte, byte, bool> rule, Func<int, bool>? rowRule = null)
    {
        long hits = 0, all = 0;
        for (var y = 0; y < image.Height; y++)
        {
            if (rowRule?.Invoke(y) == false)
                continue;
            var row = image.Row(y);
            for (var x = 0; x + image.Channels <= image.Stride; x += image.Channels)
            {
                all++;
                if (rule(row[x], row[x + 1], row[x + 2]))
                    hits++;
            }
        }

        return (double)hits / all;
    }

    public static bool IsOrange(byte r, byte g, byte b) => r > b + 60 && r > 120;

    public static bool IsBlue(byte r, byte g, byte b) => b > r + 40;
}
