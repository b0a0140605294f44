using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Preview.Fields;

namespace GenAsset.Media.Preview.Meshing;

/// <summary>
/// Normals from the field, one a vertex where the surface is smooth and several where it is not: each corner asks a little inside its own
/// triangle, and corners that disagree stop sharing their vertex.
/// </summary>
internal static class CreaseNormals
{
    private const float TowardMiddle = 0.2f;
    private const float Agree = 0.86f; // cosine: 30 degrees

    /// <summary>The mesh with normals; vertices are doubled along creases.</summary>
    public static Mesh Add(Mesh mesh, FieldGrid grid, float reach, CancellationToken cancellationToken)
    {
        var asked = new Vector3[mesh.Indices.Length];
        for (var i = 0; i < asked.Length; i += 3)
        {
            Vector3 a = mesh.Positions[mesh.Indices[i]], b = mesh.Positions[mesh.Indices[i + 1]], c = mesh.Positions[mesh.Indices[i + 2]];
            var middle = (a + b + c) / 3;
            (asked[i], asked[i + 1], asked[i + 2]) = (Vector3.Lerp(a, middle, TowardMiddle), Vector3.Lerp(b, middle, TowardMiddle), Vector3.Lerp(c, middle, TowardMiddle));
        }
        var normals = Gradients.At(grid, asked, reach, cancellationToken);
        for (var i = 0; i < normals.Length; i++)
        {
            // Where the field's slope contradicts the face (a thin rim, a fold), the face is right: it is what is seen.
            var face = Face(mesh, i / 3 * 3);
            if (Vector3.Dot(normals[i], face) < 0.5f)
                normals[i] = face;
        }
        return Split(mesh, normals);
    }

    /// <summary>The mesh with every face flat.</summary>
    public static Mesh Flat(Mesh mesh)
    {
        var normals = new Vector3[mesh.Indices.Length];
        for (var i = 0; i < normals.Length; i++)
            normals[i] = Face(mesh, i / 3 * 3);
        return Split(mesh, normals, agree: 0.9999f);
    }

    private static Vector3 Face(Mesh mesh, int first)
    {
        Vector3 a = mesh.Positions[mesh.Indices[first]], b = mesh.Positions[mesh.Indices[first + 1]], c = mesh.Positions[mesh.Indices[first + 2]];
        var face = Vector3.Cross(b - a, c - a);
        return face.Length() is > 0 and var length ? face / length : Vector3.UnitY;
    }

    private static Mesh Split(Mesh mesh, Vector3[] cornerNormals, float agree = Agree)
    {
        var next = new int[mesh.VertexCount * 2]; // a chain of the vertices that one was split into
        var sources = new List<int>(mesh.VertexCount * 2);
        var sums = new List<Vector3>(mesh.VertexCount * 2);
        var first = new int[mesh.VertexCount];
        Array.Fill(first, -1);
        var indices = new int[mesh.Indices.Length];
        for (var corner = 0; corner < indices.Length; corner++)
        {
            var vertex = mesh.Indices[corner];
            var found = first[vertex];
            while (found >= 0 && Vector3.Dot(Vector3.Normalize(sums[found]), cornerNormals[corner]) < agree)
                found = next[found];
            if (found < 0)
            {
                found = sources.Count;
                sources.Add(vertex);
                sums.Add(Vector3.Zero);
                if (found >= next.Length)
                    Array.Resize(ref next, next.Length * 2);
                (next[found], first[vertex]) = (first[vertex], found);
            }
            sums[found] += cornerNormals[corner];
            indices[corner] = found;
        }
        return mesh with
        {
            Positions = [.. sources.Select(v => mesh.Positions[v])],
            Normals = [.. sums.Select(Vector3.Normalize)],
            Uvs = mesh.Uvs is { } uvs ? [.. sources.Select(v => uvs[v])] : null,
            Indices = indices,
        };
    }
}
