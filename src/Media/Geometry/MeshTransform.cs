using System.Numerics;

namespace GenAsset.Media.Geometry;

/// <summary>Moves, turns and scales meshes.</summary>
public static class MeshTransform
{
    /// <summary>The mesh as <paramref name="matrix"/> moves it; a mirroring matrix turns the triangles over so that fronts stay fronts.</summary>
    public static Mesh Transformed(this Mesh mesh, Matrix4x4 matrix)
    {
        if (!Matrix4x4.Invert(matrix, out var inverse))
            throw new ArgumentException("The matrix flattens the mesh: it has no inverse.", nameof(matrix));
        // Normals stay at right angles to the surface under the inverse's transpose.
        var forNormals = Matrix4x4.Transpose(inverse with { M41 = 0, M42 = 0, M43 = 0 });
        return mesh with
        {
            Positions = Array.ConvertAll(mesh.Positions, p => Vector3.Transform(p, matrix)),
            Normals = mesh.Normals is null ? null : Array.ConvertAll(mesh.Normals, n => Vector3.Normalize(Vector3.TransformNormal(n, forNormals))),
            Indices = matrix.GetDeterminant() < 0 ? TurnedOver(mesh.Indices) : mesh.Indices,
        };
    }

    private static int[] TurnedOver(int[] indices)
    {
        var turned = (int[])indices.Clone();
        for (var i = 0; i < turned.Length; i += 3)
            (turned[i + 1], turned[i + 2]) = (turned[i + 2], turned[i + 1]);
        return turned;
    }
}
