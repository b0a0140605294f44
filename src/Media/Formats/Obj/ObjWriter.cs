using System.Buffers;
using System.Buffers.Text;
using System.Text;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Formats.Obj;

/// <summary>Writes a mesh as OBJ with its MTL and textures. Vertex colours follow the position (x y z r g b, sRGB), as many programs read them.</summary>
public static class ObjWriter
{
    /// <summary>All files; <paramref name="name"/> is that of the MTL without its ending, and the beginning of the images'; what splits words becomes an underscore.</summary>
    public static ObjFiles Write(Mesh mesh, string name = "model")
    {
        mesh.Validate();
        name = MtlWriter.Word(name, "model");
        var materials = new MtlWriter(name, withTextures: mesh.Uvs is not null);
        var names = Array.ConvertAll(mesh.Materials, materials.Add);
        var text = new Text();
        text.Line("# GenAsset");
        if (names.Length > 0)
            text.Line($"mtllib {name}.mtl");
        text.Line($"o {MtlWriter.Word(mesh.Name, "model")}");
        WriteVertices(text, mesh);
        foreach (var part in mesh.EffectiveParts)
        {
            if (part.Material >= 0)
                text.Line($"usemtl {names[part.Material]}");
            WriteFaces(text, mesh, part);
        }

        return new(text.ToArray(), materials.ToArray(), $"{name}.mtl", materials.Images);
    }

    private static void WriteVertices(Text text, Mesh mesh)
    {
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            text.Start("v"u8).Add(mesh.Positions[i].X).Add(mesh.Positions[i].Y).Add(mesh.Positions[i].Z);
            if (mesh.Colors is { } colors)
                text.Add(SrgbCurve.EncodeByte(colors[i].X) / 255f).Add(SrgbCurve.EncodeByte(colors[i].Y) / 255f).Add(SrgbCurve.EncodeByte(colors[i].Z) / 255f);
            text.End();
        }

        foreach (var uv in mesh.Uvs ?? [])
            text.Start("vt"u8).Add(uv.X).Add(1 - uv.Y).End(); // OBJ counts v from below
        foreach (var normal in mesh.Normals ?? [])
            text.Start("vn"u8).Add(normal.X).Add(normal.Y).Add(normal.Z).End();
        if (mesh.Indices.Length == 0 && mesh.VertexCount > 0)
            for (var i = 1; i <= mesh.VertexCount; i++)
                text.Start("p"u8).Corner(i, false, false).End();
    }

    private static void WriteFaces(Text text, Mesh mesh, MeshPart part)
    {
        var (uvs, normals) = (mesh.Uvs is not null, mesh.Normals is not null);
        for (var i = part.FirstIndex; i < part.FirstIndex + part.IndexCount; i += 3)
        {
            text.Start("f"u8);
            for (var corner = i; corner < i + 3; corner++)
                text.Corner(mesh.Indices[corner] + 1, uvs, normals);
            text.End();
        }
    }

    private sealed class Text
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);

        public void Line(string line)
        {
            _buffer.Write(Encoding.UTF8.GetBytes(line));
            End();
        }

        public Text Start(ReadOnlySpan<byte> keyword)
        {
            _buffer.Write(keyword);
            return this;
        }

        public Text Add(float number)
        {
            _buffer.Write(" "u8);
            Utf8Formatter.TryFormat(number, _buffer.GetSpan(40), out var length);
            _buffer.Advance(length);
            return this;
        }

        public Text Corner(int number, bool uv, bool normal)
        {
            _buffer.Write(" "u8);
            Integer(number);
            if (!uv && !normal)
                return this;
            _buffer.Write("/"u8);
            if (uv)
                Integer(number);
            if (!normal)
                return this;
            _buffer.Write("/"u8);
            Integer(number);
            return this;
        }

        public void End() => _buffer.Write("\n"u8);

        public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

        private void Integer(int number)
        {
            Utf8Formatter.TryFormat(number, _buffer.GetSpan(16), out var length);
            _buffer.Advance(length);
        }
    }
}
