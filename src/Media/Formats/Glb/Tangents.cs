using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Glb;

/// <summary>
/// The direction of growing u at every vertex, for normal maps; w is the sign that makes the bitangent w * cross(normal, tangent).
/// Averaged over the triangles of a vertex by their area, like the common generator but without splitting vertices.
/// </summary>
internal static class Tangents
{
    public static Vector4[] Of(Mesh mesh, Vector3[] normals, Vector2[] uvs)
    {
        var along = new Vector3[mesh.VertexCount];
        var across = new Vector3[mesh.VertexCount];
        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            var (a, b, c) = (mesh.Indices[i], mesh.Indices[i + 1], mesh.Indices[i + 2]);
            Vector3 e1 = mesh.Positions[b] - mesh.Positions[a], e2 = mesh.Positions[c] - mesh.Positions[a];
            Vector2 d1 = uvs[b] - uvs[a], d2 = uvs[c] - uvs[a];
            var turn = d1.X * d2.Y - d2.X * d1.Y < 0 ? -1f : 1f;
            var u = (e1 * d2.Y - e2 * d1.Y) * turn;
            var v = (e2 * d1.X - e1 * d2.X) * turn;
            foreach (var corner in (ReadOnlySpan<int>)[a, b, c])
                (along[corner], across[corner]) = (along[corner] + u, across[corner] + v);
        }

        var tangents = new Vector4[mesh.VertexCount];
        for (var i = 0; i < tangents.Length; i++)
        {
            var normal = normals[i];
            var tangent = Unit(along[i] - normal * Vector3.Dot(normal, along[i])) ?? Perpendicular(normal);
            // v grows downwards in glTF, and the bitangent follows v upwards.
            tangents[i] = new(tangent, Vector3.Dot(Vector3.Cross(normal, tangent), across[i]) > 0 ? -1 : 1);
        }

        return tangents;
    }

    private static Vector3? Unit(Vector3 v) => v.LengthSquared() is > 1e-30f and < float.PositiveInfinity ? Vector3.Normalize(v) : null;

    private static Vector3 Perpendicular(Vector3 normal) =>
        Vector3.Normalize(Vector3.Cross(normal, MathF.Abs(normal.X) < 0.9f ? Vector3.UnitX : Vector3.UnitY));
}
