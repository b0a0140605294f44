using System.Numerics;

namespace GenAsset.Media.Geometry;

/// <summary>Makes one mesh of several.</summary>
public static class MeshJoin
{
    /// <summary>
    /// All of <paramref name="meshes"/> in one, part after part; equal materials are kept once. An attribute that only some have is
    /// filled in: normals are computed, uvs are zero, colours are white.
    /// </summary>
    public static Mesh Join(IReadOnlyList<Mesh> meshes)
    {
        if (meshes.Any(m => m.Normals is not null))
            meshes = [.. meshes.Select(m => m.Normals is null ? m.WithSmoothNormals() : m)];
        var materials = new List<Material>();
        var parts = new List<MeshPart>();
        var indices = new int[meshes.Sum(m => m.Indices.Length)];
        int firstVertex = 0, firstIndex = 0;
        foreach (var mesh in meshes)
        {
            foreach (var part in mesh.EffectiveParts)
                parts.Add(new(firstIndex + part.FirstIndex, part.IndexCount, Number(materials, mesh.MaterialOf(part))));
            foreach (var index in mesh.Indices)
                indices[firstIndex++] = firstVertex + index;
            firstVertex += mesh.VertexCount;
        }
        return new Mesh
        {
            Positions = [.. meshes.SelectMany(m => m.Positions)],
            Normals = Gather(meshes, m => m.Normals, Vector3.UnitY),
            Uvs = Gather(meshes, m => m.Uvs, Vector2.Zero),
            Colors = Gather(meshes, m => m.Colors, Vector4.One),
            Indices = indices,
            Parts = [.. parts],
            Materials = [.. materials],
        };
    }

    private static int Number(List<Material> materials, Material material)
    {
        var number = materials.IndexOf(material);
        if (number >= 0)
            return number;
        materials.Add(material);
        return materials.Count - 1;
    }

    private static T[]? Gather<T>(IReadOnlyList<Mesh> meshes, Func<Mesh, T[]?> attribute, T missing) =>
        meshes.All(m => attribute(m) is null)
            ? null
            : [.. meshes.SelectMany(m => attribute(m) ?? Enumerable.Repeat(missing, m.VertexCount))];
}
