using System.Numerics;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>The halo around what is brighter than white: the excess, blurred wide at a quarter of the size.</summary>
internal sealed class Bloom
{
    private const int Shrink = 4;
    private readonly Vector3[] _halo;
    private readonly int _width;
    private readonly int _height;

    private Bloom(Vector3[] halo, int width, int height) => (_halo, _width, _height) = (halo, width, height);

    /// <summary>The halo of a picture's light.</summary>
    public static Bloom Of(Vector3[] light, int width, int height)
    {
        var (w, h) = ((width + Shrink - 1) / Shrink, (height + Shrink - 1) / Shrink);
        var excess = new Vector3[w * h];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var color = light[(y * width) + x];
                var peak = MathF.Max(color.X, MathF.Max(color.Y, color.Z));
                if (peak > 1.1f)
                    excess[(y / Shrink * w) + (x / Shrink)] += color * (MathF.Min(peak - 1.1f, 4) / peak / (Shrink * Shrink));
            }
        }
        var radius = Math.Max(1, Math.Min(width, height) / 48 / Shrink * 2);
        var temp = new Vector3[w * h];
        // Three boxes make all but a Gaussian.
        for (var pass = 0; pass < 3; pass++)
        {
            Blur(excess, temp, w, h, radius, 1, w);
            Blur(temp, excess, h, w, radius, w, 1);
        }
        return new(excess, w, h);
    }

    /// <summary>The halo at a pixel.</summary>
    public Vector3 At(int x, int y)
    {
        var (u, v) = (MathF.Max(0, ((x + 0.5f) / Shrink) - 0.5f), MathF.Max(0, ((y + 0.5f) / Shrink) - 0.5f));
        var (ix, iy) = (Math.Min((int)u, _width - 1), Math.Min((int)v, _height - 1));
        var (jx, jy) = (Math.Min(ix + 1, _width - 1), Math.Min(iy + 1, _height - 1));
        var above = Vector3.Lerp(_halo[(iy * _width) + ix], _halo[(iy * _width) + jx], u - ix);
        var below = Vector3.Lerp(_halo[(jy * _width) + ix], _halo[(jy * _width) + jx], u - ix);
        return Vector3.Lerp(above, below, v - iy) * 0.9f;
    }

    private static void Blur(Vector3[] from, Vector3[] to, int length, int lines, int radius, int step, int lineStep)
    {
        var scale = 1f / ((2 * radius) + 1);
        for (var line = 0; line < lines; line++)
        {
            var start = line * lineStep;
            var sum = Vector3.Zero;
            for (var i = -radius; i < length; i++)
            {
                if (i + radius < length)
                    sum += from[start + ((i + radius) * step)];
                if (i - radius - 1 >= 0)
                    sum -= from[start + ((i - radius - 1) * step)];
                if (i >= 0)
                    to[start + (i * step)] = Vector3.Max(sum, Vector3.Zero) * scale;
            }
        }
    }
}
