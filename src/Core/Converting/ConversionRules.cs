using GenAsset.Core.Errors;
using GenAsset.Media.Codecs;
using GenAsset.Media.Formats;

namespace GenAsset.Core.Converting;

/// <summary>What converts to what: the ending of the output's name chooses the format, the input's content says what is possible.</summary>
public static class ConversionRules
{
    private static readonly Dictionary<string, ImageFormat> ImageEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = ImageFormat.Png,
        [".jpg"] = ImageFormat.Jpeg,
        [".jpeg"] = ImageFormat.Jpeg,
        [".jfif"] = ImageFormat.Jpeg,
        [".bmp"] = ImageFormat.Bmp,
        [".tga"] = ImageFormat.Tga,
        [".tif"] = ImageFormat.Tiff,
        [".tiff"] = ImageFormat.Tiff,
        [".webp"] = ImageFormat.Webp,
        [".heic"] = ImageFormat.Heif,
        [".heif"] = ImageFormat.Heif,
        [".avif"] = ImageFormat.Avif,
    };

    private static readonly ModelFormat[] MeshOutputs = [ModelFormat.Glb, ModelFormat.Obj, ModelFormat.Ply, ModelFormat.Usdz, ModelFormat.Usda];
    private static readonly ModelFormat[] SplatOutputs = [ModelFormat.Spz, ModelFormat.Ply, ModelFormat.Glb];
    private static readonly ImageFormat[] LossyOutputs = [ImageFormat.Jpeg, ImageFormat.Webp, ImageFormat.Heif, ImageFormat.Avif];

    /// <summary>What can be written, as endings without their dot.</summary>
    public static IReadOnlyList<string> Writable { get; } = [.. ImageEndings.Keys.Concat(MeshOutputs.Union(SplatOutputs).Select(format => $".{format}".ToLowerInvariant())).Select(ending => ending[1..])];

    /// <summary>The image format that a file's name asks for, or null.</summary>
    public static ImageFormat? ImageOf(string name) => ImageEndings.TryGetValue(Path.GetExtension(name), out var format) ? format : null;

    /// <summary>What <paramref name="output"/> is to become, or why the content of <paramref name="input"/> cannot become that, and what it can.</summary>
    public static Outcome<FileKind> Target(string input, FileKind from, string output, ConvertOptions options)
    {
        var (image, model) = (ImageOf(output), ModelFormats.FromName(output));
        if (image is null && model is null)
            return Refuse(Path.GetExtension(output) is { Length: > 0 } ending
                ? $"\"{ending}\" of {output} is not the ending of a format that is written."
                : $"{output} has no ending that tells the format.", from, options.Words);
        var target = from.Content == Content.Image
            ? image is { } format ? FileKind.Of(format) : null
            : model is { } shape ? Shape(from.Content, shape, options.Splats is not null) : null;
        if (target is null)
            return Refuse($"{input} is {from.WithArticle}, which cannot become {Path.GetExtension(output)} ({output}).", from, options.Words);
        return Unusable(from, target, options) is { } fault
            ? GenAssetError.Of(ErrorCatalog.ValidationFailed, fault, suggestion: $"Leave the option out, or choose another output: {options.Words.Help}")
            : target;
    }

    private static FileKind? Shape(Content from, ModelFormat format, bool asSplats)
    {
        var splats = from == Content.Splats || asSplats || format == ModelFormat.Spz;
        return (splats ? SplatOutputs : MeshOutputs).Contains(format) ? FileKind.Of(format, splats) : null;
    }

    // An option that would do nothing is refused: whoever gave it expects something of it.
    private static string? Unusable(FileKind from, FileKind to, ConvertOptions options) => options switch
    {
        { Quality: < 1 or > 100 } => $"{options.Words.Quality} is 1 to 100, not {options.Quality}.",
        { Quality: not null } when to.Image is not { } image || !LossyOutputs.Contains(image) => $"{options.Words.Quality} is for jpg, webp, heif and avif; {to.WithArticle} loses nothing.",
        { KeepMetadata: not null } when to.Content != Content.Image => $"{options.Words.KeepMetadata} is for images, not for {to.WithArticle}.",
        { Splats: < 1 or > ConvertOptions.MaxSplats } => $"{options.Words.Splats} is 1 to {ConvertOptions.MaxSplats:N0}, not {options.Splats:N0}.",
        { Splats: not null } when from.Content != Content.Mesh => $"{options.Words.Splats} makes splats of a mesh; the input is {from.WithArticle}.",
        { Flavor: not null } when to.Model != ModelFormat.Spz => $"{options.Words.Flavor} is for .spz outputs, not for {to.WithArticle}.",
        { FractionalBits: < 0 or > 23 } => $"{options.Words.FractionalBits} is 0 to 23, not {options.FractionalBits}.",
        { FractionalBits: not null } when to.Model != ModelFormat.Spz => $"{options.Words.FractionalBits} is for .spz outputs, not for {to.WithArticle}.",
        { InputAxes: not null } when from.Model != ModelFormat.Spz => $"{options.Words.InputAxes} is for .spz inputs; the input is {from.WithArticle}.",
        _ => null,
    };

    private static GenAssetError Refuse(string message, FileKind from, ConvertWords words) => GenAssetError.Of(ErrorCatalog.ValidationFailed, message, suggestion: from.Content switch
    {
        Content.Image => $"An image can become {string.Join(' ', ImageEndings.Keys)}. Shapes come from jobs: genasset run.",
        Content.Mesh => $"A mesh can become {Endings(MeshOutputs)}; with {words.Splats} N it can become splats: {Endings(SplatOutputs)}. For pictures of it: genasset preview.",
        _ => $"Splats can become {Endings(SplatOutputs)}. For pictures of them: genasset preview.",
    });

    private static string Endings(ModelFormat[] formats) => string.Join(' ', formats.Select(format => $".{format}".ToLowerInvariant()));
}
