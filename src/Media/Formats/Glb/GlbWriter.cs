using System.Numerics;
using System.Text.Json.Nodes;
using GenAsset.Media.Geometry;
using static GenAsset.Media.Formats.Glb.GlbConstants;

namespace GenAsset.Media.Formats.Glb;

/// <summary>Writes a mesh as GLB 2.0 with its materials, textures inside; equal input gives equal bytes.</summary>
public static class GlbWriter
{
    /// <summary>The whole file.</summary>
    public static byte[] Write(Mesh mesh)
    {
        using var file = new MemoryStream();
        Write(file, mesh);
        return file.ToArray();
    }

    /// <summary>Writes the whole file to a stream. A mesh without triangles becomes points; textures need uvs and are left out without them.</summary>
    public static void Write(Stream target, Mesh mesh)
    {
        mesh.Validate();
        var file = new GlbBuilder();
        var node = new JsonObject();
        if (mesh.Name is { } name)
            node["name"] = name;
        if (mesh.VertexCount > 0)
            node["mesh"] = file.Add("meshes", MeshJson(file, mesh));
        file.Add("scenes", new() { ["nodes"] = new JsonArray(0) });
        file.Add("nodes", node);
        file.Write(target);
    }

    /// <summary>The smallest and largest corner as glTF's min and max; refuses numbers that are not finite.</summary>
    internal static (JsonArray Min, JsonArray Max) Extent(ReadOnlySpan<Vector3> positions)
    {
        Vector3 min = new(float.PositiveInfinity), max = new(float.NegativeInfinity);
        foreach (var position in positions)
        {
            if (!float.IsFinite(position.X) || !float.IsFinite(position.Y) || !float.IsFinite(position.Z))
                throw new ArgumentException($"A position is {position}; glTF holds finite numbers only.");
            min = Vector3.Min(min, position);
            max = Vector3.Max(max, position);
        }

        return (new(min.X, min.Y, min.Z), new(max.X, max.Y, max.Z));
    }

    private static JsonObject MeshJson(GlbBuilder file, Mesh mesh)
    {
        var attributes = Attributes(file, mesh);
        var primitives = new JsonArray();
        if (mesh.Indices.Length == 0)
            primitives.Add((JsonNode)new JsonObject { ["attributes"] = attributes, ["mode"] = Points });
        else
            AddParts(file, mesh, attributes, primitives);
        var json = new JsonObject { ["primitives"] = primitives };
        if (mesh.Name is { } name)
            json["name"] = name;
        return json;
    }

    private static void AddParts(GlbBuilder file, Mesh mesh, JsonObject attributes, JsonArray primitives)
    {
        // 65535 restarts a primitive, so it names no vertex.
        var narrow = mesh.VertexCount <= ushort.MaxValue;
        var view = file.View(narrow
            ? new ArrayBytes<ushort>(Array.ConvertAll(mesh.Indices, index => (ushort)index)).Memory
            : new ArrayBytes<int>(mesh.Indices).Memory, ElementArrayBuffer);
        var materials = new GlbMaterials(file, withTextures: mesh.Uvs is not null);
        var written = new Dictionary<int, int>();
        foreach (var part in mesh.EffectiveParts)
        {
            if (part.IndexCount == 0)
                continue;
            var indices = file.Add("accessors", new()
            {
                ["bufferView"] = view,
                ["byteOffset"] = (long)part.FirstIndex * (narrow ? 2 : 4),
                ["componentType"] = narrow ? UnsignedShort : UnsignedInt,
                ["count"] = part.IndexCount,
                ["type"] = "SCALAR",
            });
            var primitive = new JsonObject { ["attributes"] = attributes.DeepClone(), ["indices"] = indices };
            if (part.Material >= 0)
            {
                if (!written.TryGetValue(part.Material, out var material))
                    written[part.Material] = material = materials.Add(mesh.Materials[part.Material]);
                primitive["material"] = material;
            }

            primitives.Add((JsonNode)primitive);
        }
    }

    private static JsonObject Attributes(GlbBuilder file, Mesh mesh)
    {
        var (min, max) = Extent(mesh.Positions);
        var attributes = new JsonObject { ["POSITION"] = file.Accessor(mesh.Positions, "VEC3", Float, false, min, max) };
        if (mesh.Normals is { } normals)
        {
            normals = Unit(normals);
            attributes["NORMAL"] = file.Accessor(normals, "VEC3", Float);
            if (mesh.Uvs is not null && mesh.EffectiveParts.Any(part => mesh.MaterialOf(part).NormalTexture is not null))
                attributes["TANGENT"] = file.Accessor(Tangents.Of(mesh, normals, mesh.Uvs), "VEC4", Float);
        }

        if (mesh.Uvs is { } uvs)
            attributes["TEXCOORD_0"] = file.Accessor(uvs, "VEC2", Float);
        if (mesh.Colors is { } colors)
            attributes["COLOR_0"] = file.Accessor(Clamped(colors), "VEC4", Float);
        return attributes;
    }

    /// <summary>The normals themselves when they are as long as glTF asks, else a copy with the others mended.</summary>
    private static Vector3[] Unit(Vector3[] normals)
    {
        Vector3[]? mended = null;
        for (var i = 0; i < normals.Length; i++)
        {
            var length = normals[i].LengthSquared();
            if (MathF.Abs(length - 1) <= 1e-4f)
                continue;
            mended ??= [.. normals];
            mended[i] = length > 1e-20f && float.IsFinite(length) ? Vector3.Normalize(normals[i]) : Vector3.UnitY;
        }

        return mended ?? normals;
    }

    private static Vector4[] Clamped(Vector4[] colors) => Array.TrueForAll(colors, c => Vector4.Clamp(c, Vector4.Zero, Vector4.One) == c)
        ? colors
        : Array.ConvertAll(colors, c => Vector4.Clamp(c, Vector4.Zero, Vector4.One));
}
