using System.Threading.Channels;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview;

namespace GenAsset.Core.Engines.BuiltIn;

/// <summary>
/// Makes pictures, meshes and splats of prompts with no model, no network and no cost: for writing, testing and showing pipelines. It says so in
/// every result, and which words it did not know.
/// </summary>
public sealed class PreviewEngine : IEngine
{
    private const string GeneratingImage = "generating_image";
    private const string Generating3D = "generating_3d";
    private const string ConvertingUsdz = "converting_usdz";

    // A model's or splat's picture has no size or steps of its own in the item: an image item's defaults.
    private static readonly ImageItem Picture = new();

    /// <inheritdoc/>
    public EngineInfo Info { get; } = new(
        "builtin/preview",
        [ItemKind.Image, ItemKind.Model, ItemKind.Splat],
        Models: ["preview"],
        Formats: ["png", "jpg", "jpeg", "jfif", "bmp", "tga", "tiff", "glb", "usdz", "obj", "ply", "spz", "image"]);

    /// <inheritdoc/>
    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        if (item.Words is not { } prompt)
        {
            return GenAssetError.Of(
                ErrorCatalog.ValidationFailed, "The preview engine makes models of prompts, not of pictures.", suggestion: "Give the item a prompt, or an engine that takes images.");
        }

        var scene = PreviewScene.Of(prompt, context.Seed, (item as ImageItem)?.Guidance ?? Picture.Guidance);
        var formats = item.Formats ?? ItemKinds.DefaultFormats(item.Kind);
        switch (item)
        {
            case ImageItem image:
                await DrawAsync(scene, image, formats, context, upTo: 95, cancellationToken).ConfigureAwait(false);
                break;
            case ModelItem:
                await MeshAsync(scene, formats, context, cancellationToken).ConfigureAwait(false);
                break;
            default:
                await SplatAsync(scene, formats, context, cancellationToken).ConfigureAwait(false);
                break;
        }

        return new EngineResult(NotesOn(scene));
    }

    private static List<string> NotesOn(PreviewScene scene)
    {
        var notes = new List<string> { "A preview: built by rule from the prompt's words, not by a model." };
        if (scene.UnknownWords.Count > 0)
            notes.Add($"Words that the preview does not know: {string.Join(", ", scene.UnknownWords.Select(word => $"\"{word}\""))}.");
        return notes;
    }

    private static async Task DrawAsync(PreviewScene scene, ImageItem asked, IEnumerable<string> formats, EngineContext context, double upTo, CancellationToken cancellationToken)
    {
        await context.ReportAsync(GeneratingImage, 0).ConfigureAwait(false);
        using var picture = await PaintAsync(scene, asked, share => context.ReportAsync(GeneratingImage, upTo * 0.9 * share), cancellationToken).ConfigureAwait(false);
        foreach (var format in formats)
        {
            using var file = context.Scratch.Create("image." + format);
            ImageCodec.Encode(picture, file, FormatOf(format));
        }

        await context.ReportAsync(GeneratingImage, upTo).ConfigureAwait(false);
    }

    // The painter's threads leave word of each tenth; it is passed on from here, one at a time and never backwards.
    private static async Task<ImageBuffer> PaintAsync(PreviewScene scene, ImageItem asked, Func<double, ValueTask> report, CancellationToken cancellationToken)
    {
        var shares = Channel.CreateUnbounded<double>();
        var painting = Task.Run(
            () =>
            {
                try
                {
                    return scene.Draw(asked.Width, asked.Height, asked.Steps, share => shares.Writer.TryWrite(share), cancellationToken);
                }
                finally
                {
                    shares.Writer.Complete();
                }
            },
            CancellationToken.None);
        var painted = 0.0;
        await foreach (var share in shares.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (share > painted)
                await report(painted = share).ConfigureAwait(false);
        }
        return await painting.ConfigureAwait(false);
    }

    private static async Task MeshAsync(PreviewScene scene, IReadOnlyList<string> formats, EngineContext context, CancellationToken cancellationToken)
    {
        if (formats.Contains("image"))
            await DrawAsync(scene, Picture, ["png"], context, upTo: 40, cancellationToken).ConfigureAwait(false);
        if (!formats.Any(format => format != "image"))
            return;
        await context.ReportAsync(Generating3D, 40).ConfigureAwait(false);
        var mesh = scene.Mesh(cancellationToken);
        await context.ReportAsync(Generating3D, 80).ConfigureAwait(false);
        foreach (var format in ((string[])["glb", "obj", "ply"]).Where(formats.Contains))
            ShapeFiles.Write(context.Scratch, "model", format, mesh);
        if (!formats.Contains("usdz"))
            return;
        cancellationToken.ThrowIfCancellationRequested();
        await context.ReportAsync(ConvertingUsdz, 90).ConfigureAwait(false);
        ShapeFiles.Write(context.Scratch, "model", "usdz", mesh);
    }

    private static async Task SplatAsync(PreviewScene scene, IReadOnlyList<string> formats, EngineContext context, CancellationToken cancellationToken)
    {
        if (formats.Contains("image"))
            await DrawAsync(scene, Picture, ["png"], context, upTo: 40, cancellationToken).ConfigureAwait(false);
        if (!formats.Any(format => format != "image"))
            return;
        await context.ReportAsync(Generating3D, 40).ConfigureAwait(false);
        var cloud = scene.Splats(cancellationToken: cancellationToken);
        await context.ReportAsync(Generating3D, 80).ConfigureAwait(false);
        foreach (var format in ((string[])["spz", "ply", "glb"]).Where(formats.Contains))
            ShapeFiles.Write(context.Scratch, "splat", format, cloud);
    }

    private static ImageFormat FormatOf(string word) => word switch
    {
        "png" => ImageFormat.Png,
        "bmp" => ImageFormat.Bmp,
        "tga" => ImageFormat.Tga,
        "tiff" => ImageFormat.Tiff,
        _ => ImageFormat.Jpeg, // jpg, jpeg, jfif: the catalog lets no other word through
    };
}
