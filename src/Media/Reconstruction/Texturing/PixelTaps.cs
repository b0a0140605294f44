using System.Numerics;
using System.Runtime.CompilerServices;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>
/// The pixels of one view in which the mesh is, as sums of texels: up to nine samples a pixel, each between four texels, just as <see cref="MeshPicture"/>
/// draws them; what the mesh leaves of a pixel shows the background. One row of a least-squares problem each, weighted by how much a step of light
/// changes the stored value there.
/// </summary>
internal sealed class PixelTaps
{
    private const int Samples = MeshPicture.Fine * MeshPicture.Fine;

    private readonly int _size;

    // The first sample of each pixel, and one more.
    private readonly int[] _first;

    // Of each sample the upper left texel, and how far it is towards the others, 16 bits for either axis.
    private readonly int[] _texels;
    private readonly uint[] _shares;
    private readonly float[] _weights;
    private readonly Vector3[] _light;

    public PixelTaps(Mesh mesh, CapturedView view, int size)
    {
        _size = size;
        var uvs = mesh.Uvs ?? throw new ArgumentException("The mesh has no uvs.", nameof(mesh));
        const int Fine = MeshPicture.Fine;
        var visibility = Rasterizer.Draw(mesh, view.Camera, view.Width * Fine, view.Height * Fine, new RasterOptions { Threads = 1 });
        var reader = new SurfaceReader(visibility);
        var (pixels, samples) = SizeOf(visibility, view);
        (_first, _weights, _light) = (new int[pixels + 1], new float[pixels], new Vector3[pixels]);
        (_texels, _shares) = (new int[samples], new uint[samples]);
        var ground = Likeness.Ground(view);
        var trusts = Trusts(mesh, view.Camera);
        var (pixel, sample) = (0, 0);
        for (var y = 0; y < view.Height; y++)
        {
            var row = view.Color.Row(y);
            for (var x = 0; x < view.Width; x++)
            {
                _first[pixel] = sample;
                var trust = 1f;
                for (var i = 0; i < Samples; i++)
                {
                    int sx = (x * Fine) + (i % Fine), sy = (y * Fine) + (i / Fine);
                    var triangle = visibility.SampleRow(sy)[sx];
                    if (triangle == Visibility.Nothing)
                        continue;
                    var point = reader.At(triangle, sx + 0.5f, sy + 0.5f);
                    var uv = (uvs[mesh.Indices[triangle * 3]] * point.Weights.X) + (uvs[mesh.Indices[(triangle * 3) + 1]] * point.Weights.Y)
                        + (uvs[mesh.Indices[(triangle * 3) + 2]] * point.Weights.Z);
                    var place = Vector2.Clamp((uv * size) - new Vector2(0.5f), Vector2.Zero, new Vector2(size - 1.001f));
                    _texels[sample] = ((int)place.Y * size) + (int)place.X;
                    _shares[sample] = (uint)((place.X - (int)place.X) * ushort.MaxValue) | ((uint)((place.Y - (int)place.Y) * ushort.MaxValue) << 16);
                    sample++;
                    trust = MathF.Min(trust, trusts[triangle]);
                }
                if (sample == _first[pixel])
                    continue;
                var color = row.Slice(x * view.Color.Channels, 3);
                var light = new Vector3(SrgbCurve.DecodeByte(color[0]), SrgbCurve.DecodeByte(color[1]), SrgbCurve.DecodeByte(color[2]));
                _light[pixel] = light - (ground * (1 - ((sample - _first[pixel]) / (float)Samples)));
                _weights[pixel] = Steepness((light.X + light.Y + light.Z) / 3) * trust;
                pixel++;
            }
        }
        _first[pixel] = sample;
    }

    /// <summary>Rows.</summary>
    public int Count => _weights.Length;

    /// <summary>The weighted sums of <paramref name="texels"/>.</summary>
    public void Gather(Vector3[] texels, Vector3[] sums)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
        {
            var sum = Vector3.Zero;
            for (var i = _first[pixel]; i < _first[pixel + 1]; i++)
            {
                var (a, b, c, d) = Shares(_shares[i]);
                var at = _texels[i];
                sum += (texels[at] * a) + (texels[at + 1] * b) + (texels[at + _size] * c) + (texels[at + _size + 1] * d);
            }
            sums[pixel] = sum * _weights[pixel];
        }
    }

    /// <summary>The weighted differences between the view and a texture.</summary>
    public void Compare(ImageBuffer texture, Vector3[] differences)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
        {
            var sum = Vector3.Zero;
            for (var i = _first[pixel]; i < _first[pixel + 1]; i++)
            {
                var (a, b, c, d) = Shares(_shares[i]);
                int x = _texels[i] % _size, y = _texels[i] / _size;
                ReadOnlySpan<byte> upper = texture.Row(y).Slice(x * 3, 6), lower = texture.Row(y + 1).Slice(x * 3, 6);
                sum += (Light3(upper) * a) + (Light3(upper[3..]) * b) + (Light3(lower) * c) + (Light3(lower[3..]) * d);
            }
            differences[pixel] = (_light[pixel] - sum) * _weights[pixel];
        }
    }

    /// <summary>Adds every row's <paramref name="values"/> to the texels it is a sum of, those from <paramref name="from"/> to before <paramref name="to"/>, both at the start of a row.</summary>
    public void Scatter(Vector3[] values, Vector3[] texels, int from, int to)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
        {
            for (var i = _first[pixel]; i < _first[pixel + 1]; i++)
            {
                int at = _texels[i], below = at + _size;
                if (below < from || at >= to)
                    continue;
                var (a, b, c, d) = Shares(_shares[i]);
                var value = values[pixel] * _weights[pixel];
                if (at >= from)
                {
                    texels[at] += value * a;
                    texels[at + 1] += value * b;
                }
                if (below < to)
                {
                    texels[below] += value * c;
                    texels[below + 1] += value * d;
                }
            }
        }
    }

    /// <summary>Adds up the squares of each texel's shares.</summary>
    public void AddSquares(float[] squares)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
        {
            var weight = _weights[pixel] * _weights[pixel];
            for (var i = _first[pixel]; i < _first[pixel + 1]; i++)
            {
                var (a, b, c, d) = Shares(_shares[i]);
                var at = _texels[i];
                squares[at] += a * a * weight;
                squares[at + 1] += b * b * weight;
                squares[at + _size] += c * c * weight;
                squares[at + _size + 1] += d * d * weight;
            }
        }
    }

    // On a surface seen at a grazing angle the samples of a pixel are many texels apart: what they say of the few they hit is no news of the others.
    private static float[] Trusts(Mesh mesh, Camera camera)
    {
        const float None = 0.15f, Whole = 0.5f; // cosines of the angle
        var trusts = new float[mesh.TriangleCount];
        var eye = camera.Position;
        for (var i = 0; i < trusts.Length; i++)
        {
            Vector3 a = mesh.Positions[mesh.Indices[i * 3]], b = mesh.Positions[mesh.Indices[(i * 3) + 1]], c = mesh.Positions[mesh.Indices[(i * 3) + 2]];
            var normal = Vector3.Normalize(Vector3.Cross(b - a, c - a));
            var toViewer = camera.Projection == Projection.Perspective ? Vector3.Normalize(eye - a) : -camera.Forward;
            var cosine = Vector3.Dot(normal, toViewer);
            trusts[i] = float.IsNaN(cosine) ? 0 : Math.Clamp((cosine - None) / (Whole - None), 0, 1);
        }
        return trusts;
    }

    private static (int Pixels, int Samples) SizeOf(Visibility visibility, CapturedView view)
    {
        const int Fine = MeshPicture.Fine;
        var (pixels, samples) = (0, 0);
        for (var y = 0; y < view.Height; y++)
        {
            for (var x = 0; x < view.Width; x++)
            {
                var before = samples;
                for (var i = 0; i < Samples; i++)
                    samples += visibility.SampleRow((y * Fine) + (i / Fine))[(x * Fine) + (i % Fine)] == Visibility.Nothing ? 0 : 1;
                pixels += samples > before ? 1 : 0;
            }
        }
        return (pixels, samples);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (float A, float B, float C, float D) Shares(uint packed)
    {
        float x = (packed & ushort.MaxValue) * (1f / ushort.MaxValue), y = (packed >> 16) * (1f / ushort.MaxValue);
        float upper = (1 - y) / Samples, lower = y / Samples;
        return (upper * (1 - x), upper * x, lower * (1 - x), lower * x);
    }

    private static Vector3 Light3(ReadOnlySpan<byte> texel) =>
        new(SrgbCurve.DecodeByte(texel[0]), SrgbCurve.DecodeByte(texel[1]), SrgbCurve.DecodeByte(texel[2]));

    // The derivative of the sRGB curve; near black bounded, or noise there would count for more than anything.
    private static float Steepness(float light) => 0.44f * MathF.Pow(MathF.Max(light, 0.01f), -0.583f);
}
