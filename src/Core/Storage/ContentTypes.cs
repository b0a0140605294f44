namespace GenAsset.Core.Storage;

/// <summary>The media type of an asset, by its name's ending.</summary>
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
}
