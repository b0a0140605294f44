using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.TestScenes;

/// <summary>A tree of boxes around a mesh's triangles that finds the nearest point of the surface.</summary>
public sealed class TriangleTree
{
    private const int LeafSize = 4;

    private readonly Mesh _mesh;
    private readonly int[] _order;
    private readonly Bounds[] _boxes;

    /// <summary>Builds the tree.</summary>
    public TriangleTree(Mesh mesh)
    {
        _mesh = mesh;
        _order = [.. Enumerable.Range(0, mesh.TriangleCount)];
        _boxes = new Bounds[4 * Math.Max(1, mesh.TriangleCount / LeafSize + 1)];
        var middles = new Vector3[mesh.TriangleCount];
        for (var i = 0; i < middles.Length; i++)
        {
            var (a, b, c) = Corners(i);
            middles[i] = (a + b + c) / 3;
        }
        Build(0, 0, _order.Length, middles);
    }

    /// <summary>How far a point is from the surface.</summary>
    public float Distance(Vector3 point)
    {
        var best = float.PositiveInfinity;
        Search(0, 0, _order.Length, point, ref best);
        return MathF.Sqrt(best);
    }

    private void Build(int node, int from, int to, Vector3[] middles)
    {
        var box = Bounds.Empty;
        for (var i = from; i < to; i++)
        {
            var (a, b, c) = Corners(_order[i]);
            box = box.Include(a).Include(b).Include(c);
        }
        _boxes[node] = box;
        if (to - from <= LeafSize)
            return;
        var size = box.Size;
        var axis = size.X >= size.Y && size.X >= size.Z ? 0 : size.Y >= size.Z ? 1 : 2;
        Array.Sort(_order, from, to - from, Comparer<int>.Create((a, b) => middles[a][axis].CompareTo(middles[b][axis])));
        var middle = (from + to) / 2;
        Build((2 * node) + 1, from, middle, middles);
        Build((2 * node) + 2, middle, to, middles);
    }

    private void Search(int node, int from, int to, Vector3 point, ref float best)
    {
        if (ToBox(_boxes[node], point) >= best)
            return;
        if (to - from <= LeafSize)
        {
            for (var i = from; i < to; i++)
                best = MathF.Min(best, ToTriangle(point, _order[i]));
            return;
        }
        var middle = (from + to) / 2;
        int left = (2 * node) + 1, right = (2 * node) + 2;
        if (ToBox(_boxes[left], point) <= ToBox(_boxes[right], point))
        {
            Search(left, from, middle, point, ref best);
            Search(right, middle, to, point, ref best);
        }
        else
        {
            Search(right, middle, to, point, ref best);
            Search(left, from, middle, point, ref best);
        }
    }

    private static float ToBox(in Bounds box, Vector3 p) => Vector3.DistanceSquared(Vector3.Clamp(p, box.Min, box.Max), p);

    private float ToTriangle(Vector3 p, int triangle)
    {
        var (a, b, c) = Corners(triangle);
        var normal = Vector3.Cross(b - a, c - a);
        var area = normal.LengthSquared();
        if (area > 0 && Inside(a, b) && Inside(b, c) && Inside(c, a))
        {
            var height = Vector3.Dot(p - a, normal);
            return height * height / area;
        }
        return MathF.Min(ToLine(a, b), MathF.Min(ToLine(b, c), ToLine(c, a)));

        bool Inside(Vector3 from, Vector3 to) => Vector3.Dot(Vector3.Cross(to - from, p - from), normal) >= 0;

        float ToLine(Vector3 from, Vector3 to)
        {
            var t = Math.Clamp(Vector3.Dot(p - from, to - from) / MathF.Max((to - from).LengthSquared(), 1e-20f), 0, 1);
            return Vector3.DistanceSquared(p, from + ((to - from) * t));
        }
    }

    private (Vector3 A, Vector3 B, Vector3 C) Corners(int triangle) => (
        _mesh.Positions[_mesh.Indices[triangle * 3]], _mesh.Positions[_mesh.Indices[(triangle * 3) + 1]], _mesh.Positions[_mesh.Indices[(triangle * 3) + 2]]);
}
