using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using GenAsset.Media.Geometry;
using static GenAsset.Media.Formats.Glb.GlbConstants;

namespace GenAsset.Media.Formats.Glb;

/// <summary>
/// Reads GLB 2.0, and glTF 2.0 with everything embedded: all meshes of the scene, moved to where their nodes stand, as one mesh.
/// Lines, animation, skins and morph targets are left out; so are points when there are triangles.
/// </summary>
public static class GlbReader
{
    // One small mesh under very many nodes must not fill the memory: this many numbers a byte of the file, and a little.
    private const long MaxGrowth = 4;
    private const long FreeGrowth = 1 << 20;

    /// <summary>Reads the whole file.</summary>
    public static Mesh Read(ReadOnlySpan<byte> bytes)
    {
        using var file = GlbDocument.Read(bytes);
        var materials = new GlbMaterialReader(file);
        var numbers = new Dictionary<int, int>();
        var merge = new MeshMerge(Math.Max(FreeGrowth, file.FileLength * MaxGrowth));
        string? name = null;
        foreach (var (index, world) in GlbScene.Meshes(file))
        {
            var mesh = file.Item("meshes", index);
            name ??= mesh.Text("name");
            var shared = new Dictionary<string, (int First, int Count)>(StringComparer.Ordinal);
            foreach (var primitive in mesh.List("primitives"))
            {
                var attributes = primitive.Object("attributes") ?? throw GlbDocument.Fault(0, $"meshes[{index}] has a primitive without attributes");
                // Primitives that differ only in indices and material share their vertices, here as in the file.
                if (!shared.TryGetValue(attributes.GetRawText(), out var vertices))
                {
                    var first = merge.AddVertices(Vertices(file, attributes), world);
                    shared[attributes.GetRawText()] = vertices = (first, merge.VertexCount - first);
                }

                var triangles = Triangles(file, primitive, vertices.Count);
                merge.AddTriangles(triangles, vertices.First, Material(primitive), mirrored: world.GetDeterminant() < 0);
            }
        }

        return merge.ToMesh(name);

        int Material(JsonElement primitive)
        {
            if (primitive.Int("material") is not { } material)
                return -1;
            if (!numbers.TryGetValue(material, out var number))
                numbers[material] = number = merge.AddMaterial(materials.Read(material));
            return number;
        }
    }

    /// <summary>Reads the whole file from a stream.</summary>
    public static Mesh Read(Stream source)
    {
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static Mesh Vertices(GlbDocument file, JsonElement attributes)
    {
        var positions = Vectors<Vector3>("POSITION", 3) ?? throw GlbDocument.Fault(0, "a primitive has no POSITION");
        var colors = attributes.Int("COLOR_0") is { } accessor ? Colors(file, accessor) : null;
        var vertices = new Mesh
        {
            Positions = positions,
            Normals = Vectors<Vector3>("NORMAL", 3),
            Uvs = Vectors<Vector2>("TEXCOORD_0", 2),
            Colors = colors,
            Indices = [],
        };
        if ((vertices.Normals?.Length ?? positions.Length) != positions.Length || (vertices.Uvs?.Length ?? positions.Length) != positions.Length
            || (colors?.Length ?? positions.Length) != positions.Length)
            throw GlbDocument.Fault(0, "a primitive has attributes of different lengths");
        return vertices;

        T[]? Vectors<T>(string name, int components)
            where T : unmanaged => attributes.Int(name) is { } index
            ? MemoryMarshal.Cast<float, T>(GlbAccessor.Floats(file, index, components)).ToArray()
            : null;
    }

    private static Vector4[] Colors(GlbDocument file, int accessor)
    {
        if (file.Item("accessors", accessor).Text("type") == "VEC4")
            return MemoryMarshal.Cast<float, Vector4>(GlbAccessor.Floats(file, accessor, 4)).ToArray();
        var opaque = MemoryMarshal.Cast<float, Vector3>(GlbAccessor.Floats(file, accessor, 3));
        var colors = new Vector4[opaque.Length];
        for (var i = 0; i < colors.Length; i++)
            colors[i] = new(opaque[i], 1);
        return colors;
    }

    private static int[] Triangles(GlbDocument file, JsonElement primitive, int vertices)
    {
        var mode = primitive.Int("mode") ?? GlbConstants.Triangles;
        if (mode is not (GlbConstants.Triangles or TriangleStrip or TriangleFan))
            return [];
        var corners = primitive.Int("indices") is { } accessor
            ? GlbAccessor.Indices(file, accessor, vertices)
            : Enumerable.Range(0, vertices).ToArray();
        if (mode == GlbConstants.Triangles)
            return corners.Length % 3 == 0 ? corners : corners[..^(corners.Length % 3)];
        var triangles = new int[Math.Max(0, corners.Length - 2) * 3];
        for (var i = 0; i + 2 < corners.Length; i++)
        {
            var (a, b) = mode == TriangleFan ? (0, i + 1) : (i & 1) == 0 ? (i, i + 1) : (i + 1, i);
            (triangles[i * 3], triangles[i * 3 + 1], triangles[i * 3 + 2]) = (corners[a], corners[b], corners[i + 2]);
        }

        return triangles;
    }
}
