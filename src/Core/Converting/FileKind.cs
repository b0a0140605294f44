using GenAsset.Media.Codecs;
using GenAsset.Media.Formats;

namespace GenAsset.Core.Converting;

/// <summary>What a file shows and the format that it is in; one of the two formats is set.</summary>
public sealed record FileKind
{
    private FileKind(Content content, ImageFormat? image, ModelFormat? model) => (Content, Image, Model) = (content, image, model);

    /// <summary>Pixels, triangles or splats.</summary>
    public Content Content { get; }

    /// <summary>The format of an image.</summary>
    public ImageFormat? Image { get; }

    /// <summary>The format of a mesh or of splats.</summary>
    public ModelFormat? Model { get; }

    /// <summary>An image of a format.</summary>
    public static FileKind Of(ImageFormat format) => new(Content.Image, format, null);

    /// <summary>A mesh, or splats, of a format.</summary>
    public static FileKind Of(ModelFormat format, bool splats) => new(splats ? Content.Splats : Content.Mesh, null, format);

    /// <summary>What a file is by its content, or null when it is nothing that we read; a damaged file may throw <see cref="GenAsset.Media.MediaFormatException"/>.</summary>
    public static FileKind? Identify(ReadOnlySpan<byte> file)
    {
        // Images first: their signatures are strict (TGA's second byte is never that of a text), while OBJ is any text with a vertex in it.
        if (ImageProbe.Identify(file) is { } image)
            return Of(image);
        return ModelFormats.Detect(file) is { } model ? Of(model, ModelFormats.HoldsSplats(model, file)) : null;
    }

    /// <summary>The format's short name: "PNG", "GLB".</summary>
    public string FormatName => Image is ImageFormat.Webp ? "WebP" : $"{(object?)Image ?? Model}".ToUpperInvariant();

    /// <summary>The kind with its article: "a PNG image", "an OBJ mesh".</summary>
    public string WithArticle => $"{(Model is ModelFormat.Obj or ModelFormat.Spz || Image is ImageFormat.Avif ? "an" : "a")} {this}";

    /// <inheritdoc/>
    public override string ToString() => Content switch
    {
        Content.Image => $"{FormatName} image",
        Content.Mesh => $"{FormatName} mesh",
        _ => $"{FormatName} of splats",
    };
}
