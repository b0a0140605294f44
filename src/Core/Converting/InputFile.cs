using GenAsset.Core.Errors;
using GenAsset.Media;

namespace GenAsset.Core.Converting;

/// <summary>A file that was read whole, and what it was found to be.</summary>
public sealed record InputFile(string Path, FileKind Kind, byte[] Bytes)
{
    /// <summary>Reads a file, or says why that is not possible.</summary>
    public static Outcome<InputFile> Read(string path)
    {
        if (Directory.Exists(path))
            return GenAssetError.Of(ErrorCatalog.InputNotReadable, $"{path} is a folder; name a file in it.");
        try
        {
            var bytes = File.ReadAllBytes(path);
            return FileKind.Identify(bytes) is { } kind
                ? new InputFile(path, kind, bytes)
                : GenAssetError.Of(ErrorCatalog.InvalidFileFormat, $"{path} {(bytes.Length == 0 ? "is empty." : "is neither an image nor a shape that can be read.")}",
                    suggestion: "Readable are PNG, JPEG, BMP, TGA, TIFF, WebP, HEIF, AVIF; GLB, glTF, OBJ, PLY, USDZ, usda, usdc; SPZ. The content counts, not the name.");
        }
        catch (MediaFormatException fault)
        {
            return MediaFault.Explain(fault, path, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException) // an empty name is an argument
        {
            return GenAssetError.Of(ErrorCatalog.InputNotReadable, $"{path} cannot be read: {fault.Message}");
        }
    }
}
