using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Tests.Geometry.Simplifying;

/// <summary>How far points are from a mesh's surface: by brute force over the triangles of nearby grid cells.</summary>
internal sealed class SurfaceDistance
{
    private readonly Mesh _mesh;
    private readonly float _cell;
    private readonly Dictionary<(int, int, int), List<int>> _cells = [];

    public SurfaceDistance(Mesh mesh, float reach)
    {
        (_mesh, _cell) = (mesh, reach);
        for (var triangle = 0; triangle < mesh.TriangleCount; triangle++)
        {
            var (a, b, c) = Corners(triangle);
            var (low, high) = (Cell(Vector3.Min(a, Vector3.Min(b, c)) - new Vector3(reach)), Cell(Vector3.Max(a, Vector3.Max(b, c)) + new Vector3(reach)));
            for (var x = low.X; x <= high.X; x++)
                for (var y = low.Y; y <= high.Y; y++)
                    for (var z = low.Z; z <= high.Z; z++)
                        (_cells.TryGetValue((x, y, z), out var list) ? list : _cells[(x, y, z)] = []).Add(triangle);
        }
    }

    /// <summary>The greatest distance from random points of <paramref name="other"/>'s surface; infinity when one is beyond the reach.</summary>
    public float FarthestOf(Mesh other, int pointsEachTriangle, int seed)
    {
        var random = new Random(seed);
        var farthest = 0f;
        for (var triangle = 0; triangle < other.TriangleCount; triangle++)
        {
            for (var i = 0; i < pointsEachTriangle; i++)
            {
                float u = random.NextSingle(), v = random.NextSingle();
                (u, v) = u + v > 1 ? (1 - u, 1 - v) : (u, v);
                Vector3 a = other.Positions[other.Indices[triangle * 3]], b = other.Positions[other.Indices[(triangle * 3) + 1]], c = other.Positions[other.Indices[(triangle * 3) + 2]];
                farthest = MathF.Max(farthest, To(a + ((b - a) * u) + ((c - a) * v)));
            }
        }
        return farthest;
    }

    private float To(Vector3 p)
    {
        var least = float.PositiveInfinity;
        if (_cells.TryGetValue(Cell(p), out var triangles))
            foreach (var triangle in triangles)
                least = MathF.Min(least, Distance(p, triangle));
        return least;
    }

    private float Distance(Vector3 p, int triangle)
    {
        var (a, b, c) = Corners(triangle);
        var normal = Vector3.Cross(b - a, c - a);
        if (Inside(a, b) && Inside(b, c) && Inside(c, a))
            return MathF.Abs(Vector3.Dot(p - a, normal)) / normal.Length();
        return MathF.Min(ToLine(a, b), MathF.Min(ToLine(b, c), ToLine(c, a)));

        bool Inside(Vector3 from, Vector3 to) => Vector3.Dot(Vector3.Cross(to - from, p - from), normal) >= 0;

        float ToLine(Vector3 from, Vector3 to)
        {
            var t = Math.Clamp(Vector3.Dot(p - from, to - from) / MathF.Max((to - from).LengthSquared(), 1e-20f), 0, 1);
            return Vector3.Distance(p, from + ((to - from) * t));
        }
    }

    private (Vector3 A, Vector3 B, Vector3 C) Corners(int triangle) => (
        _mesh.Positions[_mesh.Indices[triangle * 3]], _mesh.Positions[_mesh.Indices[(triangle * 3) + 1]], _mesh.Positions[_mesh.Indices[(triangle * 3) + 2]]);

    private (int X, int Y, int Z) Cell(Vector3 p) => ((int)MathF.Floor(p.X / _cell), (int)MathF.Floor(p.Y / _cell), (int)MathF.Floor(p.Z / _cell));
}
