using System.Buffers.Binary;
using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Formats.Ply;

/// <summary>
/// Reads a PLY mesh (or bare points) in any encoding: positions, normals, uvs, colours (sRGB bytes or linear floats); faces
/// with more than three corners become fans. Without faces the mesh has points and no triangles.
/// </summary>
public static class PlyMeshReader
{
    private const string Format = "PLY";

    private static readonly string[] VertexColumns =
        ["x", "y", "z", "nx", "ny", "nz", "s", "t", "u", "v", "texture_u", "texture_v", "red", "green", "blue", "alpha"];

    /// <summary>Reads the whole file.</summary>
    public static Mesh Read(ReadOnlySpan<byte> file)
    {
        var header = PlyHeader.Read(file);
        var cursor = new PlyCursor(file, header.Length, header.Encoding);
        var vertex = header.Find("vertex") ?? throw new MediaFormatException(Format, header.Length, "there is no element 'vertex'");
        float[]?[] columns = [];
        int[] indices = [];
        foreach (var element in header.Elements)
            if (element == vertex)
                columns = PlyColumns.Read(ref cursor, vertex, VertexColumns);
            else if (element.Name == "face" && indices.Length == 0)
                indices = Faces(ref cursor, element, vertex.Count);
            else
                PlyColumns.Skip(ref cursor, element);
        if (columns[0] is null || columns[1] is null || columns[2] is null)
            throw new MediaFormatException(Format, header.Length, "vertices need the columns x, y and z");
        return new Mesh
        {
            Positions = Triples(columns, 0)!,
            Normals = Triples(columns, 3),
            Uvs = Pairs(columns, 6) ?? Pairs(columns, 8) ?? Pairs(columns, 10),
            Colors = Colors(columns, vertex),
            Indices = indices,
        };
    }

    /// <summary>Reads the whole file from a stream.</summary>
    public static Mesh Read(Stream source)
    {
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static int[] Faces(ref PlyCursor cursor, PlyElement element, int vertices)
    {
        var list = element.Properties.FindIndex(p => p is { ListLength: not null, Name: "vertex_indices" or "vertex_index" });
        if (list < 0)
            throw new MediaFormatException(Format, cursor.Position, "faces need a list 'vertex_indices'");
        if (Triangles(ref cursor, element, vertices) is { } triangles)
            return triangles;
        var indices = new List<int>(element.Count * 3);
        for (var row = 0; row < element.Count; row++)
            for (var p = 0; p < element.Properties.Count; p++)
                if (p == list)
                    Fan(ref cursor, element.Properties[p], vertices, indices);
                else
                    cursor.Skip(element.Properties[p]);
        return [.. indices];
    }

    /// <summary>The usual faces, and only they: little-endian, no other property, each a byte 3 and three integers. Null otherwise, with nothing consumed.</summary>
    private static int[]? Triangles(ref PlyCursor cursor, PlyElement element, int vertices)
    {
        const int stride = 13;
        if (cursor.Encoding != PlyEncoding.BinaryLittleEndian
            || element.Properties is not [{ ListLength: PlyType.UInt8 or PlyType.Int8, Type: PlyType.Int32 or PlyType.UInt32 }])
            return null;
        var start = cursor.Position;
        if ((long)element.Count * stride > cursor.Remaining)
            return null;
        var rows = cursor.Take((long)element.Count * stride);
        var indices = new int[element.Count * 3];
        for (int row = 0, at = 0; row < element.Count; row++, at += stride)
        {
            var (a, b, c) = (Index(rows, at + 1), Index(rows, at + 5), Index(rows, at + 9));
            if (rows[at] != 3 || Math.Max(Math.Max(a, b), c) >= (uint)vertices)
            {
                cursor.Position = start; // the careful way finds the fault, or a polygon
                return null;
            }

            (indices[row * 3], indices[row * 3 + 1], indices[row * 3 + 2]) = ((int)a, (int)b, (int)c);
        }

        return indices;

        static uint Index(ReadOnlySpan<byte> rows, int at) => BinaryPrimitives.ReadUInt32LittleEndian(rows[at..]);
    }

    private static void Fan(ref PlyCursor cursor, PlyProperty property, int vertices, List<int> indices)
    {
        var count = cursor.NextCount(property.ListLength!.Value); // the caller chose a list
        int first = 0, previous = 0;
        for (var corner = 0; corner < count; corner++)
        {
            var at = cursor.Position;
            var number = cursor.Next(property.Type);
            if (!(number >= 0 && number < vertices))
                throw new MediaFormatException(Format, at, $"a face names vertex {number} of {vertices}");
            var index = (int)number;
            if (corner == 0)
                first = index;
            else if (corner >= 2)
                indices.AddRange([first, previous, index]);
            previous = index;
        }
    }

    private static Vector3[]? Triples(float[]?[] columns, int at)
    {
        if (columns[at] is not { } x || columns[at + 1] is not { } y || columns[at + 2] is not { } z)
            return null;
        var triples = new Vector3[x.Length];
        for (var i = 0; i < triples.Length; i++)
            triples[i] = new(x[i], y[i], z[i]);
        return triples;
    }

    private static Vector2[]? Pairs(float[]?[] columns, int at)
    {
        if (columns[at] is not { } s || columns[at + 1] is not { } t)
            return null;
        var pairs = new Vector2[s.Length];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new(s[i], 1 - t[i]); // PLY counts t from below
        return pairs;
    }

    private static Vector4[]? Colors(float[]?[] columns, PlyElement vertex)
    {
        if (columns[12] is not { } r || columns[13] is not { } g || columns[14] is not { } b)
            return null;
        var bytes = vertex.Properties[vertex.IndexOf("red")].Type == PlyType.UInt8;
        var alpha = columns[15];
        var colors = new Vector4[r.Length];
        for (var i = 0; i < colors.Length; i++)
            colors[i] = bytes
                ? new(SrgbCurve.DecodeByte(Byte(r[i])), SrgbCurve.DecodeByte(Byte(g[i])), SrgbCurve.DecodeByte(Byte(b[i])), alpha is null ? 1 : alpha[i] / 255)
                : new(r[i], g[i], b[i], alpha is null ? 1 : alpha[i]);
        return colors;
    }

    private static byte Byte(float value) => (byte)Math.Clamp(value, 0, 255);
}
