using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>Every mesh of a layer as one, in metres with +Y up, moved to where its transforms put it; polygons become fans.</summary>
internal sealed class UsdToMesh
{
    private const int MaxDepth = 64;
    private readonly UsdLayer _layer;
    private readonly UsdMaterialReader _materials;
    private readonly MeshMerge _merge;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private string? _name;
    private bool _doubleSided; // USD says it of the mesh, we of the material

    private UsdToMesh(UsdLayer layer, Func<string, ReadOnlyMemory<byte>?> images, long maxNumbers)
    {
        _layer = layer;
        _materials = new(layer, images);
        _merge = new(maxNumbers);
    }

    /// <summary>Converts a layer; <paramref name="images"/> finds the bytes of an image by its path, or null.</summary>
    public static Mesh Convert(UsdLayer layer, Func<string, ReadOnlyMemory<byte>?> images, long maxNumbers)
    {
        var conversion = new UsdToMesh(layer, images, maxNumbers);
        var world = Matrix4x4.CreateScale((float)(layer.MetersPerUnit is > 0 and < 1e6 ? layer.MetersPerUnit : 1));
        if (layer.UpAxis == "Z")
            world *= Matrix4x4.CreateRotationX(-MathF.PI / 2);
        foreach (var root in layer.Roots)
            conversion.Visit(root, world, world, null, 0);
        return conversion._merge.ToMesh(conversion._name);
    }

    private void Visit(UsdPrim prim, Matrix4x4 parent, Matrix4x4 root, string? binding, int depth)
    {
        if (!prim.IsDefined || depth > MaxDepth || prim.Property("visibility")?.Value is UsdToken { Text: "invisible" })
            return;
        var (local, resets) = UsdTransform.Of(prim);
        var world = local * (resets ? root : parent);
        binding = prim.Property("material:binding")?.Targets.FirstOrDefault() ?? binding;
        if (prim.TypeName == "Mesh")
            Add(prim, world, binding);
        foreach (var child in prim.Children)
            Visit(child, world, root, binding, depth + 1);
    }

    private void Add(UsdPrim prim, Matrix4x4 world, string? binding)
    {
        if (prim.Value<Vector3[]>("points") is not { Length: > 0 } || prim.Value<int[]>("faceVertexCounts") is not { } counts)
            return;
        _name ??= prim.Name;
        var corners = UsdCorners.Of(prim, counts);
        var first = _merge.AddVertices(corners.Vertices, world);
        var mirrored = world.GetDeterminant() < 0 ^ prim.Property("orientation")?.Value is UsdToken { Text: "leftHanded" };
        _doubleSided = prim.Property("doubleSided")?.Value is true;
        var materials = FaceMaterials(prim, counts.Length, binding);
        foreach (var group in Enumerable.Range(0, counts.Length).GroupBy(face => materials[face]))
            _merge.AddTriangles(Fans(corners, counts, group), first, group.Key, mirrored);
    }

    private int[] FaceMaterials(UsdPrim prim, int faces, string? binding)
    {
        var materials = new int[faces];
        Array.Fill(materials, Number(binding));
        foreach (var subset in prim.Children.Where(child => child.TypeName == "GeomSubset"))
            if (subset.Property("material:binding")?.Targets.FirstOrDefault() is { } target && Number(target) is var number)
                foreach (var face in subset.Value<int[]>("indices") ?? [])
                    if ((uint)face < (uint)faces)
                        materials[face] = number;
        return materials;
    }

    private int Number(string? path)
    {
        if (path is null || _layer.Find(path) is not { TypeName: "Material" } prim)
            return -1;
        var key = _doubleSided ? path + "|" : path;
        if (!_numbers.TryGetValue(key, out var number))
            _numbers[key] = number = _merge.AddMaterial(_materials.Read(prim) with { DoubleSided = _doubleSided });
        return number;
    }

    private static int[] Fans(UsdCorners corners, int[] counts, IEnumerable<int> faces)
    {
        var triangles = new List<int>();
        foreach (var face in faces)
            for (var corner = 2; corner < counts[face]; corner++)
            {
                var start = corners.FaceStarts[face];
                triangles.AddRange([corners.Indices[start], corners.Indices[start + corner - 1], corners.Indices[start + corner]]);
            }

        return [.. triangles];
    }
}
