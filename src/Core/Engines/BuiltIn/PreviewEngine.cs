using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Preview;

namespace GenAsset.Core.Engines.BuiltIn;

/// <summary>Makes a picture of a prompt with no model, no network and no cost: for writing, testing and showing pipelines. It says so in every result.</summary>
public sealed class PreviewEngine : IEngine
{
    private static readonly EngineResult Result = new(["A preview: painted by rule from the prompt's words, not by a model."]);

    /// <inheritdoc/>
    public EngineInfo Info { get; } = new("builtin/preview", [ItemKind.Image], Models: ["preview"], Formats: ["png"]);

    /// <inheritdoc/>
    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var asked = (ImageItem)item; // the catalog gives it nothing else
        await context.ReportAsync("generating_image", 0).ConfigureAwait(false);
        using var picture = PreviewPicture.Paint(asked.Prompt, context.Seed, asked.Width, asked.Height, asked.Steps, cancellationToken);
        await context.ReportAsync("generating_image", 90).ConfigureAwait(false);
        var file = context.Scratch.Create("image.png");
        await using (file.ConfigureAwait(false))
            PngEncoder.Encode(picture, file);
        return Result;
    }
}
