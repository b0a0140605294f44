using System.Numerics;
using System.Text.Json;

namespace GenAsset.Media.Formats.Glb;

/// <summary>Walks the nodes of the scene with their transforms (row vectors).</summary>
internal static class GlbScene
{
    private const int MaxDepth = 128;

    /// <summary>Every node that has a mesh, with the mesh's number and its transform to the world.</summary>
    public static List<(int Mesh, Matrix4x4 World)> Meshes(GlbDocument file)
    {
        var found = new List<(int, Matrix4x4)>();
        var seen = new HashSet<int>();
        foreach (var root in Roots(file))
            Visit(file, root, Matrix4x4.Identity, 0, seen, found);
        return found;
    }

    private static IEnumerable<int> Roots(GlbDocument file)
    {
        var root = file.Root;
        if (root.List("scenes").Any())
            return Integers(file.Item("scenes", root.Int("scene") ?? 0), "nodes");
        var nodes = root.List("nodes").ToList();
        var children = nodes.SelectMany(node => Integers(node, "children")).ToHashSet();
        return Enumerable.Range(0, nodes.Count).Where(node => !children.Contains(node)).ToList();
    }

    private static void Visit(GlbDocument file, int index, Matrix4x4 parent, int depth, HashSet<int> seen, List<(int, Matrix4x4)> found)
    {
        if (depth > MaxDepth || !seen.Add(index))
            throw GlbDocument.Fault(0, $"nodes[{index}] is its own ancestor, has two parents or lies deeper than {MaxDepth}");
        var node = file.Item("nodes", index);
        var world = Local(node) * parent;
        if (node.Int("mesh") is { } mesh)
            found.Add((mesh, world));
        foreach (var child in Integers(node, "children"))
            Visit(file, child, world, depth + 1, seen, found);
    }

    private static Matrix4x4 Local(JsonElement node)
    {
        // glTF's column-major columns are System.Numerics' rows.
        if (node.Floats("matrix", 16) is { } m)
            return new(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11], m[12], m[13], m[14], m[15]);
        var local = Matrix4x4.Identity;
        if (node.Floats("scale", 3) is { } s)
            local = Matrix4x4.CreateScale(new Vector3(s));
        if (node.Floats("rotation", 4) is { } r)
            local *= Matrix4x4.CreateFromQuaternion(new(r[0], r[1], r[2], r[3]));
        if (node.Floats("translation", 3) is { } t)
            local *= Matrix4x4.CreateTranslation(new Vector3(t));
        return local;
    }

    private static IEnumerable<int> Integers(JsonElement item, string name)
    {
        foreach (var value in item.List(name))
            yield return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw GlbDocument.Fault(0, $"'{name}' holds something else than integers");
    }
}
