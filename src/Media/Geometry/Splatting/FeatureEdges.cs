using System.Numerics;
using GenAsset.Media.Geometry.Checking;

namespace GenAsset.Media.Geometry.Splatting;

/// <summary>A mesh's rims and sharp folds, found by place: what a splat must not reach over.</summary>
internal sealed class FeatureEdges
{
    private readonly List<(Vector3 From, Vector3 To)> _edges = [];
    private readonly Dictionary<(int, int, int), List<int>> _cells = [];
    private readonly float _reach;

    /// <summary>Finds edges that are no farther than <paramref name="reach"/> from a place.</summary>
    public FeatureEdges(Mesh mesh, float creaseDegrees, float reach)
    {
        _reach = reach;
        var (placeOf, _) = VertexWelding.Weld(mesh.Positions);
        var points = Array.ConvertAll(mesh.Indices, index => placeOf[index]);
        var triangles = Enumerable.Range(0, mesh.TriangleCount).Where(t =>
            points[t * 3] != points[(t * 3) + 1] && points[(t * 3) + 1] != points[(t * 3) + 2] && points[(t * 3) + 2] != points[t * 3]).ToList();
        var least = MathF.Cos(float.DegreesToRadians(creaseDegrees));
        foreach (var edge in new EdgeTable(points, triangles).Edges())
        {
            if (edge.Count == 2 && Vector3.Dot(Face(mesh, edge[0] / 3), Face(mesh, edge[1] / 3)) >= least)
                continue;
            var corner = edge[0];
            Add(mesh.Positions[mesh.Indices[corner]], mesh.Positions[mesh.Indices[corner % 3 == 2 ? corner - 2 : corner + 1]]);
        }
    }

    /// <summary>The direction (of unit length) and the distance to the nearest edge, and to the nearest that runs another way; infinity without one.</summary>
    public (Vector3 Along, float Distance, Vector3 OtherAlong, float OtherDistance) Near(Vector3 place)
    {
        var (along, distance, otherAlong, otherDistance) = (Vector3.Zero, float.PositiveInfinity, Vector3.Zero, float.PositiveInfinity);
        if (!_cells.TryGetValue(Cell(place), out var near))
            return (along, distance, otherAlong, otherDistance);
        foreach (var i in near)
        {
            var (from, to) = _edges[i];
            var way = Vector3.Normalize(to - from);
            var d = Vector3.Distance(place, from + (way * Math.Clamp(Vector3.Dot(place - from, way), 0, Vector3.Distance(from, to))));
            if (d < distance)
            {
                if (distance < otherDistance && MathF.Abs(Vector3.Dot(along, way)) < 0.7f)
                    (otherAlong, otherDistance) = (along, distance);
                (along, distance) = (way, d);
            }
            else if (d < otherDistance && MathF.Abs(Vector3.Dot(along, way)) < 0.7f)
            {
                (otherAlong, otherDistance) = (way, d);
            }
        }
        return (along, distance, otherAlong, otherDistance);
    }

    private void Add(Vector3 from, Vector3 to)
    {
        var length = Vector3.Distance(from, to);
        if (!(length > 0 && float.IsFinite(length)))
            return;
        _edges.Add((from, to));
        var seen = new HashSet<(int, int, int)>();
        // Every cell within reach of a point of the edge; half a cell from point to point misses none.
        var steps = (int)MathF.Ceiling(length / (_reach * 0.5f));
        for (var step = 0; step <= steps; step++)
        {
            var (x, y, z) = Cell(Vector3.Lerp(from, to, step / (float)Math.Max(1, steps)));
            for (var i = 0; i < 27; i++)
            {
                var cell = (x + (i % 3) - 1, y + (i / 3 % 3) - 1, z + (i / 9) - 1);
                if (seen.Add(cell))
                    (_cells.TryGetValue(cell, out var list) ? list : _cells[cell] = []).Add(_edges.Count - 1);
            }
        }
    }

    private (int, int, int) Cell(Vector3 p) => ((int)MathF.Floor(p.X / _reach), (int)MathF.Floor(p.Y / _reach), (int)MathF.Floor(p.Z / _reach));

    private static Vector3 Face(Mesh mesh, int triangle)
    {
        Vector3 a = mesh.Positions[mesh.Indices[triangle * 3]], b = mesh.Positions[mesh.Indices[(triangle * 3) + 1]], c = mesh.Positions[mesh.Indices[(triangle * 3) + 2]];
        var normal = Vector3.Cross(b - a, c - a);
        return normal.LengthSquared() > 0 ? Vector3.Normalize(normal) : normal;
    }
}
