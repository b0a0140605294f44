using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Media;
using GenAsset.Media.Codecs;
using GenAsset.Media.Formats;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Geometry;

namespace GenAsset.Core.Engines.Remote;

/// <summary>Writes what a service made as an item's assets, in the formats that the item asks for; what a file is, its content says.</summary>
internal static class Delivery
{
    /// <summary>How the name of a file ends, without a dot, by its content; null where that says nothing.</summary>
    public static string? EndingOf(byte[] file)
    {
        if (ImageProbe.Identify(file) is not null)
            return Pictures.EndingOf(file)[1..];
        return ModelFormats.Detect(file) is { } format and not ModelFormat.Gltf ? format.ToString().ToLowerInvariant() : null;
    }

    /// <summary>
    /// Writes the file that is the item's own result under its kind's usual name, once a format that the item asks for; formats that it cannot become
    /// are an error. The error says what the file is where it is not the kind's at all.
    /// </summary>
    public static GenAssetError? WriteResult(EngineContext context, ItemSpec item, byte[] file)
    {
        var stem = StemOf(item.Kind);
        try
        {
            if (ImageProbe.Identify(file) is not null)
                return WritePicture(context, item, file);
            if (item.Kind is ItemKind.Image or ItemKind.Enhancement || ModelFormats.Detect(file) is not { } format)
                return Wrong(item, file);
            var formats = (item.Formats ?? UsualFormats(item.Kind)).Where(asked => asked != "image");
            return ModelFormats.HoldsSplats(format, file)
                ? WriteSplats(context, stem, formats, file, format)
                : WriteMesh(context, item, stem, formats, file, format);
        }
        catch (MediaFormatException fault)
        {
            return GenAssetError.Of(ErrorCatalog.EngineAnswerInvalid, $"The engine's result cannot be read: {fault.Message}");
        }
        catch (NotSupportedException missing)
        {
            return GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, missing.Message);
        }
    }

    /// <summary>Writes a file under a name that engines.json gives; a picture or shape is turned into the format of the name's ending where it has another.</summary>
    public static GenAssetError? WriteNamed(EngineContext context, string name, byte[] file)
    {
        try
        {
            var (ending, wanted) = (EndingOf(file), Path.GetExtension(name).TrimStart('.').ToLowerInvariant());
            if (ending is null || ending == wanted || (ending, wanted) is ("jpg", "jpeg" or "jfif") || !IsWritten(wanted))
                context.Scratch.Write(name, file);
            else if (ImageProbe.Identify(file) is not null)
                Pictures.Write(context, name, file);
            else if (ModelFormats.Detect(file) is { } format && ModelFormats.HoldsSplats(format, file))
                return WriteSplats(context, name[..^(wanted.Length + 1)], [wanted], file, format);
            else
                ShapeFiles.Write(context.Scratch, name[..^(wanted.Length + 1)], wanted, ReadMesh(file, ModelFormats.Detect(file)!.Value)); // it has an ending
            return null;
        }
        catch (MediaFormatException fault)
        {
            return GenAssetError.Of(ErrorCatalog.EngineAnswerInvalid, $"The engine's {name} cannot be read: {fault.Message}");
        }
    }

    /// <summary>What to tell a person whose shape was to come with a picture and has none; null where it has one, or none was asked for.</summary>
    public static string? NoteOfNoPicture(EngineContext context, ItemSpec item, string whose) =>
        item.Kind is ItemKind.Model or ItemKind.Splat && item.Formats?.Contains("image") == true && !context.Scratch.Files.Any(file => Path.GetFileNameWithoutExtension(file.Name) == "image")
            ? $"There is no \"image\", which was asked for: {whose} gave no picture of that name."
            : null;

    /// <summary>What a kind's own result is called, without its ending.</summary>
    public static string StemOf(ItemKind kind) => kind switch
    {
        ItemKind.Model => "model",
        ItemKind.Splat => "splat",
        ItemKind.Reconstruction => "mesh",
        _ => "image",
    };

    /// <summary>The formats that are made of a result when the item asks for none.</summary>
    private static IReadOnlyList<string> UsualFormats(ItemKind kind) => kind == ItemKind.Model ? ["glb", "usdz"] : ItemKinds.DefaultFormats(kind);

    private static GenAssetError? WritePicture(EngineContext context, ItemSpec item, byte[] file)
    {
        if (item.Kind is not (ItemKind.Image or ItemKind.Enhancement))
            return Wrong(item, file);
        if (Pictures.Fault(file) is { } fault)
            return GenAssetError.Of(ErrorCatalog.EngineAnswerInvalid, $"The engine's picture is none: {fault}.");
        foreach (var format in item is EnhancementItem photo ? [photo.Format] : item.Formats ?? UsualFormats(item.Kind))
            Pictures.Write(context, $"image.{format}", file);
        return null;
    }

    private static GenAssetError? WriteSplats(EngineContext context, string stem, IEnumerable<string> formats, byte[] file, ModelFormat format)
    {
        var cloud = format switch
        {
            ModelFormat.Spz => SpzReader.Read(file),
            ModelFormat.Ply => PlySplatReader.Read(file),
            _ => GlbSplatReader.Read(file),
        };
        foreach (var wanted in formats)
        {
            if (wanted is not ("spz" or "ply" or "glb"))
                return GenAssetError.Of(ErrorCatalog.IncompleteResults, $"The engine made splats, which cannot become {wanted}.", suggestion: "Ask for spz, ply or glb.");
            ShapeFiles.Write(context.Scratch, stem, wanted, cloud);
        }

        return null;
    }

    private static GenAssetError? WriteMesh(EngineContext context, ItemSpec item, string stem, IEnumerable<string> formats, byte[] file, ModelFormat format)
    {
        if (item.Kind == ItemKind.Splat)
            return Wrong(item, file);
        var mesh = ReadMesh(file, format);
        if (mesh.TriangleCount == 0)
            return GenAssetError.Of(ErrorCatalog.IncompleteResults, "The engine's mesh has no triangles.");
        foreach (var wanted in formats)
        {
            if ((format, wanted) is (ModelFormat.Glb, "glb") or (ModelFormat.Usdz, "usdz") or (ModelFormat.Ply, "ply"))
                context.Scratch.Write($"{stem}.{wanted}", file); // as it came: nothing of it is lost on the way through ours
            else
                ShapeFiles.Write(context.Scratch, stem, wanted, mesh);
        }

        return null;
    }

    private static Mesh ReadMesh(byte[] file, ModelFormat format) => format switch
    {
        ModelFormat.Obj => ObjReader.Read(file),
        ModelFormat.Ply => PlyMeshReader.Read(file),
        ModelFormat.Usdz or ModelFormat.Usda or ModelFormat.Usdc => UsdzReader.Read(file),
        _ => GlbReader.Read(file),
    };

    private static bool IsWritten(string ending) => ending is "png" or "jpg" or "jpeg" or "jfif" or "bmp" or "tga" or "tiff" or "webp" or "glb" or "usdz" or "obj" or "ply" or "spz";

    private static GenAssetError Wrong(ItemSpec item, byte[] file) => GenAssetError.Of(
        ErrorCatalog.IncompleteResults, $"The engine gave {(EndingOf(file) is { } ending ? "a ." + ending : "a file of no known format")} for an item of kind {item.Kind.Word()}.");
}
