using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>
/// Changes a texture until the mesh's pictures are as near to the views as they can be: conjugate gradients on the least-squares problem (M. Hestenes
/// and E. Stiefel, 1952, in the form for least squares), each texel scaled by how much the pixels see of it. What a picture's pixels blur comes out sharp, and
/// views that disagree by a fraction of a pixel are reconciled where both can be right.
/// </summary>
internal static class TextureRefinement
{
    private const int Steps = 8;

    // How much a texel's change counts against the pixels' differences: holds what they hardly see.
    private const float Damping = 0.02f;

    // Views are dealt to two sums, whatever the threads, so that the result does not depend on them.
    private const int Hands = 2;

    /// <summary>Changes <paramref name="texture"/> in place.</summary>
    public static void Refine(Mesh mesh, ImageBuffer texture, IReadOnlyList<CapturedView> views, Sight[] sights, ParallelOptions parallel)
    {
        var size = texture.Width;
        var taps = new PixelTaps[views.Count];
        Parallel.For(0, taps.Length, parallel, i => taps[i] = new PixelTaps(mesh, views[i], sights[i].Frame, size));
        Vector3[][] rest = [.. taps.Select(t => new Vector3[t.Count])], along = [.. taps.Select(t => new Vector3[t.Count])];
        Parallel.For(0, taps.Length, parallel, i => taps[i].Compare(texture, rest[i]));
        var scale = new float[size * size];
        foreach (var tap in taps)
            tap.AddSquares(scale);
        var texels = new Texels(size, parallel);
        var change = new Vector3[size * size];
        var direction = new Vector3[size * size];
        Vector3[][] slopes = [.. Enumerable.Range(0, Hands).Select(_ => new Vector3[size * size])];
        var before = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            Slope(taps, rest, slopes, parallel);
            var now = texels.Sum(i => Steepness(i));
            if (!(now > 0))
                break;
            var keep = step == 0 ? 0 : (float)(now / before);
            before = now;
            texels.Each(i => direction[i] = (slopes[0][i] / (scale[i] + Damping)) + (direction[i] * keep));
            Parallel.For(0, taps.Length, parallel, i => taps[i].Gather(direction, along[i]));
            var length = along.Sum(view => view.Sum(v => (double)v.LengthSquared())) + (Damping * texels.Sum(i => direction[i].LengthSquared()));
            var far = (float)(now / length);
            texels.Each(i => change[i] += direction[i] * far);
            Parallel.For(0, taps.Length, parallel, i =>
            {
                for (var pixel = 0; pixel < rest[i].Length; pixel++)
                    rest[i][pixel] -= along[i][pixel] * far;
            });
        }
        Apply(texture, change, parallel);

        // Joins the hands' sums, takes off the damping's share and gives the slope's length in the scaled space.
        double Steepness(int i)
        {
            var slope = slopes[0][i] + slopes[1][i] - (change[i] * Damping);
            slopes[0][i] = slope;
            return slope.LengthSquared() / (scale[i] + Damping);
        }
    }

    private static void Slope(PixelTaps[] taps, Vector3[][] rest, Vector3[][] slopes, ParallelOptions parallel) => Parallel.For(0, Hands, parallel, hand =>
    {
        Array.Clear(slopes[hand]);
        for (var view = hand; view < taps.Length; view += Hands)
            taps[view].Scatter(rest[view], slopes[hand]);
    });

    private static void Apply(ImageBuffer texture, Vector3[] change, ParallelOptions parallel) => Parallel.For(0, texture.Height, parallel, y =>
    {
        var row = texture.Row(y);
        for (var x = 0; x < texture.Width; x++)
        {
            var delta = change[(y * texture.Width) + x];
            if (delta == Vector3.Zero)
                continue;
            var texel = row.Slice(x * 3, 3);
            for (var channel = 0; channel < 3; channel++)
                texel[channel] = SrgbCurve.ToByte(SrgbCurve.DecodeByte(texel[channel]) + delta[channel]);
        }
    });

    /// <summary>Visits all texels row by row; sums are added in the rows' order.</summary>
    private sealed class Texels(int size, ParallelOptions parallel)
    {
        public void Each(Action<int> visit) => Parallel.For(0, size, parallel, y =>
        {
            for (var i = y * size; i < (y + 1) * size; i++)
                visit(i);
        });

        public double Sum(Func<int, double> value)
        {
            var rows = new double[size];
            Parallel.For(0, size, parallel, y =>
            {
                for (var i = y * size; i < (y + 1) * size; i++)
                    rows[y] += value(i);
            });
            return rows.Sum();
        }
    }
}
