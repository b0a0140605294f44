using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Media.Reconstruction;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.Media.Reconstruction.Writing;

namespace GenAsset.Core.Engines.BuiltIn;

/// <summary>
/// Six views with depth become a textured mesh on the CPU: fusion, surface, simplification, atlas, baking. "reconviagen" paints the views onto the surface,
/// "nvdiffrec" refines that until the mesh's pictures agree with the views, "both" does the two on one surface.
/// </summary>
public sealed class FusionEngine : IEngine
{
    private const string Plain = "reconviagen";
    private const string Refined = "nvdiffrec";
    private const string Both = "both";
    private const int ReadShare = 5;  // of the progress, in percent
    private const int RigShare = 12;

    /// <inheritdoc/>
    public EngineInfo Info { get; } = new("builtin/fusion", [ItemKind.Reconstruction], Models: [Plain, Refined, Both]);

    /// <inheritdoc/>
    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var asked = (ReconstructionItem)item; // the catalog gives it nothing else
        await context.ReportAsync("reading", 0).ConfigureAwait(false);
        var files = await CaptureInputs.ReadAsync(asked, context, cancellationToken).ConfigureAwait(false);
        if (!files.Succeeded)
            return files.Error;
        var faults = new List<CaptureFault>();
        using var capture = CaptureReader.Read(files.Value.Views, files.Value.Depths, faults);
        if (capture is null)
            return CaptureError.Of(faults);
        await context.ReportAsync("finding_cameras", ReadShare).ConfigureAwait(false);
        var resolved = CaptureResolver.Resolve(capture, asked.Rig, files.Value.Cameras, faults, cancellationToken);
        if (resolved is null)
            return CaptureError.Of(faults);
        var work = new FusionWork(asked, context, capture.ViewsFrom(resolved.Setups), resolved.Rig, cancellationToken);
        var model = (asked.Model ?? Plain).ToLowerInvariant();
        return await work.RunAsync(model == Both ? [Plain, Refined] : [model], RigShare).ConfigureAwait(false);
    }

    /// <summary>One item's way from understood views to files.</summary>
    private sealed class FusionWork(ReconstructionItem asked, EngineContext context, CapturedView[] views, string rig, CancellationToken cancellationToken)
    {
        private readonly ReconstructionOptions _options = new()
        {
            Resolution = asked.Resolution,
            TextureSize = asked.TextureSize,
            TriangleBudget = asked.Triangles,
            Clock = context.Time,
        };

        private string _stage = "";

        public async Task<Outcome<EngineResult>> RunAsync(string[] models, int from)
        {
            var notes = new List<string> { $"cameras: {rig}" };
            var poor = new List<(string Model, ViewQuality Quality)>();
            var current = models[0];
            try
            {
                // The surface is made once, whatever is painted on it.
                var half = from + ((100 - from) / (models.Length + 1));
                var surface = Reconstructor.Fuse(views, _options, Progress(current, from, half), cancellationToken);
                for (var i = 0; i < models.Length; i++)
                {
                    current = models[i];
                    var to = half + ((100 - half) * (i + 1) / models.Length);
                    var quality = Paint(surface, current, half + ((100 - half) * i / models.Length), to);
                    notes.Add($"{current}: {quality.Psnr:0.00} dB, SSIM {quality.Ssim:0.0000} against the views");
                    if (quality.Psnr < ReconstructionResult.LeastPsnr || quality.Ssim < ReconstructionResult.LeastSsim)
                        poor.Add((current, quality));
                }
            }
            catch (ReconstructionException fault)
            {
                return GenAssetError.Of(ErrorCatalog.ModelFailed, fault.Message, new JsonObject { ["model"] = current, ["pipeline_stage"] = _stage });
            }
            catch (OutOfMemoryException)
            {
                return GenAssetError.Of(
                    ErrorCatalog.ModelOutOfMemory, $"{current} ran out of memory at {_stage}.", new JsonObject { ["model"] = current, ["pipeline_stage"] = _stage }, "Ask for a lower resolution or a smaller texture.");
            }

            await context.ReportAsync("done", 100).ConfigureAwait(false);
            return poor.Count > 0 ? TooPoor(poor) : new EngineResult(notes);
        }

        private ViewQuality Paint(FusedSurface surface, string model, int from, int to)
        {
            var options = _options with { RefineTexture = model == Refined };
            var writing = from + ((to - from) * 3 / 4);
            using var result = Reconstructor.Paint(surface, views, options, Progress(model, from, writing), cancellationToken);
            Progress(model, writing, to)("writing", 0);
            ReconstructionFiles.Write(result, views, new ReconstructionLabel("builtin/fusion", model, rig), options, Open, cancellationToken);
            return result.Mean;
        }

        // Meshes of formats that were not asked for go nowhere.
        private Stream Open(string name) =>
            asked.Formats is { } formats && Path.GetExtension(name) is ".glb" or ".obj" or ".mtl" or ".ply" && !formats.Contains(name.EndsWith(".mtl", StringComparison.Ordinal) ? "obj" : Path.GetExtension(name)[1..])
                ? Stream.Null
                : context.Scratch.Create(name);

        private ReconstructionProgress Progress(string model, int from, int to) => (stage, percent) =>
        {
            _stage = stage;
            cancellationToken.ThrowIfCancellationRequested();
            var told = context.ReportAsync($"{model}/{stage}", from + ((to - from) * percent / 100.0));
            // The stages run on this thread, so this is where the report is waited for.
            if (!told.IsCompletedSuccessfully)
                told.AsTask().GetAwaiter().GetResult();
        };

        private static GenAssetError TooPoor(List<(string Model, ViewQuality Quality)> poor)
        {
            var (model, quality) = poor[0];
            return GenAssetError.Of(
                ErrorCatalog.QualityThresholdFailed,
                $"{string.Join(" and ", poor.Select(p => $"{p.Model} reaches {p.Quality.Psnr:0.00} dB and SSIM {p.Quality.Ssim:0.000}"))} against the views; {ReconstructionResult.LeastPsnr} dB and {ReconstructionResult.LeastSsim} are asked for.",
                new JsonObject { ["model"] = model, ["psnr"] = Math.Round(quality.Psnr, 3), ["ssim"] = Math.Round(quality.Ssim, 4) });
        }
    }
}
