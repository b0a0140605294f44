using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines.BuiltIn;

/// <summary>Writes the item back as item.json: for dry runs and load tests. It runs only when it is asked for by name.</summary>
public sealed class EchoEngine : IEngine
{
    /// <inheritdoc/>
    public EngineInfo Info { get; } = new("builtin/echo", Enum.GetValues<ItemKind>(), OnlyByName: true);

    /// <inheritdoc/>
    public Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        context.Scratch.Write("item.json", JsonSerializer.SerializeToUtf8Bytes(item, ItemSpecJson.TypeOf(item.Kind, GenAssetJson.Line.Options)));
        return Success;
    }

    private static readonly Task<Outcome<EngineResult>> Success = Task.FromResult<Outcome<EngineResult>>(new EngineResult());
}
