using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Atlasing;

namespace GenAsset.Media.Preview.Meshing;

/// <summary>Which point of a surface each texel of its atlas shows.</summary>
internal sealed class TexelMap
{
    private TexelMap(int[] texels, Vector3[] points) => (Texels, Points) = (texels, points);

    /// <summary>The numbers of the texels that show something, row by row.</summary>
    public int[] Texels { get; }

    /// <summary>The point that each of them shows.</summary>
    public Vector3[] Points { get; }

    /// <summary>The map of an unwrapped mesh on a square of <paramref name="size"/> texels.</summary>
    public static TexelMap Of(Mesh mesh, int size)
    {
        var owners = new int[size * size]; // a triangle's number and one; the last of several that touch
        for (var t = 0; t < mesh.TriangleCount; t++)
        {
            var owner = t + 1;
            new TexelTriangle(Uv(mesh, t, 0) * size, Uv(mesh, t, 1) * size, Uv(mesh, t, 2) * size).Visit(size, size, (x, y) =>
            {
                owners[(y * size) + x] = owner;
                return false;
            });
        }

        var (texels, points) = (new List<int>(size * size), new List<Vector3>(size * size));
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (owners[(y * size) + x] is not (> 0 and var owner))
                    continue;
                texels.Add((y * size) + x);
                points.Add(PointAt(mesh, owner - 1, new Vector2(x + 0.5f, y + 0.5f) / size));
            }
        }
        return new([.. texels], [.. points]);
    }

    private static Vector2 Uv(Mesh mesh, int triangle, int corner) => mesh.Uvs![mesh.Indices[(triangle * 3) + corner]]; // an atlas' mesh has them

    private static Vector3 PointAt(Mesh mesh, int triangle, Vector2 uv)
    {
        var (a, b, c) = (Uv(mesh, triangle, 0), Uv(mesh, triangle, 1), Uv(mesh, triangle, 2));
        var scale = 1 / Cross(b - a, c - a);
        var (wb, wc) = (Cross(uv - a, c - a) * scale, Cross(b - a, uv - a) * scale);
        Vector3 pa = mesh.Positions[mesh.Indices[triangle * 3]], pb = mesh.Positions[mesh.Indices[(triangle * 3) + 1]], pc = mesh.Positions[mesh.Indices[(triangle * 3) + 2]];
        return (pa * (1 - wb - wc)) + (pb * wb) + (pc * wc);
    }

    private static float Cross(Vector2 a, Vector2 b) => (a.X * b.Y) - (a.Y * b.X);
}
