using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>
/// The corners of a USD mesh's faces as numbered vertices. Where normals or uvs belong to corners and not to points, points are
/// split as often as they differ.
/// </summary>
internal sealed class UsdCorners
{
    private const string Format = "USD";

    public required Mesh Vertices { get; init; }

    /// <summary>A vertex a corner, faces one after another.</summary>
    public required int[] Indices { get; init; }

    public required int[] FaceStarts { get; init; }

    public static UsdCorners Of(UsdPrim prim, int[] counts)
    {
        var points = prim.Value<Vector3[]>("points")!; // the caller has looked
        var corners = prim.Value<int[]>("faceVertexIndices") ?? [];
        var starts = Starts(counts, corners.Length, prim.Name);
        foreach (var corner in corners)
            if ((uint)corner >= (uint)points.Length)
                throw new MediaFormatException(Format, 0, $"the mesh '{prim.Name}' has a corner at point {corner} of {points.Length}");
        var normals = Primvar<Vector3>(prim, "primvars:normals", points, corners, counts) ?? Primvar<Vector3>(prim, "normals", points, corners, counts);
        var uvs = Primvar<Vector2>(prim, UvName(prim), points, corners, counts);
        var colors = Primvar<Vector3>(prim, "primvars:displayColor", points, corners, counts);
        var opacities = Primvar<float>(prim, "primvars:displayOpacity", points, corners, counts);
        return Weld(points, corners, starts, normals, uvs, colors, opacities);
    }

    /// <summary>"st" when it is there, else the first pair of coordinates that some exporter named otherwise.</summary>
    private static string UvName(UsdPrim prim) => prim.Property("primvars:st")?.Name
        ?? prim.Properties.FirstOrDefault(p => p.Value is Vector2[] && p.Name.StartsWith("primvars:", StringComparison.Ordinal))?.Name ?? "primvars:st";

    private static int[] Starts(int[] counts, int corners, string name)
    {
        var starts = new int[counts.Length];
        var total = 0L;
        for (var face = 0; face < counts.Length; face++)
        {
            starts[face] = (int)total;
            total += counts[face];
            if (counts[face] < 0 || total > corners)
                break;
        }

        return total == corners && !counts.Any(count => count < 0) ? starts : throw new MediaFormatException(Format, 0, $"the faces of the mesh '{name}' do not add up to its {corners} corners");
    }

    /// <summary>The value at every corner, or null when there is none or its length fits no way of interpolation.</summary>
    private static T[]? Primvar<T>(UsdPrim prim, string name, Vector3[] points, int[] corners, int[] counts)
        where T : struct
    {
        if (prim.Property(name) is not { Value: T[] { Length: > 0 } values } property)
            return null;
        var indices = prim.Value<int[]>(name + ":indices");
        var length = indices?.Length ?? values.Length;
        T At(int i) => indices is null ? values[i] : (uint)indices[i] < (uint)values.Length ? values[indices[i]] : default;

        var result = new T[corners.Length];
        var interpolation = property.Interpolation
            ?? (length == points.Length ? "vertex" : length == corners.Length ? "faceVarying" : length == counts.Length ? "uniform" : "constant");
        switch (interpolation)
        {
            case "vertex" or "varying" when length == points.Length:
                for (var i = 0; i < result.Length; i++)
                    result[i] = At(corners[i]);
                return result;
            case "faceVarying" when length == corners.Length:
                for (var i = 0; i < result.Length; i++)
                    result[i] = At(i);
                return result;
            case "uniform" when length == counts.Length:
                for (int face = 0, i = 0; face < counts.Length; face++)
                    for (var end = i + counts[face]; i < end; i++)
                        result[i] = At(face);
                return result;
            case "constant" when length > 0:
                Array.Fill(result, At(0));
                return result;
            default:
                return null;
        }
    }

    private static UsdCorners Weld(Vector3[] points, int[] corners, int[] starts, Vector3[]? normals, Vector2[]? uvs, Vector3[]? colors, float[]? opacities)
    {
        // The first vertex of a point keeps the point's number, so that a mesh with one vertex a point comes back as it was written.
        var first = new int[points.Length];
        Array.Fill(first, -1);
        var split = new Dictionary<(int, Vector3, Vector2, Vector4), int>();
        var from = new List<int>(points.Length);
        var indices = new int[corners.Length];
        var order = Enumerable.Repeat(-1, points.Length).ToList();
        for (var i = 0; i < corners.Length; i++)
        {
            var point = corners[i];
            var key = Key(i);
            if (first[point] < 0)
                (first[point], order[point], indices[i]) = (i, i, point);
            else if (key == Key(first[point]))
                indices[i] = point;
            else if (split.TryGetValue(key, out var vertex))
                indices[i] = vertex;
            else
            {
                split[key] = indices[i] = order.Count;
                order.Add(i);
            }
        }

        return new UsdCorners
        {
            Indices = indices,
            FaceStarts = starts,
            Vertices = new Mesh
            {
                Indices = [],
                Positions = [.. order.Select((corner, vertex) => corner < 0 ? points[vertex] : points[corners[corner]])],
                Normals = normals is null ? null : [.. order.Select(corner => corner < 0 ? Vector3.UnitY : normals[corner])],
                Uvs = uvs is null ? null : [.. order.Select(corner => corner < 0 ? default : new Vector2(uvs[corner].X, 1 - uvs[corner].Y))],
                Colors = colors is null ? null : [.. order.Select(corner => corner < 0 ? Vector4.One : Color(corner))],
            },
        };

        Vector4 Color(int i) => new(colors![i], opacities?[i] ?? 1); // only asked for where there are colours

        (int, Vector3, Vector2, Vector4) Key(int i) => (corners[i], normals?[i] ?? default, uvs?[i] ?? default, colors is null ? default : Color(i));
    }
}
