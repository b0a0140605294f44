using GenAsset.Core.Errors;
using GenAsset.Core.Storage;
using GenAsset.Media.Codecs;
using GenAsset.Media.Geometry.Previewing;

namespace GenAsset.Core.Converting;

/// <summary>A small picture of what a file shows: an image made small, a mesh or splats as they look from the front.</summary>
/// <param name="File">The picture's bytes.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record Glimpse(byte[] File, string ContentType)
{
    private static readonly ImageEncodeOptions Drawn = new() { Quality = 85 };

    /// <summary>
    /// The picture of a file, its longest side at most <paramref name="longest"/> pixels. Nothing beside the file is read, whatever it names. <paramref name="name"/> is what errors call it.
    /// </summary>
    public static Outcome<Glimpse> Of(string name, byte[] file, int longest, CancellationToken cancellationToken = default)
    {
        try
        {
            if (FileKind.Identify(file) is not { } kind)
                return GenAssetError.Of(ErrorCatalog.InvalidFileFormat, $"{name} is neither an image nor a shape that can be read.");
            if (kind.Content != Content.Image)
                return OfShape(new InputFile(name, kind, file), longest);
            var (format, small) = Thumbnail.Make(new MemoryStream(file, writable: false), longest, cancellationToken: cancellationToken);
            return new Glimpse(small, TypeOf(format));
        }
        catch (Exception fault) when (MediaFault.IsExpected(fault))
        {
            return MediaFault.Explain(fault, name, "a small picture");
        }
    }

    private static Outcome<Glimpse> OfShape(InputFile input, int longest)
    {
        var shape = ShapeReader.Read(input, null, _ => null);
        if (!shape.Succeeded)
            return shape.Error;
        var view = ShapeView.Draw(shape.Value, TurntableOptions.Default with { Views = 1, ViewSize = longest }, input.Path);
        if (!view.Succeeded)
            return view.Error;
        using var picture = view.Value;
        return new Glimpse(ImageCodec.Encode(picture, ImageFormat.Jpeg, Drawn), TypeOf(ImageFormat.Jpeg));
    }

    private static string TypeOf(ImageFormat format) => ContentTypes.Of($".{format.ToString().ToLowerInvariant()}");
}
