using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines;

/// <summary>An engine under the name and within the bounds that engines.json gives it.</summary>
internal sealed class ConfiguredEngine(IEngine inner, EngineInfo info) : IEngine
{
    /// <inheritdoc/>
    public EngineInfo Info => info;

    /// <inheritdoc/>
    public Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken) =>
        inner.RunAsync(item, context, cancellationToken);
}
