using System.Text.Json.Nodes;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Media.Formats.Spz;

namespace GenAsset.Browser.Tests.Serving;

/// <summary>Gives every kind of file that the page can show, and the failures that it must explain: an item's words say which.</summary>
internal sealed class GalleryEngine : IEngine
{
    public EngineInfo Info { get; } = new("studio/gallery", Enum.GetValues<ItemKind>(), OnlyByName: true);

    public Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var scratch = context.Scratch;
        switch (item.Words ?? item.CustomId)
        {
            case "a knot":
                scratch.Write("model.glb", SampleFiles.Glb(SampleFiles.Knot()));
                break;
            case "a ring, with its picture":
                scratch.Write("image.png", SampleFiles.Picture(SampleFiles.Torus()));
                scratch.Write("model.glb", SampleFiles.Glb(SampleFiles.Torus()));
                break;
            case "spz 2": scratch.Write("splat.spz", SampleFiles.Spz(SpzFlavor.NianticV2)); break;
            case "spz 3": scratch.Write("splat.spz", SampleFiles.Spz(SpzFlavor.NianticV3)); break;
            case "spz 4": scratch.Write("splat.spz", SampleFiles.Spz(SpzFlavor.NianticV4)); break;
            case "spz 404": scratch.Write("splat.spz", SampleFiles.Spz(SpzFlavor.Project404)); break;
            case "ply": scratch.Write("splat.ply", SampleFiles.SplatPly()); break;
            case "a torn file": scratch.Write("splat.spz", SampleFiles.Spz(SpzFlavor.NianticV3).AsSpan(0, 5000)); break;
            case "figurine": Reconstruct(context); break;
            case "too dark": return Failed(ErrorCatalog.QualityThresholdFailed, "Item 1: PSNR is 17.2 dB, below the 20 dB that are asked.", new JsonObject { ["psnr"] = 17.2, ["ssim"] = 0.61 });
            case "too large": return Failed(ErrorCatalog.FileTooLarge, "front.png has 31 MB; 20 MB are taken.");
            default: return Failed(ErrorCatalog.ModelFailed, $"The model gave up on \"{item.Label}\".");
        }

        return Task.FromResult<Outcome<EngineResult>>(new EngineResult(["Made for a look at the page."]));
    }

    private static void Reconstruct(EngineContext context)
    {
        var mesh = SampleFiles.Torus();
        context.Scratch.Write("reconviagen/mesh.glb", SampleFiles.Glb(mesh));
        context.Scratch.Write("reconviagen/mesh.ply", SampleFiles.MeshPly(mesh));
        context.Scratch.Write("reconviagen/preview_textured_0.png", SampleFiles.Picture(mesh));
        context.Scratch.Write("reconviagen/quality.json", SampleFiles.Quality());
    }

    private static Task<Outcome<EngineResult>> Failed(ErrorCode code, string message, JsonObject? details = null) =>
        Task.FromResult<Outcome<EngineResult>>(GenAssetError.Of(code, message, details));
}
