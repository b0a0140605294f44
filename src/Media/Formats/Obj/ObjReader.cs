using System.Buffers.Text;
using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Formats.Obj;

/// <summary>
/// Reads OBJ: polygons become fans, indices may be relative, groups are joined into one mesh, runs follow the materials.
/// Curves and surfaces are passed over.
/// </summary>
public sealed class ObjReader
{
    private const string Format = "OBJ";
    private readonly Func<string, ReadOnlyMemory<byte>?> _files;
    private readonly List<Vector3> _positions = [];
    private readonly List<Vector3> _colors = [];
    private readonly List<Vector2> _uvs = [];
    private readonly List<Vector3> _normals = [];
    private readonly Dictionary<(int V, int T, int N), int> _corners = [];
    private readonly List<(int V, int T, int N)> _vertices = [];
    private readonly List<(string? Material, List<int> Indices)> _runs = [];
    private readonly Dictionary<string, Material> _materials = new(StringComparer.Ordinal);
    private List<int> _run = [];
    private string? _name;
    private bool _hasColors;

    private ObjReader(Func<string, ReadOnlyMemory<byte>?>? files)
    {
        _files = files ?? (_ => null);
        _runs.Add((null, _run));
    }

    /// <summary>
    /// Reads the geometry; <paramref name="files"/> finds the bytes of the MTL and of textures by the path that the text names
    /// (default: none are found). The caller decides which paths it opens.
    /// </summary>
    public static Mesh Read(ReadOnlySpan<byte> obj, Func<string, ReadOnlyMemory<byte>?>? files = null)
    {
        var reader = new ObjReader(files);
        for (var line = new ObjLine(obj, Format); line.Next();)
            reader.ReadLine(ref line);
        return reader.ToMesh();
    }

    private void ReadLine(ref ObjLine line)
    {
        var keyword = line.Word();
        if (keyword.SequenceEqual("v"u8))
            ReadVertex(ref line);
        else if (keyword.SequenceEqual("vt"u8))
        {
            var u = line.Number();
            _uvs.Add(new(u, 1 - (line.TryNumber(out var v) ? v : 0)));
        }
        else if (keyword.SequenceEqual("vn"u8))
            _normals.Add(new(line.Number(), line.Number(), line.Number()));
        else if (keyword.SequenceEqual("f"u8))
            ReadFace(ref line);
        else if (keyword.SequenceEqual("usemtl"u8))
            _runs.Add((line.Rest(), _run = []));
        else if (keyword.SequenceEqual("o"u8))
            _name ??= line.Rest();
        else if (keyword.SequenceEqual("mtllib"u8) && _files(line.Rest()) is { } mtl)
            new MtlReader(_files).Read(mtl.Span, _materials);
    }

    private void ReadVertex(ref ObjLine line)
    {
        _positions.Add(new(line.Number(), line.Number(), line.Number()));
        // A fourth number alone is a weight; four to six are a colour.
        if (line.TryNumber(out var r) && line.TryNumber(out var g) && line.TryNumber(out var b))
        {
            _hasColors = true;
            _colors.AddRange(Enumerable.Repeat(Vector3.One, _positions.Count - 1 - _colors.Count));
            _colors.Add(new(Linear(r), Linear(g), Linear(b)));
        }

        static float Linear(float x) => (float)SrgbCurve.Decode(Math.Clamp(x, 0, 1));
    }

    private void ReadFace(ref ObjLine line)
    {
        int first = 0, previous = 0, corner = 0;
        for (ReadOnlySpan<byte> word; (word = line.Word()).Length > 0; corner++)
        {
            var vertex = Vertex(word, line.Position);
            if (corner == 0)
                first = vertex;
            else if (corner >= 2)
                _run.AddRange([first, previous, vertex]);
            previous = vertex;
        }
    }

    private int Vertex(ReadOnlySpan<byte> word, int at)
    {
        Span<int> numbers = [-1, -1, -1];
        Span<int> counts = [_positions.Count, _uvs.Count, _normals.Count];
        for (var i = 0; i < 3 && word.Length > 0; i++)
        {
            if (word[0] != '/')
            {
                if (!Utf8Parser.TryParse(word, out int number, out var used))
                    throw new MediaFormatException(Format, at, "a face has a corner that is no number");
                var index = number < 0 ? counts[i] + (long)number : number - 1L;
                if (index < 0 || index >= counts[i])
                    throw new MediaFormatException(Format, at, $"a face refers to number {number} of {counts[i]}");
                numbers[i] = (int)index;
                word = word[used..];
            }

            if (word.Length > 0 && word[0] == '/')
                word = word[1..];
            else
                break;
        }

        if (numbers[0] < 0)
            throw new MediaFormatException(Format, at, "a face has a corner without a position");
        var key = (numbers[0], numbers[1], numbers[2]);
        if (!_corners.TryGetValue(key, out var vertex))
        {
            _corners[key] = vertex = _vertices.Count;
            _vertices.Add(key);
        }

        return vertex;
    }

    private Mesh ToMesh()
    {
        if (_vertices.Count == 0) // points
            _vertices.AddRange(Enumerable.Range(0, _positions.Count).Select(i => (i, -1, -1)));
        var used = _runs.Where(run => run.Indices.Count > 0).ToList();
        var materials = used.Select(run => run.Material).OfType<string>().Distinct().ToList();
        var parts = new List<MeshPart>();
        var indices = new List<int>(used.Sum(run => run.Indices.Count));
        foreach (var group in used.GroupBy(run => run.Material))
        {
            var start = indices.Count;
            foreach (var run in group)
                indices.AddRange(run.Indices);
            parts.Add(new(start, indices.Count - start, group.Key is null ? -1 : materials.IndexOf(group.Key)));
        }

        return new Mesh
        {
            Name = _name,
            Positions = [.. _vertices.Select(vertex => _positions[vertex.V])],
            Uvs = _vertices.Exists(vertex => vertex.T >= 0) ? [.. _vertices.Select(vertex => vertex.T < 0 ? default : _uvs[vertex.T])] : null,
            Normals = _normals.Count > 0 && _vertices.TrueForAll(vertex => vertex.N >= 0) ? [.. _vertices.Select(vertex => _normals[vertex.N])] : null,
            Colors = _hasColors ? [.. _vertices.Select(vertex => new Vector4(vertex.V < _colors.Count ? _colors[vertex.V] : Vector3.One, 1))] : null,
            Indices = [.. indices],
            Parts = [.. parts],
            Materials = [.. materials.Select(name => _materials.GetValueOrDefault(name) ?? new Material { Name = name, Metallic = 0, Roughness = 0.8f })],
        };
    }
}
