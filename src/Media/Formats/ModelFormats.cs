using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;

namespace GenAsset.Media.Formats;

/// <summary>Tells 3D files apart by their content; names are only asked where content says nothing (OBJ).</summary>
public static class ModelFormats
{
    /// <summary>The format of a file from its first bytes, or null when it is none of these. Text that is not glTF or USD is taken for OBJ when a line of it is a vertex.</summary>
    public static ModelFormat? Detect(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("glTF"u8))
            return ModelFormat.Glb;
        if (file.StartsWith("ply\n"u8) || file.StartsWith("ply\r"u8))
            return ModelFormat.Ply;
        if (file.StartsWith("PK"u8))
            return ModelFormat.Usdz;
        if (file.StartsWith("PXR-USDC"u8))
            return ModelFormat.Usdc;
        if (file.StartsWith("#usda"u8))
            return ModelFormat.Usda;
        if (SpzReader.IsSpz(file))
            return ModelFormat.Spz;
        if (file.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
            return ModelFormat.Gltf;
        return file.StartsWith("v "u8) || file.IndexOf("\nv "u8) >= 0 ? ModelFormat.Obj : null;
    }

    /// <summary>The format that a file's name asks for (".glb", ".obj" …, any case), or null.</summary>
    public static ModelFormat? FromName(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".GLB" => ModelFormat.Glb,
        ".GLTF" => ModelFormat.Gltf,
        ".OBJ" => ModelFormat.Obj,
        ".PLY" => ModelFormat.Ply,
        ".USDZ" => ModelFormat.Usdz,
        ".USDC" or ".USD" => ModelFormat.Usdc,
        ".USDA" => ModelFormat.Usda,
        ".SPZ" => ModelFormat.Spz,
        _ => null,
    };

    /// <summary>Whether a file of this format holds splats rather than a mesh; a damaged file may throw <see cref="MediaFormatException"/>.</summary>
    public static bool HoldsSplats(ModelFormat format, ReadOnlySpan<byte> file) => format switch
    {
        ModelFormat.Spz => true,
        ModelFormat.Ply => PlySplatReader.IsSplats(file),
        ModelFormat.Glb or ModelFormat.Gltf => GlbSplatReader.HasSplats(file),
        _ => false,
    };
}
