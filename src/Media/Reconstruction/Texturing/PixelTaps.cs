using System.Numerics;
using System.Runtime.CompilerServices;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>
/// The pixels of one view in which the mesh is, as sums of texels: what up to nine samples a pixel show, each between four texels, just as
/// <see cref="MeshPicture"/> draws them; what the mesh leaves of a pixel shows the background. One row of a least-squares problem each, weighted by how much
/// a step of light changes the stored value there.
/// </summary>
/// <remarks>The samples of a pixel mostly lie within a few texels of each other, so a row is kept as patches of four by four texels with a share each; one, mostly.</remarks>
internal sealed class PixelTaps
{
    private const int Samples = MeshPicture.Fine * MeshPicture.Fine;
    private const int Side = 4;
    private const int Area = Side * Side;
    private const float Whole = ushort.MaxValue;

    private readonly int _size;
    private readonly Vector3 _ground;
    private readonly int _values;

    // The squared error of what the mesh should be in and is not, which no texture changes.
    private readonly double _missed;

    // The first patch of each pixel, and one more.
    private readonly int[] _first;

    // Of each patch its upper left texel, and the shares of its texels.
    private int[] _corners;
    private ushort[] _shares;
    private readonly float[] _weights;
    private readonly Vector3[] _light;
    private readonly byte[] _covered;

    public PixelTaps(Mesh mesh, CapturedView view, int size)
    {
        _size = size;
        _ground = Likeness.Ground(view);
        _values = view.Width * view.Height * 3;
        var samples = new SampleReader(mesh, view, size);
        var pixels = samples.CountPixels();
        (_first, _weights, _light, _covered) = (new int[pixels + 1], new float[pixels], new Vector3[pixels], new byte[pixels]);
        (_corners, _shares) = (new int[pixels + (pixels / 4)], new ushort[(pixels + (pixels / 4)) * Area]);
        Span<Sample> seen = stackalloc Sample[Samples];
        var pixel = 0;
        for (var y = 0; y < view.Height; y++)
        {
            var row = view.Color.Row(y);
            for (var x = 0; x < view.Width; x++)
            {
                var stored = row.Slice(x * view.Color.Channels, 3);
                var light = new Vector3(SrgbCurve.DecodeByte(stored[0]), SrgbCurve.DecodeByte(stored[1]), SrgbCurve.DecodeByte(stored[2]));
                var count = samples.Read(x, y, seen, out var trust);
                if (count == 0)
                {
                    _missed += view.Depth[(y * view.Width) + x] > 0 ? SquaredError(light, _ground) : 0;
                    continue;
                }
                _covered[pixel] = (byte)count;
                _light[pixel] = light - (_ground * Bare(count));
                _weights[pixel] = Steepness((light.X + light.Y + light.Z) / 3) * trust;
                _first[pixel + 1] = AddPatches(_first[pixel], seen[..count]);
                pixel++;
            }
        }
    }

    /// <summary>Rows.</summary>
    public int Count => _weights.Length;

    /// <summary>The weighted sums of <paramref name="texels"/>.</summary>
    public void Gather(Vector4[] texels, Vector3[] sums)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
            sums[pixel] = Sum(texels, pixel) * _weights[pixel];
    }

    /// <summary>The weighted differences between the view and a texture's light.</summary>
    public void Compare(Vector4[] texels, Vector3[] differences)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
            differences[pixel] = (_light[pixel] - Sum(texels, pixel)) * _weights[pixel];
    }

    /// <summary>The mean squared error of the picture with a texture's light, in stored values of 0..255.</summary>
    public double MeanSquaredError(Vector4[] texels)
    {
        var sum = _missed;
        for (var pixel = 0; pixel < _weights.Length; pixel++)
        {
            var ground = _ground * Bare(_covered[pixel]);
            sum += SquaredError(_light[pixel] + ground, Sum(texels, pixel) + ground);
        }
        return sum / _values;
    }

    /// <summary>Adds every row's <paramref name="values"/> to the texels it is a sum of, those from <paramref name="from"/> to before <paramref name="to"/>, both at the start of a row.</summary>
    public void Scatter(Vector3[] values, Vector4[] texels, int from, int to)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
        {
            var value = new Vector4(values[pixel] * (_weights[pixel] / Whole), 0);
            for (var patch = _first[pixel]; patch < _first[pixel + 1]; patch++)
            {
                var corner = _corners[patch];
                if (corner >= to || corner + (Side * _size) <= from)
                    continue;
                var shares = _shares.AsSpan(patch * Area, Area);
                for (var y = 0; y < Side; y++)
                {
                    var at = corner + (y * _size);
                    if (at < from || at >= to)
                        continue;
                    var row = texels.AsSpan(at, Side);
                    for (var x = 0; x < Side; x++)
                        row[x] += value * shares[(y * Side) + x];
                }
            }
        }
    }

    /// <summary>Adds up the squares of each texel's shares.</summary>
    public void AddSquares(float[] squares)
    {
        for (var pixel = 0; pixel < _weights.Length; pixel++)
        {
            var weight = _weights[pixel] / Whole;
            for (var patch = _first[pixel]; patch < _first[pixel + 1]; patch++)
            {
                for (var i = 0; i < Area; i++)
                {
                    var share = _shares[(patch * Area) + i] * weight;
                    squares[_corners[patch] + (i / Side * _size) + (i % Side)] += share * share;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector3 Sum(Vector4[] texels, int pixel)
    {
        var sum = Vector4.Zero;
        for (var patch = _first[pixel]; patch < _first[pixel + 1]; patch++)
        {
            var shares = _shares.AsSpan(patch * Area, Area);
            for (var y = 0; y < Side; y++)
            {
                var row = texels.AsSpan(_corners[patch] + (y * _size), Side);
                var line = shares.Slice(y * Side, Side);
                sum += (row[0] * line[0]) + (row[1] * line[1]) + (row[2] * line[2]) + (row[3] * line[3]);
            }
        }
        return sum.AsVector3() / Whole;
    }

    // As few patches as hold all samples; each begins where the first sample that is left, and those near it, do.
    private int AddPatches(int patch, Span<Sample> samples)
    {
        Span<float> shares = stackalloc float[Area];
        for (; samples.Length > 0; patch++)
        {
            int left = samples[0].X, top = samples[0].Y;
            foreach (ref readonly var sample in samples[1..])
            {
                if (Math.Abs(sample.X - samples[0].X) <= Side - 2 && Math.Abs(sample.Y - samples[0].Y) <= Side - 2)
                    (left, top) = (Math.Min(left, sample.X), Math.Min(top, sample.Y));
            }
            (left, top) = (Math.Min(left, _size - Side), Math.Min(top, _size - Side));
            shares.Clear();
            var rest = 0;
            foreach (var sample in samples)
            {
                if (sample.X < left || sample.X - left > Side - 2 || sample.Y < top || sample.Y - top > Side - 2)
                    samples[rest++] = sample;
                else
                    sample.AddTo(shares[(((sample.Y - top) * Side) + (sample.X - left))..]);
            }
            samples = samples[..rest];
            if (patch == _corners.Length)
            {
                Array.Resize(ref _corners, patch + (patch / 2));
                Array.Resize(ref _shares, _corners.Length * Area);
            }
            _corners[patch] = (top * _size) + left;
            for (var i = 0; i < Area; i++)
                _shares[(patch * Area) + i] = (ushort)((shares[i] * Whole) + 0.5f);
        }
        return patch;
    }

    // The share of a pixel that the mesh leaves to the background.
    private static float Bare(int covered) => 1 - (covered / (float)Samples);

    private static double SquaredError(Vector3 view, Vector3 picture)
    {
        var difference = Stored(view) - Stored(picture);
        return Vector3.Dot(difference, difference);
    }

    private static Vector3 Stored(Vector3 light) =>
        Vector3.Round(new Vector3(SrgbCurve.EncodeFast(light.X), SrgbCurve.EncodeFast(light.Y), SrgbCurve.EncodeFast(light.Z)) * 255);

    // The derivative of the sRGB curve; near black bounded, or noise there would count for more than anything.
    private static float Steepness(float light) => 0.44f * MathF.Pow(MathF.Max(light, 0.01f), -0.583f);

    /// <summary>Where a sample falls in the texture: the upper left of its four texels, and how far it is towards the others.</summary>
    private readonly record struct Sample(int X, int Y, float Right, float Down)
    {
        public void AddTo(Span<float> shares)
        {
            float upper = (1 - Down) / Samples, lower = Down / Samples;
            shares[0] += upper * (1 - Right);
            shares[1] += upper * Right;
            shares[Side] += lower * (1 - Right);
            shares[Side + 1] += lower * Right;
        }
    }

    /// <summary>The mesh as the view's camera sees it, nine samples a pixel.</summary>
    private readonly ref struct SampleReader
    {
        private const int Fine = MeshPicture.Fine;

        private readonly Mesh _mesh;
        private readonly CapturedView _view;
        private readonly int _size;
        private readonly Visibility _visibility;
        private readonly SurfaceReader _reader;
        private readonly float[] _trusts;

        public SampleReader(Mesh mesh, CapturedView view, int size)
        {
            (_mesh, _view, _size) = (mesh, view, size);
            _visibility = Rasterizer.Draw(mesh, view.Camera, view.Width * Fine, view.Height * Fine, new RasterOptions { Threads = 1 });
            _reader = new SurfaceReader(_visibility);
            _trusts = Trusts(mesh, view.Camera);
        }

        /// <summary>In how many pixels the mesh is.</summary>
        public int CountPixels()
        {
            var pixels = 0;
            for (var y = 0; y < _view.Height; y++)
                for (var x = 0; x < _view.Width; x++)
                    for (var i = 0; i < Samples; i++)
                    {
                        if (_visibility.SampleRow((y * Fine) + (i / Fine))[(x * Fine) + (i % Fine)] == Visibility.Nothing)
                            continue;
                        pixels++;
                        break;
                    }
            return pixels;
        }

        /// <summary>The samples of a pixel that show the mesh, and how far what they say of their texels is to be trusted.</summary>
        public int Read(int x, int y, Span<Sample> samples, out float trust)
        {
            var uvs = _mesh.Uvs!; // the mesh has been unwrapped
            var indices = _mesh.Indices;
            var count = 0;
            trust = 1;
            for (var i = 0; i < Samples; i++)
            {
                int sx = (x * Fine) + (i % Fine), sy = (y * Fine) + (i / Fine);
                var triangle = _visibility.SampleRow(sy)[sx];
                if (triangle == Visibility.Nothing)
                    continue;
                var point = _reader.At(triangle, sx + 0.5f, sy + 0.5f);
                var uv = (uvs[indices[triangle * 3]] * point.Weights.X) + (uvs[indices[(triangle * 3) + 1]] * point.Weights.Y) + (uvs[indices[(triangle * 3) + 2]] * point.Weights.Z);
                var place = Vector2.Clamp((uv * _size) - new Vector2(0.5f), Vector2.Zero, new Vector2(_size - 1.001f));
                int left = (int)place.X, top = (int)place.Y;
                samples[count++] = new Sample(left, top, place.X - left, place.Y - top);
                trust = MathF.Min(trust, _trusts[triangle]);
            }
            return count;
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
    }
}
