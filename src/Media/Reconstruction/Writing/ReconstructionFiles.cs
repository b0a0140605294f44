using System.Text;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Previewing;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Writing;

/// <summary>Writes what a reconstruction leaves behind.</summary>
public static class ReconstructionFiles
{
    private const int Previews = 2;

    private static readonly PngOptions s_png = new() { Effort = PngEffort.Fast };

    /// <summary>
    /// Writes {model}/mesh.glb, mesh.obj, mesh.mtl, mesh.ply, texture.png, preview_textured_0/1.png, preview_wireframe_0/1.png, quality.json and
    /// README.txt. <paramref name="open"/> gives the stream for a name with forward slashes; each is disposed when it is written.
    /// </summary>
    public static void Write(
        ReconstructionResult result, IReadOnlyList<CapturedView> views, ReconstructionLabel label, ReconstructionOptions options,
        Func<string, Stream> open, CancellationToken cancellationToken = default)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        // Previews need no stored texture, so its compression runs beside them: the longest pieces of work first.
        var (texture, textured, wireframes) = (Array.Empty<byte>(), Array.Empty<byte[]>(), Array.Empty<byte[]>());
        Parallel.Invoke(parallel,
            () => texture = PngEncoder.Encode(result.Texture, s_png),
            () => textured = PreviewsOf(result.Mesh, wireframe: false, options.PreviewSize, cancellationToken),
            // Lines are read on plain clay, not on a pattern.
            () => wireframes = PreviewsOf(result.Mesh with { Uvs = null, Materials = [] }, wireframe: true, options.PreviewSize, cancellationToken));
        var mesh = WithFile(result.Mesh, texture);
        var (glb, ply) = (Array.Empty<byte>(), Array.Empty<byte>());
        var obj = new ObjFiles([], [], "", []);
        Parallel.Invoke(parallel, () => obj = ObjWriter.Write(mesh, "mesh"), () => glb = GlbWriter.Write(mesh), () => ply = Bytes(file => PlyMeshWriter.Write(file, mesh)));
        // In one order, whatever was ready first.
        Put("texture.png", texture);
        Put("mesh.glb", glb);
        Put("mesh.ply", ply);
        Put("mesh.obj", obj.Obj);
        // The picture lies beside the material once, under its documented name.
        Put("mesh.mtl", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(obj.Mtl).Replace(obj.Images[0].Path, "texture.png", StringComparison.Ordinal)));
        for (var i = 0; i < Previews; i++)
            Put($"preview_textured_{i}.png", textured[i]);
        for (var i = 0; i < Previews; i++)
            Put($"preview_wireframe_{i}.png", wireframes[i]);
        Put("quality.json", Bytes(file => QualityReport.Write(file, result, views, label)));
        Put("README.txt", Encoding.UTF8.GetBytes(Readme.Of(result, label)));

        void Put(string name, byte[] content)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var file = open($"{label.Model}/{name}");
            file.Write(content);
        }
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var file = new MemoryStream();
        write(file);
        return file.ToArray();
    }

    private static byte[][] PreviewsOf(Mesh shown, bool wireframe, int size, CancellationToken cancellationToken)
    {
        using var sheet = Turntable.Render(shown, new TurntableOptions { Views = Previews, ViewSize = size, Wireframe = wireframe });
        var previews = new byte[Previews][];
        for (var i = 0; i < Previews; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var view = Part(sheet, i * size, size);
            previews[i] = PngEncoder.Encode(view, s_png);
        }
        return previews;
    }

    private static Mesh WithFile(Mesh mesh, byte[] texture)
    {
        var material = mesh.Materials[0];
        return mesh with { Materials = [material with { BaseColorTexture = material.BaseColorTexture!.WithEncoded(texture, "image/png") }] }; // painted meshes have one
    }

    private static ImageBuffer Part(ImageBuffer sheet, int left, int size)
    {
        var part = new ImageBuffer(size, size, sheet.Channels);
        for (var y = 0; y < size; y++)
            sheet.Row(y).Slice(left * sheet.Channels, size * sheet.Channels).CopyTo(part.Row(y));
        return part;
    }
}
