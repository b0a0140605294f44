using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats;

/// <summary>
/// Gathers the pieces of a scene into one mesh. An attribute that only some pieces have is filled in for the others: white,
/// uv zero, normals from the faces. Runs of one material are joined.
/// </summary>
internal sealed class MeshMerge(long maxNumbers)
{
    private readonly List<Vector3> _positions = [];
    private readonly List<Vector3> _normals = [];
    private readonly List<Vector2> _uvs = [];
    private readonly List<Vector4> _colors = [];
    private readonly List<(int Start, int Count)> _withoutNormals = [];
    private readonly List<(int[] Indices, int Material)> _runs = [];
    private readonly List<Material> _materials = [];
    private bool _anyNormals;
    private bool _anyUvs;
    private bool _anyColors;
    private long _indexCount;

    public int VertexCount => _positions.Count;

    public int AddMaterial(Material material)
    {
        _materials.Add(material);
        return _materials.Count - 1;
    }

    /// <summary>Adds vertices, moved by a transform; returns the number of the first.</summary>
    public int AddVertices(Mesh vertices, Matrix4x4 world)
    {
        var (first, count) = (_positions.Count, vertices.VertexCount);
        Check(first + (long)count);
        var moved = !world.IsIdentity;
        foreach (var position in vertices.Positions)
            _positions.Add(moved ? Vector3.Transform(position, world) : position);
        _uvs.AddRange(vertices.Uvs ?? new Vector2[count]);
        _anyUvs |= vertices.Uvs is not null;
        _anyColors |= vertices.Colors is not null;
        _colors.AddRange(vertices.Colors ?? Enumerable.Repeat(Vector4.One, count));
        AddNormals(vertices.Normals, first, count, world, moved);
        return first;
    }

    public void AddTriangles(int[] corners, int firstVertex, int material, bool mirrored)
    {
        Check(_indexCount += corners.Length);
        if (corners.Length == 0)
            return;
        var indices = Array.ConvertAll(corners, corner => corner + firstVertex);
        if (mirrored)
            for (var i = 0; i < indices.Length; i += 3)
                (indices[i + 1], indices[i + 2]) = (indices[i + 2], indices[i + 1]);
        _runs.Add((indices, material));
    }

    public Mesh ToMesh(string? name)
    {
        var runs = _runs.OrderBy(run => run.Material).ToList(); // stable: the order inside a material stays
        int[] indices = [.. runs.SelectMany(run => run.Indices)];
        if (_anyNormals)
            FillNormals(indices);
        return new Mesh
        {
            Name = name,
            Positions = [.. _positions],
            Normals = _anyNormals ? [.. _normals] : null,
            Uvs = _anyUvs ? [.. _uvs] : null,
            Colors = _anyColors ? [.. _colors] : null,
            Indices = indices,
            Parts = Parts(runs),
            Materials = [.. _materials],
        };
    }

    private static MeshPart[] Parts(List<(int[] Indices, int Material)> runs)
    {
        var parts = new List<MeshPart>();
        var start = 0;
        foreach (var run in runs.GroupBy(run => run.Material))
        {
            var count = run.Sum(piece => piece.Indices.Length);
            parts.Add(new(start, count, run.Key));
            start += count;
        }

        return [.. parts];
    }

    private void AddNormals(Vector3[]? normals, int first, int count, Matrix4x4 world, bool moved)
    {
        if (normals is null)
        {
            _withoutNormals.Add((first, count));
            _normals.AddRange(new Vector3[count]);
            return;
        }

        _anyNormals = true;
        // Normals turn by the inverse transpose; where there is none (a flattened mesh) the transform itself must do.
        var turn = moved && Matrix4x4.Invert(world, out var inverse) ? Matrix4x4.Transpose(inverse) : world;
        foreach (var normal in normals)
        {
            var turned = moved ? Vector3.TransformNormal(normal, turn) : normal;
            var length = turned.Length();
            _normals.Add(moved && length > 0 && float.IsFinite(length) ? turned / length : turned);
        }
    }

    private void FillNormals(int[] indices)
    {
        foreach (var (start, count) in _withoutNormals)
        {
            for (var i = 0; i < indices.Length; i += 3)
            {
                if (indices[i] < start || indices[i] >= start + count)
                    continue;
                var (a, b, c) = (_positions[indices[i]], _positions[indices[i + 1]], _positions[indices[i + 2]]);
                for (var corner = 0; corner < 3; corner++)
                    _normals[indices[i + corner]] += Vector3.Cross(b - a, c - a);
            }

            for (var v = start; v < start + count; v++)
                _normals[v] = _normals[v].LengthSquared() is > 0 and < float.PositiveInfinity ? Vector3.Normalize(_normals[v]) : Vector3.UnitY;
        }
    }

    private void Check(long count)
    {
        if (count > maxNumbers)
            throw new MediaFormatException("3D scene", 0, $"repeated meshes grow to more than {maxNumbers} vertices or corners, out of proportion to the file");
    }
}
