using System.Numerics;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>Whether a view and its depth show the same object: where the view is clearly not its background, the depth must have something.</summary>
internal static class Silhouettes
{
    /// <summary>The share of a view's visible object, or of its depth's, that the other lacks, above which they belong to different objects.</summary>
    public const double MostMissing = 0.15;

    // A pixel this far from the background's colour, 0..255, is no noise and no shadow.
    private const float Distinct = 40;

    // The rims of a view are blurred, and may be a pixel off.
    private const int Rim = 2;

    /// <summary>The share of the view's object that its depth lacks; null when the view's background is not of one colour, and nothing can be said.</summary>
    public static double? MissingShare(Capture capture, int view, int background)
    {
        var color = capture.Colors[view];
        if (color.Channels == 4 || BackgroundOf(color) is not { } paper)
            return null;
        int shown = 0, missing = 0;
        for (var y = 0; y < capture.Height; y++)
        {
            var row = color.Row(y);
            for (var x = 0; x < capture.Width; x++)
            {
                if (Vector3.Distance(ColorAt(row, x, color.Channels), paper) < Distinct)
                    continue;
                shown++;
                missing += Near(capture, view, x, y, background) ? 0 : 1;
            }
        }
        // An object of the background's own colour shows nothing to compare.
        return shown * 100L < (long)capture.Width * capture.Height ? null : missing / (double)shown;
    }

    private static bool Near(Capture capture, int view, int x, int y, int background)
    {
        var values = capture.Depths[view].Values;
        for (var v = Math.Max(0, y - Rim); v <= Math.Min(capture.Height - 1, y + Rim); v++)
            for (var u = Math.Max(0, x - Rim); u <= Math.Min(capture.Width - 1, x + Rim); u++)
                if (values[(v * capture.Width) + u] != background)
                    return true;
        return false;
    }

    // The colour of the border, when nearly all of the border has it.
    private static Vector3? BackgroundOf(ImageBuffer color)
    {
        var border = new List<Vector3>();
        for (var y = 0; y < color.Height; y++)
        {
            var row = color.Row(y);
            var step = y == 0 || y == color.Height - 1 ? 1 : color.Width - 1;
            for (var x = 0; x < color.Width; x += step)
                border.Add(ColorAt(row, x, color.Channels));
        }
        var median = new Vector3(Median(border, c => c.X), Median(border, c => c.Y), Median(border, c => c.Z));
        return border.Count(c => Vector3.Distance(c, median) < Distinct / 2) > border.Count * 0.9 ? median : null;
    }

    private static float Median(List<Vector3> colors, Func<Vector3, float> channel)
    {
        var values = colors.Select(channel).ToArray();
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static Vector3 ColorAt(ReadOnlySpan<byte> row, int x, int channels) => new(row[x * channels], row[(x * channels) + 1], row[(x * channels) + 2]);
}
