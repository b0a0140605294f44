using System.Numerics;
using System.Runtime.InteropServices;

namespace GenAsset.Media.Geometry.Splatting;

/// <summary>A place on a mesh: its triangle, how much of the triangle's corners it has, and the triangle's unit normal.</summary>
internal readonly record struct SurfaceSample(int Triangle, Vector3 Weights, Vector3 Position, Vector3 Face);

/// <summary>
/// Spreads points over a surface at even distances: darts thrown by area, each refused when an earlier one is too near (a Poisson disk
/// set), with a distance that shrinks until there are as many as asked for.
/// </summary>
internal sealed class SurfaceSampler
{
    // Disks of this share of the mean spacing just fit as often as asked for; found by trying spheres, planes and knots.
    private const float FirstDistance = 0.80f;

    // So many in a row say that little room is left at a distance; stopping at 12 left gaps that were seen through.
    private const int MissesToStop = 40;

    private readonly Mesh _mesh;
    private readonly double[] _areas;
    private readonly int[] _guide;
    private readonly Random _random;

    public SurfaceSampler(Mesh mesh, int seed)
    {
        _mesh = mesh;
        _random = new Random(seed);
        _areas = new double[mesh.TriangleCount];
        for (var triangle = 0; triangle < _areas.Length; triangle++)
        {
            var (a, b, c) = Corners(triangle);
            var area = Vector3.Cross(b - a, c - a).Length() * 0.5;
            Area += double.IsFinite(area) ? area : 0;
            _areas[triangle] = Area;
        }
        _guide = Guide();
    }

    /// <summary>Square metres in all.</summary>
    public double Area { get; private set; }

    /// <summary>About <paramref name="count"/> points.</summary>
    public List<SurfaceSample> Spread(int count)
    {
        var samples = new List<SurfaceSample>(count);
        if (!(Area > 0) || count <= 0)
            return samples;
        var spacing = (float)Math.Sqrt(Area / count);
        var grid = new Grid(samples, count, spacing);
        for (var distance = spacing * FirstDistance; samples.Count < count && distance > spacing * 0.4f; distance *= 0.92f)
        {
            for (var misses = 0; samples.Count < count && misses < MissesToStop; misses++)
            {
                var dart = Dart();
                if (!grid.IsFree(dart, distance))
                    continue;
                grid.Add(dart);
                misses = -1;
            }
        }
        return samples;
    }

    // Where in the running sum of areas to begin looking: on average the next triangle is the one, where a binary search takes 18 steps.
    private int[] Guide()
    {
        var guide = new int[Math.Max(1, _areas.Length)];
        var triangle = 0;
        for (var i = 0; i < guide.Length; i++)
        {
            while (triangle < _areas.Length - 1 && _areas[triangle] <= Area * i / guide.Length)
                triangle++;
            guide[i] = triangle;
        }
        return guide;
    }

    private SurfaceSample Dart()
    {
        var at = _random.NextDouble();
        var triangle = _guide[(int)(at * _guide.Length)];
        while (triangle < _areas.Length - 1 && _areas[triangle] <= at * Area)
            triangle++;
        var (a, b, c) = Corners(triangle);
        // The square root spreads points evenly over a triangle (R. Osada et al., "Shape Distributions", 2002).
        float root = MathF.Sqrt(_random.NextSingle()), v = _random.NextSingle();
        var weights = new Vector3(1 - root, root * (1 - v), root * v);
        return new(triangle, weights, (a * weights.X) + (b * weights.Y) + (c * weights.Z), Vector3.Normalize(Vector3.Cross(b - a, c - a)));
    }

    private (Vector3 A, Vector3 B, Vector3 C) Corners(int triangle) => (
        _mesh.Positions[_mesh.Indices[triangle * 3]], _mesh.Positions[_mesh.Indices[(triangle * 3) + 1]], _mesh.Positions[_mesh.Indices[(triangle * 3) + 2]]);

    /// <summary>Samples by place: cells hashed to chains, so that an empty neighbourhood costs 27 reads of one array.</summary>
    private sealed class Grid(List<SurfaceSample> samples, int capacity, float cell)
    {
        private readonly int[] _first = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity * 2L))];
        private readonly int[] _next = new int[capacity];

        public void Add(SurfaceSample sample)
        {
            var slot = Slot(Floor(sample.Position.X), Floor(sample.Position.Y), Floor(sample.Position.Z));
            _next[samples.Count] = _first[slot];
            samples.Add(sample);
            _first[slot] = samples.Count;
        }

        public bool IsFree(in SurfaceSample dart, float distance)
        {
            int x = Floor(dart.Position.X), y = Floor(dart.Position.Y), z = Floor(dart.Position.Z);
            var nearer = CollectionsMarshal.AsSpan(samples);
            for (var i = 0; i < 27; i++)
            {
                for (var other = _first[Slot(x + (i % 3) - 1, y + (i / 3 % 3) - 1, z + (i / 9) - 1)]; other > 0; other = _next[other - 1])
                {
                    ref readonly var sample = ref nearer[other - 1];
                    // The two sides of a sheet are covered each for itself.
                    if (Vector3.DistanceSquared(sample.Position, dart.Position) < distance * distance && Vector3.Dot(sample.Face, dart.Face) > 0)
                        return false;
                }
            }
            return true;
        }

        private int Floor(float x) => (int)MathF.Floor(x / cell);

        private int Slot(int x, int y, int z)
        {
            var h = ((uint)x * 0x9E3779B1u) ^ ((uint)y * 0x85EBCA77u) ^ ((uint)z * 0xC2B2AE3Du);
            return (int)((h ^ (h >> 15)) & (uint)(_first.Length - 1));
        }
    }
}
