using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>
/// Changes a texture until the mesh's pictures are as near to the views as they can be: least squares, where each texel's change costs the less the more the
/// pixels see of it. What a picture's pixels blur comes out sharp, and views that disagree by a fraction of a pixel are reconciled where both can be right.
/// </summary>
/// <remarks>
/// There are many more texels than pixels, so the unknowns are the pixels' own (the dual problem), by conjugate residuals (E. Stiefel, 1955): of vectors as long as
/// the texture one is needed, instead of four, and the differences left never grow from step to step.
/// </remarks>
internal static class TextureRefinement
{
    private const int Steps = 8;

    // How much a texel's change counts against the pixels' differences: holds what they hardly see.
    private const float Damping = 0.02f;

    // What a pixel's own wish costs: without it the last noise of the views is fitted with ever wilder texels, which show in all other pictures.
    private const float Pull = 0.5f;

    // Parts of the texture that are added up side by side; each goes through all pixels.
    private const int Bands = 4;

    /// <summary>Changes <paramref name="texture"/> in place; where the shape is at fault, leaves a pixel thin above all, no colour mends it, and the texture stays as it was.</summary>
    public static void Refine(Mesh mesh, ImageBuffer texture, IReadOnlyList<CapturedView> views, ParallelOptions parallel)
    {
        var taps = new PixelTaps[views.Count];
        Parallel.For(0, taps.Length, parallel, i => taps[i] = new PixelTaps(mesh, views[i], texture.Width));
        var problem = new Problem(taps, texture.Width, parallel);
        Vector3[][] rest = problem.New(), along = problem.New(), sought = problem.New(), image = problem.New(), imageOfRest = problem.New();
        var likeness = problem.Look(texture, rest);
        problem.Apply(rest, imageOfRest);
        var before = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            var now = problem.Dot(rest, imageOfRest);
            if (!(now > 0))
                break;
            var keep = step == 0 ? 0 : (float)(now / before);
            before = now;
            problem.Each(i =>
            {
                Add(rest[i], along[i], keep, along[i]);
                Add(imageOfRest[i], image[i], keep, image[i]);
            });
            var far = (float)(now / problem.Dot(image, image));
            problem.Each(i =>
            {
                Add(sought[i], along[i], far, sought[i]);
                Add(rest[i], image[i], -far, rest[i]);
            });
            if (step < Steps - 1)
                problem.Apply(rest, imageOfRest);
        }
        using var painted = texture.Clone();
        Change(texture, problem.TexelsOf(sought), parallel);
        if (problem.Look(texture, rest) >= likeness)
            return;
        for (var y = 0; y < texture.Height; y++)
            painted.Row(y).CopyTo(texture.Row(y));
    }

    private static void Add(Vector3[] a, Vector3[] b, float times, Vector3[] sum)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] = a[i] + (b[i] * times);
    }

    private static void Change(ImageBuffer texture, Vector4[] change, ParallelOptions parallel) => Parallel.For(0, texture.Height, parallel, y =>
    {
        var row = texture.Row(y);
        for (var x = 0; x < texture.Width; x++)
        {
            var delta = change[(y * texture.Width) + x];
            if (delta == Vector4.Zero)
                continue;
            var texel = row.Slice(x * 3, 3);
            for (var channel = 0; channel < 3; channel++)
                texel[channel] = SrgbCurve.ToByte(SrgbCurve.DecodeByte(texel[channel]) + delta[channel]);
        }
    });

    /// <summary>What pixels see of texels that change as pixels ask for it, and a little of the asking itself.</summary>
    private sealed class Problem
    {
        private readonly PixelTaps[] _taps;
        private readonly ParallelOptions _parallel;
        private readonly int _size;
        private readonly float[] _scale;
        private readonly Vector4[] _texels; // the fourth is not used: it makes a texel one load

        public Problem(PixelTaps[] taps, int size, ParallelOptions parallel)
        {
            (_taps, _size, _parallel) = (taps, size, parallel);
            (_scale, _texels) = (new float[size * size], new Vector4[size * size]);
            foreach (var tap in taps)
                tap.AddSquares(_scale);
            Parallel.For(0, size, parallel, y =>
            {
                foreach (ref var scale in _scale.AsSpan(y * size, size))
                    scale = 1 / (scale + Damping);
            });
        }

        /// <summary>One number for every channel of every pixel.</summary>
        public Vector3[][] New() => [.. _taps.Select(t => new Vector3[t.Count])];

        /// <summary>The change of texels that <paramref name="pixels"/> ask for.</summary>
        public Vector4[] TexelsOf(Vector3[][] pixels)
        {
            Parallel.For(0, Bands, _parallel, band =>
            {
                int from = band * _size / Bands * _size, to = (band + 1) * _size / Bands * _size;
                Array.Clear(_texels, from, to - from);
                for (var i = 0; i < _taps.Length; i++)
                    _taps[i].Scatter(pixels[i], _texels, from, to);
                for (var texel = from; texel < to; texel++)
                    _texels[texel] *= _scale[texel];
            });
            return _texels;
        }

        public void Apply(Vector3[][] pixels, Vector3[][] result)
        {
            var texels = TexelsOf(pixels);
            Parallel.For(0, _taps.Length, _parallel, i =>
            {
                _taps[i].Gather(texels, result[i]);
                for (var pixel = 0; pixel < result[i].Length; pixel++)
                    result[i][pixel] += pixels[i][pixel] * Pull;
            });
        }

        public void Each(Action<int> view) => Parallel.For(0, _taps.Length, _parallel, view);

        /// <summary>The weighted <paramref name="differences"/> between the views and a texture, and how like its pictures are to them: the more the higher their mean PSNR.</summary>
        public double Look(ImageBuffer texture, Vector3[][] differences)
        {
            Parallel.For(0, _size, _parallel, y =>
            {
                var row = texture.Row(y);
                for (var x = 0; x < _size; x++)
                    _texels[(y * _size) + x] = new(SrgbCurve.DecodeByte(row[x * 3]), SrgbCurve.DecodeByte(row[(x * 3) + 1]), SrgbCurve.DecodeByte(row[(x * 3) + 2]), 0);
            });
            var likenesses = new double[_taps.Length];
            Each(i =>
            {
                _taps[i].Compare(_texels, differences[i]);
                likenesses[i] = -Math.Log10(_taps[i].MeanSquaredError(_texels));
            });
            return likenesses.Average();
        }

        /// <summary>Summed view by view, whatever the threads.</summary>
        public double Dot(Vector3[][] a, Vector3[][] b)
        {
            var sums = new double[a.Length];
            Parallel.For(0, a.Length, _parallel, i =>
            {
                for (var pixel = 0; pixel < a[i].Length; pixel++)
                    sums[i] += Vector3.Dot(a[i][pixel], b[i][pixel]);
            });
            return sums.Sum();
        }
    }
}
