using GenAsset.Media.Codecs;

namespace GenAsset.Core.Storage;

/// <summary>Media types: of an asset by its name's ending, of what came from outside by its content.</summary>
public static class ContentTypes
{
    /// <summary>The media type; "application/octet-stream" where the ending says nothing.</summary>
    public static string Of(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" or ".jfif" => "image/jpeg",
        ".webp" => "image/webp",
        ".bmp" => "image/bmp",
        ".tif" or ".tiff" => "image/tiff",
        ".tga" => "image/x-tga",
        ".glb" => "model/gltf-binary",
        ".usdz" => "model/vnd.usdz+zip",
        ".obj" => "model/obj",
        ".mtl" => "model/mtl",
        ".ply" => "model/ply",
        ".json" => "application/json",
        ".txt" => "text/plain; charset=utf-8",
        ".zip" => "application/zip",
        _ => "application/octet-stream",
    };

    /// <summary>Bytes of a file's beginning that <see cref="Sniff"/> wants.</summary>
    public const int SniffBytes = 512;

    /// <summary>The media type by a file's first bytes, whatever its sender called it; null where it is none that we take.</summary>
    public static string? Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("glTF"u8))
            return "model/gltf-binary";
        if (head.StartsWith("ply\n"u8) || head.StartsWith("ply\r"u8))
            return "model/ply";
        if (head.StartsWith("PK\x03\x04"u8))
            return "application/zip";
        if (IsJson(head))
            return "application/json";
        return ImageProbe.Identify(head) switch
        {
            ImageFormat.Png => "image/png",
            ImageFormat.Jpeg => "image/jpeg",
            ImageFormat.Bmp => "image/bmp",
            ImageFormat.Tga => "image/x-tga",
            ImageFormat.Tiff => "image/tiff",
            ImageFormat.Webp => "image/webp",
            ImageFormat.Heif => "image/heif",
            ImageFormat.Avif => "image/avif",
            _ => null,
        };
    }

    private static bool IsJson(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            head = head[3..];
        var text = head.TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] is (byte)'{' or (byte)'[' && !head.Contains((byte)0);
    }
}
