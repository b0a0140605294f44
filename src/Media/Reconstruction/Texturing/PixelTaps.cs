using System.Numerics;
using System.Runtime.CompilerServices;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Imaging;
using GenAsset.Media.Reconstruction.Fusing;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>
/// The pixels of one view that the mesh fills, as sums of texels: four samples a pixel, each between four texels, just as <see cref="MeshPicture"/>
/// draws them. One row of a least-squares problem each, weighted by how much a step of light changes the stored value there.
/// </summary>
internal sealed class PixelTaps
{
    private const int Samples = MeshPicture.Fine * MeshPicture.Fine;

    private readonly int _size;

    // Of each sample the upper left texel, and how far it is towards the others, 16 bits for either axis.
    private readonly int[] _texels;
    private readonly uint[] _shares;
    private readonly float[] _weights;

    public PixelTaps(Mesh mesh, CapturedView view, DepthFrame frame, int size)
    {
        _size = size;
        var uvs = mesh.Uvs ?? throw new ArgumentException("The mesh has no uvs.", nameof(mesh));
        int width = view.Width, fine = MeshPicture.Fine;
        var visibility = Rasterizer.Draw(mesh, view.Camera, width * fine, view.Height * fine, new RasterOptions { Threads = 1 });
        var reader = new SurfaceReader(visibility);
        List<int> texels = [];
        List<uint> shares = [];
        List<float> weights = [];
        List<Vector3> light = [];
        for (var y = 0; y < view.Height; y++)
        {
            ReadOnlySpan<int> upper = visibility.SampleRow(y * fine), lower = visibility.SampleRow((y * fine) + 1);
            var row = view.Color.Row(y);
            for (var x = 0; x < width; x++)
            {
                if (!frame.IsClean(x, y) || (upper[x * fine] | upper[(x * fine) + 1] | lower[x * fine] | lower[(x * fine) + 1]) < 0)
                    continue;
                for (var i = 0; i < Samples; i++)
                {
                    int sx = (x * fine) + (i & 1), sy = (y * fine) + (i >> 1);
                    var point = reader.At((i < 2 ? upper : lower)[sx], sx + 0.5f, sy + 0.5f);
                    var uv = (uvs[mesh.Indices[point.Triangle * 3]] * point.Weights.X) + (uvs[mesh.Indices[(point.Triangle * 3) + 1]] * point.Weights.Y)
                        + (uvs[mesh.Indices[(point.Triangle * 3) + 2]] * point.Weights.Z);
                    var place = Vector2.Clamp((uv * size) - new Vector2(0.5f), Vector2.Zero, new Vector2(size - 1.001f));
                    texels.Add(((int)place.Y * size) + (int)place.X);
                    shares.Add((uint)((place.X - (int)place.X) * ushort.MaxValue) | ((uint)((place.Y - (int)place.Y) * ushort.MaxValue) << 16));
                }
                var pixel = row.Slice(x * view.Color.Channels, 3);
                var color = new Vector3(SrgbCurve.DecodeByte(pixel[0]), SrgbCurve.DecodeByte(pixel[1]), SrgbCurve.DecodeByte(pixel[2]));
                light.Add(color);
                weights.Add(Steepness((color.X + color.Y + color.Z) / 3));
            }
        }
        (_texels, _shares, _weights, Light) = ([.. texels], [.. shares], [.. weights], [.. light]);
    }

    /// <summary>Rows.</summary>
    public int Count => _weights.Length;

    /// <summary>What the view shows at each pixel.</summary>
    public Vector3[] Light { get; }

    /// <summary>The weighted sums of <paramref name="texels"/>.</summary>
    public void Gather(Vector3[] texels, Vector3[] sums)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
            sums[pixel] = SumAt(pixel, texels) * _weights[pixel];
    }

    /// <summary>The weighted differences between the view and a texture.</summary>
    public void Compare(ImageBuffer texture, Vector3[] differences)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
        {
            var sum = Vector3.Zero;
            for (var i = pixel * Samples; i < (pixel + 1) * Samples; i++)
            {
                var (a, b, c, d) = Shares(_shares[i]);
                int x = _texels[i] % _size, y = _texels[i] / _size;
                ReadOnlySpan<byte> upper = texture.Row(y).Slice(x * 3, 6), lower = texture.Row(y + 1).Slice(x * 3, 6);
                sum += (Light3(upper) * a) + (Light3(upper[3..]) * b) + (Light3(lower) * c) + (Light3(lower[3..]) * d);
            }
            differences[pixel] = (Light[pixel] - sum) * _weights[pixel];
        }
    }

    /// <summary>Adds every row's <paramref name="values"/> to the texels it is a sum of.</summary>
    public void Scatter(Vector3[] values, Vector3[] texels)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
        {
            var value = values[pixel] * _weights[pixel];
            for (var i = pixel * Samples; i < (pixel + 1) * Samples; i++)
            {
                var (a, b, c, d) = Shares(_shares[i]);
                var at = _texels[i];
                texels[at] += value * a;
                texels[at + 1] += value * b;
                texels[at + _size] += value * c;
                texels[at + _size + 1] += value * d;
            }
        }
    }

    /// <summary>Adds up the squares of each texel's shares.</summary>
    public void AddSquares(float[] squares)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
        {
            var weight = _weights[pixel] * _weights[pixel];
            for (var i = pixel * Samples; i < (pixel + 1) * Samples; i++)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector3 SumAt(int pixel, Vector3[] texels)
    {
        var sum = Vector3.Zero;
        for (var i = pixel * Samples; i < (pixel + 1) * Samples; i++)
        {
            var (a, b, c, d) = Shares(_shares[i]);
            var at = _texels[i];
            sum += (texels[at] * a) + (texels[at + 1] * b) + (texels[at + _size] * c) + (texels[at + _size + 1] * d);
        }
        return sum;
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
