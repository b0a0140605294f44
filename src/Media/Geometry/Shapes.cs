using System.Numerics;

namespace GenAsset.Media.Geometry;

/// <summary>Parametric surfaces with normals and uvs, for demonstrations, tests and measurements.</summary>
public static class Shapes
{
    /// <summary>A sphere of radius 1 in <paramref name="segments"/> x <paramref name="segments"/>/2 patches; its poles are single triangles.</summary>
    public static Mesh Sphere(int segments) => Surface("sphere", segments, segments / 2, (u, v) =>
    {
        var (sinU, cosU) = MathF.SinCos(u * MathF.Tau);
        var (sinV, cosV) = MathF.SinCos(v * MathF.PI);
        return new Vector3(sinV * cosU, cosV, -sinV * sinU);
    });

    /// <summary>A torus around the Y axis, of radius 1, with a tube of radius <paramref name="tube"/>.</summary>
    public static Mesh Torus(int segments, int sides, float tube = 0.4f) =>
        Surface("torus", segments, sides, (u, v) =>
        {
            var (sinU, cosU) = MathF.SinCos(u * MathF.Tau);
            var (sinV, cosV) = MathF.SinCos(-v * MathF.Tau);
            return new Vector3(cosU * (1 + (tube * cosV)), tube * sinV, -sinU * (1 + (tube * cosV)));
        });

    /// <summary>A tube around the (2, 3) torus knot, about 3 wide.</summary>
    public static Mesh Knot(int segments, int sides, float tube = 0.28f) => Surface("knot", segments, sides, (u, v) =>
    {
        var center = KnotCurve(u);
        var along = Vector3.Normalize(KnotCurve(u + 0.001f) - KnotCurve(u - 0.001f));
        // The direction away from the axis never lies along this knot, so it serves as the frame's second vector.
        var side = Vector3.Normalize(Vector3.Cross(along, new Vector3(center.X, 0, center.Z)));
        var (sin, cos) = MathF.SinCos(v * MathF.Tau);
        return center + (tube * ((cos * side) + (sin * Vector3.Cross(along, side))));
    });

    /// <summary>Rolling hills over 2 x 2 metres, in <paramref name="segments"/> squared patches: an open surface.</summary>
    public static Mesh Terrain(int segments) => Surface("terrain", segments, segments, (u, v) =>
    {
        var height = 0f;
        for (var (octave, scale) = (0, 1f); octave < 5; octave++, scale *= 2.1f)
            height += MathF.Sin((u * scale * 5) + octave) * MathF.Cos((v * scale * 4) + (octave * 1.7f)) * 0.18f / scale;
        return new Vector3((u * 2) - 1, height, (v * 2) - 1);
    });

    /// <summary>A square of 2 x 2 metres that faces +Y, in <paramref name="segments"/> squared patches.</summary>
    public static Mesh Plane(int segments = 1) => Surface("plane", segments, segments, (u, v) => new Vector3((u * 2) - 1, 0, (v * 2) - 1));

    /// <summary>A cube of 2 x 2 x 2 metres with flat sides of 24 corners.</summary>
    public static Mesh Cube()
    {
        // Each side by its outward normal n and two edges u, v with u x v = n: whole numbers, so that the sides meet exactly.
        ReadOnlySpan<(Vector3 N, Vector3 U, Vector3 V)> sides =
        [
            (Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ), (-Vector3.UnitX, Vector3.UnitZ, Vector3.UnitY),
            (Vector3.UnitY, Vector3.UnitZ, Vector3.UnitX), (-Vector3.UnitY, Vector3.UnitX, Vector3.UnitZ),
            (Vector3.UnitZ, Vector3.UnitX, Vector3.UnitY), (-Vector3.UnitZ, Vector3.UnitY, Vector3.UnitX),
        ];
        List<Vector3> positions = [], normals = [];
        List<Vector2> uvs = [];
        List<int> indices = [];
        foreach (var (n, u, v) in sides)
        {
            var first = positions.Count;
            indices.AddRange([first, first + 1, first + 2, first, first + 2, first + 3]);
            positions.AddRange([n - u - v, n + u - v, n + u + v, n - u + v]);
            normals.AddRange([n, n, n, n]);
            uvs.AddRange([new(0, 1), new(1, 1), new(1, 0), new(0, 0)]);
        }
        return new Mesh { Name = "cube", Positions = [.. positions], Normals = [.. normals], Uvs = [.. uvs], Indices = [.. indices] };
    }

    /// <summary>
    /// A grid over <paramref name="at"/>(u, v), both 0..1: seams keep two corners with different uvs, triangles without area are left out.
    /// The front is where v grows towards the viewer's bottom when u grows to the right.
    /// </summary>
    public static Mesh Surface(string name, int columns, int rows, Func<float, float, Vector3> at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var positions = new Vector3[(columns + 1) * (rows + 1)];
        var uvs = new Vector2[positions.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            uvs[i] = new Vector2(i % (columns + 1) / (float)columns, i / (columns + 1) / (float)rows);
            positions[i] = at(uvs[i].X, uvs[i].Y);
        }
        MergeEnds(positions, columns, rows);
        var mesh = new Mesh { Name = name, Positions = positions, Uvs = uvs, Indices = GridIndices(positions, columns, rows) };
        return mesh.WithSmoothNormals();
    }

    private static Vector3 KnotCurve(float u)
    {
        var (sin2, cos2) = MathF.SinCos(u * MathF.Tau * 2);
        var (sin3, cos3) = MathF.SinCos(u * MathF.Tau * 3);
        return new Vector3(cos2 * (1 + (0.45f * cos3)), 0.55f * sin3, sin2 * (1 + (0.45f * cos3)));
    }

    // A turn ends where it began but for rounding: made the same to the last bit, so that a closed surface can be told from an open one.
    private static void MergeEnds(Vector3[] positions, int columns, int rows)
    {
        for (var row = 0; row <= rows; row++)
            Merge(positions, row * (columns + 1), (row * (columns + 1)) + columns);
        for (var column = 0; column <= columns; column++)
        {
            Merge(positions, column, (rows * (columns + 1)) + column);
            Merge(positions, 0, column);
            Merge(positions, rows * (columns + 1), (rows * (columns + 1)) + column);
        }
    }

    private static void Merge(Vector3[] positions, int from, int to)
    {
        if (Vector3.DistanceSquared(positions[from], positions[to]) < 1e-10f)
            positions[to] = positions[from];
    }

    private static int[] GridIndices(Vector3[] positions, int columns, int rows)
    {
        var indices = new List<int>(columns * rows * 6);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                int a = (row * (columns + 1)) + column, b = a + 1, c = a + columns + 1, d = c + 1;
                Add(a, c, d);
                Add(a, d, b);
            }
        }
        return [.. indices];

        void Add(int a, int b, int c)
        {
            if (positions[a] != positions[b] && positions[b] != positions[c] && positions[c] != positions[a])
                indices.AddRange([a, b, c]);
        }
    }
}
