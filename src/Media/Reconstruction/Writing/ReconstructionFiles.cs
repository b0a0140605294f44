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

    /// <summary>
    /// Writes {model}/mesh.glb, mesh.obj, mesh.mtl, mesh.ply, texture.png, preview_textured_0/1.png, preview_wireframe_0/1.png, quality.json and
    /// README.txt. <paramref name="open"/> gives the stream for a name with forward slashes; each is disposed when it is written.
    /// </summary>
    public static void Write(
        ReconstructionResult result, IReadOnlyList<CapturedView> views, ReconstructionLabel label, ReconstructionOptions options,
        Func<string, Stream> open, CancellationToken cancellationToken = default)
    {
        var texture = PngEncoder.Encode(result.Texture, new PngOptions { Effort = PngEffort.Fast });
        cancellationToken.ThrowIfCancellationRequested();
        var mesh = WithFile(result.Mesh, texture);
        Put("texture.png", file => file.Write(texture));
        Put("mesh.glb", file => GlbWriter.Write(file, mesh));
        Put("mesh.ply", file => PlyMeshWriter.Write(file, mesh));
        var obj = ObjWriter.Write(mesh, "mesh");
        Put("mesh.obj", file => file.Write(obj.Obj));
        // The picture lies beside the material once, under its documented name.
        Put("mesh.mtl", file => file.Write(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(obj.Mtl).Replace(obj.Images[0].Path, "texture.png", StringComparison.Ordinal))));
        PutPreviews("preview_textured", result.Mesh, wireframe: false);
        // Lines are read on plain clay, not on a pattern.
        PutPreviews("preview_wireframe", result.Mesh with { Uvs = null, Materials = [] }, wireframe: true);
        Put("quality.json", file => QualityReport.Write(file, result, views, label));
        Put("README.txt", file => file.Write(Encoding.UTF8.GetBytes(Readme.Of(result, label))));

        void Put(string name, Action<Stream> write)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var file = open($"{label.Model}/{name}");
            write(file);
        }

        void PutPreviews(string name, Mesh shown, bool wireframe)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var sheet = Turntable.Render(shown, new TurntableOptions { Views = Previews, ViewSize = options.PreviewSize, Wireframe = wireframe });
            for (var i = 0; i < Previews; i++)
            {
                using var view = Part(sheet, i * options.PreviewSize, options.PreviewSize);
                Put($"{name}_{i}.png", file => PngEncoder.Encode(view, file, new PngOptions { Effort = PngEffort.Fast }));
            }
        }
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
