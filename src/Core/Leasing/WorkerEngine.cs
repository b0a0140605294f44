using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Leasing;

/// <summary>
/// An engine that only workers have. While none of them is there it takes items that name it, which then wait, and no others.
/// </summary>
internal sealed class WorkerEngine(EngineInfo known, Func<string, bool> isPresent) : IEngine
{
    private readonly EngineInfo _absent = known with { OnlyByName = true };

    /// <inheritdoc/>
    public EngineInfo Info => isPresent(known.Name) ? known : _absent;

    /// <summary>What the workers told of it.</summary>
    public EngineInfo Known => known;

    /// <inheritdoc/>
    public Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<EngineResult>>(GenAssetError.Of(ErrorCatalog.EngineUnavailable, $"Only workers have the engine \"{known.Name}\"."));
}
