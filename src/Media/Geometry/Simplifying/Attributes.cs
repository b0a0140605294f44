using System.Numerics;

namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>A working copy of a mesh's vertex attributes.</summary>
internal sealed class Attributes(Mesh mesh, float creaseCosine)
{
    private readonly Vector3[]? _normals = (Vector3[]?)mesh.Normals?.Clone();
    private readonly Vector4[]? _colors = (Vector4[]?)mesh.Colors?.Clone();

    public Vector2[]? Uvs { get; } = (Vector2[]?)mesh.Uvs?.Clone();

    /// <summary>Whether a line between these two sides would be seen.</summary>
    public bool Differ(int a, int b)
    {
        if (a == b)
            return false;
        return (Uvs is not null && Vector2.DistanceSquared(Uvs[a], Uvs[b]) > 1e-12f)
            || (_colors is not null && Vector4.DistanceSquared(_colors[a], _colors[b]) > 1e-4f)
            || (_normals is not null && Vector3.Dot(_normals[a], _normals[b]) < creaseCosine);
    }

    /// <summary>For every vertex the first one at its place with the very same attributes.</summary>
    public int[] MergeEqual(int[] placeOf, int places)
    {
        var sameAs = new int[placeOf.Length];
        var first = new int[places];
        var next = new int[placeOf.Length];
        Array.Fill(first, -1);
        for (var vertex = 0; vertex < placeOf.Length; vertex++)
        {
            var other = first[placeOf[vertex]];
            while (other >= 0 && !Equal(other, vertex))
                other = next[other];
            sameAs[vertex] = other >= 0 ? other : vertex;
            if (other < 0)
                (next[vertex], first[placeOf[vertex]]) = (first[placeOf[vertex]], vertex);
        }
        return sameAs;
    }

    /// <summary>Makes <paramref name="kept"/> what is <paramref name="t"/> of the way to <paramref name="gone"/>.</summary>
    public void Mix(int kept, int gone, float t)
    {
        if (Uvs is not null)
            Uvs[kept] = Vector2.Lerp(Uvs[kept], Uvs[gone], t);
        if (_colors is not null)
            _colors[kept] = Vector4.Lerp(_colors[kept], _colors[gone], t);
        if (_normals is null)
            return;
        var normal = Vector3.Lerp(_normals[kept], _normals[gone], t);
        _normals[kept] = normal.LengthSquared() > 1e-12f ? Vector3.Normalize(normal) : _normals[kept];
    }

    /// <summary>The live triangles with the vertices that they use, in the original's order.</summary>
    public Mesh ToMesh(Mesh original, CollapseMesh shape)
    {
        var numberOf = new int[original.VertexCount];
        Array.Fill(numberOf, -1);
        var vertices = new List<int>();
        var positions = new List<Vector3>();
        var indices = new List<int>(shape.AliveCount * 3);
        var counts = new int[Math.Max(1, original.Parts.Length)];
        for (var corner = 0; corner < shape.Corners.Length; corner++)
        {
            if (!shape.Alive[corner / 3])
                continue;
            var vertex = shape.Corners[corner];
            if (numberOf[vertex] < 0)
            {
                numberOf[vertex] = vertices.Count;
                vertices.Add(vertex);
                positions.Add(shape.Positions[shape.Points[corner]]);
            }
            indices.Add(numberOf[vertex]);
            counts[shape.PartOf(corner / 3)]++;
        }
        var next = 0;
        return original with
        {
            Positions = [.. positions],
            Normals = Pick(_normals),
            Uvs = Pick(Uvs),
            Colors = Pick(_colors),
            Indices = [.. indices],
            Parts = [.. original.Parts.Select((part, i) => part with { FirstIndex = (next += counts[i]) - counts[i], IndexCount = counts[i] })],
        };

        T[]? Pick<T>(T[]? source) => source is null ? null : [.. vertices.Select(vertex => source[vertex])];
    }

    private bool Equal(int a, int b) =>
        (Uvs is null || Uvs[a] == Uvs[b]) && (_colors is null || _colors[a] == _colors[b]) && (_normals is null || _normals[a] == _normals[b]);
}
