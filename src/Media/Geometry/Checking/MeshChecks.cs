using System.Numerics;

namespace GenAsset.Media.Geometry.Checking;

/// <summary>Looks a mesh over: what a printer, a simulation or a strict viewer would complain about.</summary>
public static class MeshChecks
{
    /// <summary>Counts pieces, holes and faults.</summary>
    public static MeshReport Inspect(Mesh mesh)
    {
        mesh.Validate();
        var (placeOf, places) = VertexWelding.Weld(mesh.Positions);
        var points = Array.ConvertAll(mesh.Indices, index => placeOf[index]);
        var sort = new TriangleSort(mesh, points);
        var good = sort.Good;
        var (pieces, fans, rims) = (new DisjointSets(places), new DisjointSets(points.Length), new DisjointSets(places));
        foreach (var triangle in good)
        {
            pieces.Join(points[triangle * 3], points[(triangle * 3) + 1]);
            pieces.Join(points[triangle * 3], points[(triangle * 3) + 2]);
        }
        int edges = 0, borders = 0, tangles = 0, flips = 0;
        var rimPoints = new HashSet<int>();
        foreach (var edge in new EdgeTable(points, good).Edges())
        {
            edges++;
            if (edge.Count == 1)
            {
                borders++;
                rims.Join(points[edge[0]], points[Next(edge[0])]);
                rimPoints.Add(points[edge[0]]);
            }
            else if (edge.Count > 2)
            {
                tangles++;
            }
            else if (points[edge[0]] == points[edge[1]])
            {
                flips++;
            }
            // Corners at one point are of one fan when an edge joins their triangles.
            for (var i = 1; i < edge.Count; i++)
                JoinFans(fans, points, edge[0], edge[i]);
        }
        var used = new HashSet<int>(good.SelectMany(t => points[(t * 3)..((t * 3) + 3)]));
        return new MeshReport
        {
            Points = used.Count,
            Triangles = good.Count,
            Components = used.Count(point => pieces.Find(point) == point),
            Holes = rimPoints.Select(rims.Find).Distinct().Count(),
            BorderEdges = borders,
            NonManifoldEdges = tangles,
            NonManifoldPoints = PointsOfSeveralFans(points, good, fans),
            FlippedEdges = flips,
            DegenerateTriangles = sort.Degenerate,
            DuplicateTriangles = sort.Duplicate,
            NonFiniteTriangles = sort.NonFinite,
            UnusedVertices = mesh.VertexCount - mesh.Indices.Distinct().Count(),
            Area = good.Sum(t => Corners(mesh, t) is var (a, b, c) ? Vector3.Cross(b - a, c - a).Length() * 0.5 : 0),
            Volume = good.Sum(t => Corners(mesh, t) is var (a, b, c) ? Vector3.Dot(a, Vector3.Cross(b, c)) / 6.0 : 0),
            EulerNumber = used.Count - edges + good.Count,
        };
    }

    private static int Next(int corner) => corner % 3 == 2 ? corner - 2 : corner + 1;

    private static void JoinFans(DisjointSets fans, int[] points, int one, int other)
    {
        var sameWay = points[one] == points[other];
        fans.Join(one, sameWay ? other : Next(other));
        fans.Join(Next(one), sameWay ? Next(other) : other);
    }

    private static int PointsOfSeveralFans(int[] points, List<int> triangles, DisjointSets fans)
    {
        var fanOf = new Dictionary<int, int>();
        var several = new HashSet<int>();
        foreach (var triangle in triangles)
        {
            for (var corner = triangle * 3; corner < (triangle * 3) + 3; corner++)
            {
                var fan = fans.Find(corner);
                if (!fanOf.TryAdd(points[corner], fan) && fanOf[points[corner]] != fan)
                    several.Add(points[corner]);
            }
        }
        return several.Count;
    }

    private static (Vector3 A, Vector3 B, Vector3 C) Corners(Mesh mesh, int triangle) => (
        mesh.Positions[mesh.Indices[triangle * 3]], mesh.Positions[mesh.Indices[(triangle * 3) + 1]], mesh.Positions[mesh.Indices[(triangle * 3) + 2]]);

    /// <summary>Parts triangles that make up a shape from those that do not.</summary>
    private sealed class TriangleSort
    {
        public TriangleSort(Mesh mesh, int[] points)
        {
            var seen = new HashSet<(int, int, int)>();
            for (var triangle = 0; triangle < mesh.TriangleCount; triangle++)
            {
                var (a, b, c) = Corners(mesh, triangle);
                var area = Vector3.Cross(b - a, c - a).LengthSquared();
                if (!float.IsFinite(a.X + a.Y + a.Z + b.X + b.Y + b.Z + c.X + c.Y + c.Z))
                    NonFinite++;
                else if (!(area > 0))
                    Degenerate++;
                else if (!seen.Add(Sorted(points[triangle * 3], points[(triangle * 3) + 1], points[(triangle * 3) + 2])))
                    Duplicate++;
                else
                    Good.Add(triangle);
            }
        }

        public List<int> Good { get; } = [];

        public int Degenerate { get; private set; }

        public int Duplicate { get; private set; }

        public int NonFinite { get; private set; }

        private static (int, int, int) Sorted(int a, int b, int c)
        {
            var (least, most) = (Math.Min(a, Math.Min(b, c)), Math.Max(a, Math.Max(b, c)));
            return (least, a + b + c - least - most, most);
        }
    }
}
