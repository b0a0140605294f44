using System.Numerics;
using GenAsset.Media.Geometry.Checking;

namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>Triangles with what cutting a surface asks of them: direction, area, middle, and the neighbours over each side.</summary>
internal sealed class TriangleGraph
{
    private const int SmoothingPasses = 3;

    public TriangleGraph(Mesh mesh)
    {
        Mesh = mesh;
        Count = mesh.TriangleCount;
        (Normals, Areas, Middles) = (new Vector3[Count], new float[Count], new Vector3[Count]);
        for (var triangle = 0; triangle < Count; triangle++)
        {
            var (a, b, c) = Corners(triangle);
            var normal = Vector3.Cross(b - a, c - a);
            var length = normal.Length();
            Middles[triangle] = (a + b + c) / 3;
            if (!(length > 0 && float.IsFinite(length)))
                continue;
            Normals[triangle] = normal / length;
            Areas[triangle] = length * 0.5f;
        }
        Neighbours = FindNeighbours();
        Directions = Smoothed();
    }

    public Mesh Mesh { get; }

    public int Count { get; }

    /// <summary>Unit normals; zero where a triangle has no area.</summary>
    public Vector3[] Normals { get; }

    /// <summary>Normals averaged with their neighbours', so that a rough surface is cut along its shape and not along its grain.</summary>
    public Vector3[] Directions { get; }

    public float[] Areas { get; }

    public Vector3[] Middles { get; }

    /// <summary>Three a triangle: the one triangle of the same part over that side, or -1.</summary>
    public int[] Neighbours { get; }

    public (Vector3 A, Vector3 B, Vector3 C) Corners(int triangle) => (At(triangle * 3), At((triangle * 3) + 1), At((triangle * 3) + 2));

    /// <summary>The position of a corner; the origin for one that is not a number.</summary>
    public Vector3 At(int corner)
    {
        var p = Mesh.Positions[Mesh.Indices[corner]];
        return float.IsFinite(p.X + p.Y + p.Z) ? p : Vector3.Zero;
    }

    /// <summary>Parts triangles into lists that hang together over their sides.</summary>
    public List<List<int>> Pieces(List<int> triangles)
    {
        var pieces = new List<List<int>>();
        var waiting = new HashSet<int>(triangles);
        foreach (var first in triangles)
        {
            if (!waiting.Remove(first))
                continue;
            var piece = new List<int> { first };
            for (var i = 0; i < piece.Count; i++)
                for (var side = piece[i] * 3; side < (piece[i] * 3) + 3; side++)
                    if (Neighbours[side] >= 0 && waiting.Remove(Neighbours[side]))
                        piece.Add(Neighbours[side]);
            pieces.Add(piece);
        }
        return pieces;
    }

    private int[] FindNeighbours()
    {
        var neighbours = new int[Count * 3];
        Array.Fill(neighbours, -1);
        var (placeOf, _) = VertexWelding.Weld(Mesh.Positions);
        var points = Array.ConvertAll(Mesh.Indices, index => placeOf[index]);
        var partOf = new int[Count];
        for (var part = 0; part < Mesh.Parts.Length; part++)
            partOf.AsSpan(Mesh.Parts[part].FirstIndex / 3, Mesh.Parts[part].IndexCount / 3).Fill(part);
        foreach (var edge in new EdgeTable(points, [.. Enumerable.Range(0, Count)]).Edges())
        {
            // Two triangles that turn the same way along their common edge face opposite ways: no chart holds both.
            if (edge.Count != 2 || partOf[edge[0] / 3] != partOf[edge[1] / 3] || points[edge[0]] == points[edge[1]])
                continue;
            neighbours[edge[0]] = edge[1] / 3;
            neighbours[edge[1]] = edge[0] / 3;
        }
        return neighbours;
    }

    private Vector3[] Smoothed()
    {
        var from = (Vector3[])Normals.Clone();
        var to = new Vector3[Count];
        for (var pass = 0; pass < SmoothingPasses; pass++)
        {
            for (var triangle = 0; triangle < Count; triangle++)
            {
                var sum = from[triangle] * Areas[triangle] * 2;
                for (var side = triangle * 3; side < (triangle * 3) + 3; side++)
                    if (Neighbours[side] >= 0 && Vector3.Dot(from[Neighbours[side]], from[triangle]) > 0.3f)
                        sum += from[Neighbours[side]] * Areas[Neighbours[side]];
                to[triangle] = sum.LengthSquared() > 0 ? Vector3.Normalize(sum) : from[triangle];
            }
            (from, to) = (to, from);
        }
        return from;
    }
}
