using GenAsset.Media.Imaging;

namespace GenAsset.Media.Geometry;

/// <summary>
/// An image on a surface: the bytes of a PNG or JPEG file, or pixels, or both. A file format that got bytes writes the same bytes again,
/// so a texture passes through a conversion unchanged. Two materials that hold the same object share one image in a file.
/// </summary>
public sealed class Texture
{
    private Texture(ReadOnlyMemory<byte> encoded, string mediaType, ImageBuffer? pixels, string? name, TextureWrap wrap)
    {
        Encoded = encoded;
        MediaType = mediaType;
        Pixels = pixels;
        Name = name;
        Wrap = wrap;
    }

    /// <summary>The whole image file, or empty when there are only <see cref="Pixels"/>.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>What <see cref="Encoded"/> is: "image/png" or "image/jpeg"; empty without it.</summary>
    public string MediaType { get; }

    /// <summary>The decoded image, or null when there are only <see cref="Encoded"/> bytes; owned by whoever made the texture.</summary>
    public ImageBuffer? Pixels { get; }

    /// <summary>A file name without folder or ending, or null.</summary>
    public string? Name { get; }

    /// <summary>What lies outside 0..1.</summary>
    public TextureWrap Wrap { get; }

    /// <summary>A texture of an image file's bytes, which are not copied.</summary>
    public static Texture FromEncoded(ReadOnlyMemory<byte> encoded, string mediaType, string? name = null, TextureWrap wrap = TextureWrap.Repeat)
    {
        if (encoded.IsEmpty)
            throw new ArgumentException("An image file of no bytes is no texture.", nameof(encoded));
        return new(encoded, mediaType, null, name, wrap);
    }

    /// <summary>A texture of pixels, which are not copied.</summary>
    public static Texture FromPixels(ImageBuffer pixels, string? name = null, TextureWrap wrap = TextureWrap.Repeat) =>
        new(default, "", pixels, name, wrap);

    /// <summary>The same texture that also knows its pixels.</summary>
    public Texture WithPixels(ImageBuffer pixels) => new(Encoded, MediaType, pixels, Name, Wrap);

    /// <summary>The same texture that also knows its file.</summary>
    public Texture WithEncoded(ReadOnlyMemory<byte> encoded, string mediaType) => new(encoded, mediaType, Pixels, Name, Wrap);
}
