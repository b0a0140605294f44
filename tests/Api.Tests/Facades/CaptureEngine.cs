using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Api.Tests.Facades;

/// <summary>A reconstruction engine that does what the test says: goes on a stage when told, fails with a given error, forgets files.</summary>
internal sealed class CaptureEngine : IEngine
{
    public static readonly IReadOnlyList<string> Files =
        ["mesh.glb", "mesh.obj", "mesh.ply", "texture.png", "preview_textured_0.png", "preview_textured_1.png", "preview_wireframe_0.png", "preview_wireframe_1.png", "quality.json"];

    public EngineInfo Info { get; } = new("test/capture", [ItemKind.Reconstruction], ["reconviagen", "nvdiffrec", "both"]);

    /// <summary>What every item fails with; none for success.</summary>
    public GenAssetError? Failure { get; set; }

    /// <summary>Holds items in their stage until it completes.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>What was asked for last.</summary>
    public ReconstructionItem? Last { get; private set; }

    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        Last = (ReconstructionItem)item;
        await context.ReportAsync("nvdiffrec/fusing", 45);
        if (Gate is { } gate)
            await gate.Task.WaitAsync(cancellationToken);
        if (Failure is { } error)
            return error;
        foreach (var model in item.Model == "both" ? (string[])["reconviagen", "nvdiffrec"] : [item.Model!])
        {
            foreach (var file in Files)
                context.Scratch.Write($"{model}/{file}", System.Text.Encoding.UTF8.GetBytes($"{model} {file}"));
        }

        context.Scratch.Write("README.txt", "What this is."u8);
        return new EngineResult();
    }
}
