using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines;

/// <summary>An engine under the name and within the bounds that engines.json gives it.</summary>
/// <remarks>
/// The queue gives out no more items than <see cref="EngineInfo.MaxParallel"/>. Those that come from another engine (a chain's stage, an item for
/// which a smaller GPU did not do) are unknown to the queue, so the bound is held here as well.
/// </remarks>
internal sealed class ConfiguredEngine(IEngine inner, EngineInfo info) : IEngine, ICheckedEngine, IAsyncDisposable
{
    private readonly SemaphoreSlim? _places = info.MaxParallel is { } most ? new SemaphoreSlim(most) : null;

    /// <inheritdoc/>
    public EngineInfo Info => info;

    /// <summary>The engine itself.</summary>
    public IEngine Inner => inner;

    /// <inheritdoc/>
    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        if (_places is null)
            return await inner.RunAsync(item, context, cancellationToken).ConfigureAwait(false);
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await inner.RunAsync(item, context, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public Task<EngineCheck> CheckAsync(CancellationToken cancellationToken) =>
        inner is ICheckedEngine able ? able.CheckAsync(cancellationToken) : Task.FromResult(new EngineCheck(true, [$"{inner.Info.Name} is built in"]));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (inner is IAsyncDisposable open)
            await open.DisposeAsync().ConfigureAwait(false);
    }
}
