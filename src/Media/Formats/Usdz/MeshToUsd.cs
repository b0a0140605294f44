using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>A mesh as the layer that viewers of USDZ expect: one component with a mesh, its subsets by material, and the materials.</summary>
internal static class MeshToUsd
{
    private const string Root = "Asset";

    /// <summary>The layer, and the image files that it refers to, which lie in <paramref name="folder"/>.</summary>
    public static (UsdLayer Layer, List<(string Path, ReadOnlyMemory<byte> Bytes)> Images) Convert(Mesh mesh, string folder = "textures")
    {
        var layer = new UsdLayer { DefaultPrim = Root, UpAxis = "Y", MetersPerUnit = 1 };
        var root = new UsdPrim(Root, "Xform") { Kind = "component" };
        layer.Roots.Add(root);
        var name = UsdMaterialWriter.Identifier(mesh.Name, "Geometry");
        var geometry = root.AddChild(new(name == "Materials" ? "Geometry" : name, "Mesh"));
        AddGeometry(geometry, mesh);
        var images = new List<(string, ReadOnlyMemory<byte>)>();
        if (mesh.Materials.Length > 0 && mesh.Indices.Length > 0)
            AddMaterials(root, geometry, mesh, folder, images);
        return (layer, images);
    }

    private static void AddGeometry(UsdPrim prim, Mesh mesh)
    {
        var box = mesh.Bounds;
        prim.Set("doubleSided", "bool", mesh.EffectiveParts.All(part => mesh.MaterialOf(part).DoubleSided), uniform: true);
        prim.Set("extent", "float3[]", box.IsEmpty ? new Vector3[2] : [box.Min, box.Max]);
        var counts = new int[mesh.TriangleCount];
        Array.Fill(counts, 3);
        prim.Set("faceVertexCounts", "int[]", counts);
        prim.Set("faceVertexIndices", "int[]", mesh.Indices);
        if (mesh.Normals is { } normals)
            prim.Set("normals", "normal3f[]", normals, "vertex");
        prim.Set("points", "point3f[]", mesh.Positions);
        if (mesh.Colors is not null)
        {
            var colors = Shown(mesh, mesh.Colors);
            prim.Set("primvars:displayColor", "color3f[]", Array.ConvertAll(colors, c => new Vector3(c.X, c.Y, c.Z)), "vertex");
            if (Array.Exists(colors, c => c.W != 1))
                prim.Set("primvars:displayOpacity", "float[]", Array.ConvertAll(colors, c => c.W), "vertex");
        }

        if (mesh.Uvs is { } uvs)
            prim.Set("primvars:st", "texCoord2f[]", Array.ConvertAll(uvs, uv => new Vector2(uv.X, 1 - uv.Y)), "vertex"); // USD counts v from below
        prim.Set("subdivisionScheme", "token", new UsdToken("none"), uniform: true);
    }

    /// <summary>Vertex colours times the base colours of materials without a texture: those take their whole colour from the vertices.</summary>
    private static Vector4[] Shown(Mesh mesh, Vector4[] colors)
    {
        var shown = colors.ToArray();
        var done = new bool[colors.Length];
        foreach (var part in mesh.EffectiveParts)
        {
            var material = mesh.MaterialOf(part);
            if (part.Material < 0 || material.BaseColorTexture is not null || material.BaseColor == Vector4.One)
                continue;
            foreach (var vertex in mesh.Indices.AsSpan(part.FirstIndex, part.IndexCount))
                if (!done[vertex])
                    (shown[vertex], done[vertex]) = (colors[vertex] * material.BaseColor, true);
        }

        return shown;
    }

    private static void AddMaterials(UsdPrim root, UsdPrim geometry, Mesh mesh, string folder, List<(string, ReadOnlyMemory<byte>)> images)
    {
        var scope = root.AddChild(new("Materials", "Scope"));
        var writer = new UsdMaterialWriter(scope, $"/{Root}/Materials", withTextures: mesh.Uvs is not null, withColors: mesh.Colors is not null, folder, images);
        var paths = new Dictionary<int, string>();
        string PathOf(int material) => paths.TryGetValue(material, out var path) ? path : paths[material] = writer.Add(mesh.Materials[material], material);

        var parts = mesh.EffectiveParts.Where(part => part.IndexCount > 0).ToList();
        if (parts.Select(part => part.Material).Distinct().Count() == 1)
        {
            if (parts[0].Material >= 0)
                Bind(geometry, PathOf(parts[0].Material));
            return;
        }

        geometry.Set("subsetFamily:materialBind:familyType", "token", new UsdToken("nonOverlapping"), uniform: true);
        foreach (var group in parts.Where(part => part.Material >= 0).GroupBy(part => part.Material))
        {
            var subset = geometry.AddChild(new($"Part{group.Key}", "GeomSubset"));
            subset.Set("elementType", "token", new UsdToken("face"), uniform: true);
            subset.Set("familyName", "token", new UsdToken("materialBind"), uniform: true);
            subset.Set("indices", "int[]", group.SelectMany(part => Enumerable.Range(part.FirstIndex / 3, part.IndexCount / 3)).ToArray());
            Bind(subset, PathOf(group.Key));
        }
    }

    private static void Bind(UsdPrim prim, string material)
    {
        prim.ApiSchemas.Add("MaterialBindingAPI");
        prim.Relate("material:binding", material);
    }
}
