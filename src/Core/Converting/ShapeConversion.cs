using GenAsset.Core.Errors;
using GenAsset.Media.Formats;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Geometry;

namespace GenAsset.Core.Converting;

/// <summary>One 3D format to another, and meshes to splats.</summary>
internal static class ShapeConversion
{
    /// <summary>Reads the input and makes the output's files; a damaged input, and a shape that the format cannot hold, throw.</summary>
    public static Outcome<Converted> Convert(InputFile input, FileKind to, string output, ConvertOptions options)
    {
        var notes = new List<string>();
        var read = ShapeReader.Read(input, options.InputAxes, notes);
        if (!read.Succeeded)
            return read.Error;
        var shape = read.Value;
        if (shape is Shape.OfMesh { Mesh.TriangleCount: 0 } && (to.Content == Content.Splats || to.Model is ModelFormat.Usdz or ModelFormat.Usda))
            return GenAssetError.Of(ErrorCatalog.ValidationFailed, $"{input.Path} holds points and no triangles, which cannot become {output}.", suggestion: "Points can become .glb .obj .ply");
        if (to.Content == Content.Splats && shape is Shape.OfMesh flat)
            shape = flat.ToSplats(options.Splats);
        var files = shape switch
        {
            Shape.OfMesh { Mesh: var mesh } => MeshFiles(mesh, to.Model, output, notes),
            Shape.OfSplats { Cloud: var cloud } => [SplatFile(cloud, to.Model, output, options, notes)],
            _ => throw new InvalidOperationException($"A shape of kind {shape.GetType().Name} has no writer."),
        };
        return new Converted(files, $"{to.FormatName}, {shape.Summary}", notes);
    }

    private static List<OutputFile> MeshFiles(Mesh mesh, ModelFormat? format, string output, List<string> notes)
    {
        var name = Path.GetFileNameWithoutExtension(output);
        switch (format)
        {
            case ModelFormat.Obj:
                var obj = ObjWriter.Write(mesh, name);
                return Beside(output, obj.Mtl.Length > 0 ? [.. obj.Images, (obj.MtlName, obj.Mtl)] : obj.Images, obj.Obj);
            case ModelFormat.Usda:
                var usda = UsdaWriter.WriteFiles(mesh, name);
                return Beside(output, usda.Images, usda.Usda);
            case ModelFormat.Ply:
                if (mesh.Materials.Length > 0)
                    notes.Add("PLY has no place for materials and textures: they were left out.");
                return [new(output, stream => PlyMeshWriter.Write(stream, mesh))];
            case ModelFormat.Usdz:
                return [new(output, stream => UsdzWriter.Write(stream, mesh))];
            default:
                return [new(output, stream => GlbWriter.Write(stream, mesh))];
        }
    }

    private static OutputFile SplatFile(SplatCloud cloud, ModelFormat? format, string output, ConvertOptions options, List<string> notes)
    {
        if (format == ModelFormat.Ply)
            return new(output, stream => PlySplatWriter.Write(stream, cloud));
        if (format == ModelFormat.Spz)
        {
            var defaults = new SpzWriteOptions();
            var write = defaults with { Flavor = options.Flavor ?? defaults.Flavor, FractionalBits = options.FractionalBits ?? defaults.FractionalBits };
            if (write is { Zstd: null, Flavor: SpzFlavor.NianticV4 or SpzFlavor.Project404 })
                notes.Add("This machine has no libzstd: the file is stored, not compressed.");
            return new(output, stream => SpzWriter.Write(stream, cloud, write));
        }

        if (cloud.Degree > 3)
            notes.Add("GLB holds harmonics up to degree 3: those of degree 4 were left out.");
        return new(output, stream => GlbSplatWriter.Write(stream, cloud));
    }

    private static List<OutputFile> Beside(string output, IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> neighbours, byte[] main)
    {
        var folder = Path.GetDirectoryName(output) ?? "";
        return [.. neighbours.Select(file => new OutputFile(Path.Combine(folder, file.Path), file.Bytes)), new(output, main)];
    }
}
