using System.Threading.Channels;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Media.Codecs;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Geometry;
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
            Write(context, "image." + format, stream => ImageCodec.Encode(picture, stream, FormatOf(format)));
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
        if (formats.Contains("glb"))
            Write(context, "model.glb", stream => GlbWriter.Write(stream, mesh));
        if (formats.Contains("obj"))
            WriteObj(context, mesh);
        if (formats.Contains("ply"))
            Write(context, "model.ply", stream => PlyMeshWriter.Write(stream, mesh));
        if (!formats.Contains("usdz"))
            return;
        cancellationToken.ThrowIfCancellationRequested();
        await context.ReportAsync(ConvertingUsdz, 90).ConfigureAwait(false);
        Write(context, "model.usdz", stream => UsdzWriter.Write(stream, mesh));
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
        if (formats.Contains("spz"))
            Write(context, "splat.spz", stream => SpzWriter.Write(stream, cloud));
        if (formats.Contains("ply"))
            Write(context, "splat.ply", stream => PlySplatWriter.Write(stream, cloud));
        if (formats.Contains("glb"))
            Write(context, "splat.glb", stream => GlbSplatWriter.Write(stream, cloud));
    }

    private static void WriteObj(EngineContext context, Mesh mesh)
    {
        var files = ObjWriter.Write(mesh);
        context.Scratch.Write("model.obj", files.Obj);
        if (files.Mtl.Length > 0)
            context.Scratch.Write(files.MtlName, files.Mtl);
        foreach (var (path, bytes) in files.Images)
            context.Scratch.Write(path, bytes.Span);
    }

    private static void Write(EngineContext context, string name, Action<Stream> write)
    {
        using var file = context.Scratch.Create(name);
        write(file);
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
