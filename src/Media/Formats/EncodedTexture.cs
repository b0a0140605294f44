using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats;

/// <summary>The image file of a texture as a 3D file embeds it: the bytes it came with, or its pixels as PNG.</summary>
internal static class EncodedTexture
{
    /// <summary>Bytes and "image/png" or "image/jpeg"; no other kind of image may be embedded.</summary>
    public static (ReadOnlyMemory<byte> Bytes, string MediaType) Of(Texture texture)
    {
        if (!texture.Encoded.IsEmpty)
            return texture.MediaType is "image/png" or "image/jpeg"
                ? (texture.Encoded, texture.MediaType)
                : throw new ArgumentException($"The texture '{texture.Name}' is {texture.MediaType}; 3D files embed only image/png and image/jpeg. Convert it first.");
        using var file = new MemoryStream();
        PngEncoder.Encode(texture.Pixels!, file); // a texture without bytes has pixels
        return (file.ToArray(), "image/png");
    }
}
