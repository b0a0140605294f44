using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Formats.Ply;

/// <summary>Writes a mesh as PLY: positions, normals, uvs (s, t), colours as sRGB bytes, triangles. Materials and textures have no place in PLY.</summary>
public static class PlyMeshWriter
{
    private const int Piece = 1 << 16;

    /// <summary>The whole file; little-endian by default.</summary>
    public static byte[] Write(Mesh mesh, PlyEncoding encoding = PlyEncoding.BinaryLittleEndian)
    {
        using var file = new MemoryStream();
        Write(file, mesh, encoding);
        return file.ToArray();
    }

    /// <summary>Writes the whole file to a stream; little-endian by default.</summary>
    public static void Write(Stream target, Mesh mesh, PlyEncoding encoding = PlyEncoding.BinaryLittleEndian)
    {
        mesh.Validate();
        target.Write(Header(mesh, encoding));
        var row = new Row(target, encoding);
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            row.Add(mesh.Positions[i].X, mesh.Positions[i].Y, mesh.Positions[i].Z);
            if (mesh.Normals is { } normals)
                row.Add(normals[i].X, normals[i].Y, normals[i].Z);
            if (mesh.Uvs is { } uvs)
                row.Add(uvs[i].X, 1 - uvs[i].Y);
            if (mesh.Colors is { } colors)
                row.Add(SrgbCurve.EncodeByte(colors[i].X), SrgbCurve.EncodeByte(colors[i].Y), SrgbCurve.EncodeByte(colors[i].Z), Alpha(colors[i].W));
            row.End();
        }

        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            row.Add((byte)3);
            row.Add(mesh.Indices[i], mesh.Indices[i + 1], mesh.Indices[i + 2]);
            row.End();
        }

        row.Flush();
    }

    private static byte Alpha(float alpha) => (byte)(Math.Clamp(alpha, 0, 1) * 255 + 0.5f);

    private static byte[] Header(Mesh mesh, PlyEncoding encoding)
    {
        var format = encoding switch
        {
            PlyEncoding.Ascii => "ascii",
            PlyEncoding.BinaryBigEndian => "binary_big_endian",
            _ => "binary_little_endian",
        };
        var header = new StringBuilder($"ply\nformat {format} 1.0\nelement vertex {mesh.VertexCount}\n");
        string[] floats = ["x", "y", "z", .. mesh.Normals is null ? [] : new[] { "nx", "ny", "nz" }, .. mesh.Uvs is null ? [] : new[] { "s", "t" }];
        foreach (var name in floats)
            header.Append("property float ").Append(name).Append('\n');
        if (mesh.Colors is not null)
            header.Append("property uchar red\nproperty uchar green\nproperty uchar blue\nproperty uchar alpha\n");
        header.Append($"element face {mesh.TriangleCount}\nproperty list uchar int vertex_indices\nend_header\n");
        return Encoding.ASCII.GetBytes(header.ToString());
    }

    /// <summary>Collects numbers of one row after another and hands them on in large pieces.</summary>
    private sealed class Row(Stream target, PlyEncoding encoding)
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(Piece + 4096);
        private bool _started;

        public void Add(params ReadOnlySpan<float> numbers)
        {
            foreach (var number in numbers)
                if (encoding == PlyEncoding.Ascii)
                    Text(number);
                else if (encoding == PlyEncoding.BinaryBigEndian)
                    BinaryPrimitives.WriteSingleBigEndian(Bytes(4), number);
                else
                    BinaryPrimitives.WriteSingleLittleEndian(Bytes(4), number);
        }

        public void Add(params ReadOnlySpan<int> numbers)
        {
            foreach (var number in numbers)
                if (encoding == PlyEncoding.Ascii)
                    Text(number);
                else if (encoding == PlyEncoding.BinaryBigEndian)
                    BinaryPrimitives.WriteInt32BigEndian(Bytes(4), number);
                else
                    BinaryPrimitives.WriteInt32LittleEndian(Bytes(4), number);
        }

        public void Add(params ReadOnlySpan<byte> numbers)
        {
            foreach (var number in numbers)
                if (encoding == PlyEncoding.Ascii)
                    Text(number);
                else
                    Bytes(1)[0] = number;
        }

        public void End()
        {
            if (encoding == PlyEncoding.Ascii)
                Bytes(1)[0] = (byte)'\n';
            _started = false;
            if (_buffer.WrittenCount >= Piece)
                Flush();
        }

        public void Flush()
        {
            target.Write(_buffer.WrittenSpan);
            _buffer.ResetWrittenCount();
        }

        private Span<byte> Bytes(int count)
        {
            var bytes = _buffer.GetSpan(count)[..count];
            _buffer.Advance(count);
            return bytes;
        }

        private void Text(float number)
        {
            Separate();
            Utf8Formatter.TryFormat(number, _buffer.GetSpan(40), out var length);
            _buffer.Advance(length);
        }

        private void Text(int number)
        {
            Separate();
            Utf8Formatter.TryFormat(number, _buffer.GetSpan(40), out var length);
            _buffer.Advance(length);
        }

        private void Separate()
        {
            if (_started)
                Bytes(1)[0] = (byte)' ';
            _started = true;
        }
    }
}
