using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Engines.Remote.Mapping;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines.OpenAIImages;

/// <summary>Pictures from any service that answers POST /v1/images/generations: OpenAI, Azure OpenAI, xAI, local servers.</summary>
internal sealed class OpenAIImagesEngine(EngineSetup setup) : IEngine, ICheckedEngine
{
    /// <summary>What is sent where engines.json does not say: what every such service takes.</summary>
    internal static readonly JsonObject UsualInput = JsonNode.Parse("""{"model":"{model}","prompt":"{prompt}","n":1}""")!.AsObject();

    /// <summary>The type as engines.json names it.</summary>
    public static EngineType Type { get; } = new("openai-images", [ItemKind.Image], Create)
    {
        Fields = ["endpoint", "keyVariable", "input", "price", "timeouts"],
    };

    /// <inheritdoc/>
    public EngineInfo Info => setup.Info;

    /// <inheritdoc/>
    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var key = setup.Services.KeyOf(setup.Config);
        if (!key.Succeeded)
            return key.Error;
        return await new OpenAIImagesRun(setup, key.Value, item, context).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<EngineCheck> CheckAsync(CancellationToken cancellationToken) =>
        Reachability.CheckAsync(setup, OpenAIImagesRun.PathBelow(setup.Endpoint, "/models"), key => OpenAIImagesRun.KeyHeader(setup.Endpoint, key), cancellationToken);

    private static OpenAIImagesEngine Create(EngineSetup setup)
    {
        if (setup.Config.Input is { } input)
            InputTemplate.Check(input, setup.Info.Kinds, (place, message) => setup.Fault(".input" + place, message));
        return new OpenAIImagesEngine(setup);
    }
}
