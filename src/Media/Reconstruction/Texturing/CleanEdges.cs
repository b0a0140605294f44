using System.Numerics;
using GenAsset.Media.Reconstruction.Fusing;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>
/// A pixel on the edge of a surface holds some of what is beyond it. Such pixels take the colour of the nearest clean ones of their own surface, or the
/// background would run around the object as a bright line.
/// </summary>
internal static class CleanEdges
{
    private const int Rings = 2;

    /// <summary>Changes <paramref name="light"/>, one a pixel, in place.</summary>
    public static void Mend(DepthFrame frame, Vector3[] light)
    {
        int width = frame.Width, height = frame.Height;
        var isClean = new bool[light.Length];
        var unclean = new List<int>();
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var i = (y * width) + x;
                isClean[i] = frame.IsClean(x, y);
                if (!isClean[i] && frame.Depth[i] > 0)
                    unclean.Add(i);
            }
        }
        var mended = new List<(int Pixel, Vector3 Light)>();
        for (var ring = 0; ring < Rings && unclean.Count > 0; ring++)
        {
            mended.Clear();
            foreach (var i in unclean)
                if (Around(frame, light, isClean, i) is { } found)
                    mended.Add((i, found));
            foreach (var (pixel, found) in mended)
                (light[pixel], isClean[pixel]) = (found, true);
            unclean.RemoveAll(i => isClean[i]);
        }
    }

    private static Vector3? Around(DepthFrame frame, Vector3[] light, bool[] isClean, int pixel)
    {
        int x = pixel % frame.Width, y = pixel / frame.Width;
        var depth = frame.Depth[pixel];
        // As far as a surface at 80 degrees goes back within a pixel.
        var step = frame.PixelAt(depth) * 6;
        var (sum, count) = (Vector3.Zero, 0);
        for (var ny = Math.Max(0, y - 1); ny <= Math.Min(frame.Height - 1, y + 1); ny++)
        {
            for (var nx = Math.Max(0, x - 1); nx <= Math.Min(frame.Width - 1, x + 1); nx++)
            {
                var i = (ny * frame.Width) + nx;
                if (!isClean[i] || MathF.Abs(frame.Depth[i] - depth) > step)
                    continue;
                sum += light[i];
                count++;
            }
        }
        return count > 0 ? sum / count : null;
    }
}
