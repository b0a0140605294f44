using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines.Remote;

/// <summary>An engine that gives its items to a service as tasks, waits for them and fetches what they made.</summary>
/// <param name="setup">Where the service is, and how we deal with it.</param>
/// <param name="api">Makes the service's API, of its key.</param>
internal sealed class RemoteEngine(EngineSetup setup, Func<EngineSetup, string, RemoteApi> api) : IEngine, ICheckedEngine
{
    /// <inheritdoc/>
    public EngineInfo Info => setup.Info;

    /// <inheritdoc/>
    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var key = setup.Services.KeyOf(setup.Config);
        return key.Succeeded
            ? await new RemoteRun(setup, api(setup, key.Value), key.Value, item, context).RunAsync(cancellationToken).ConfigureAwait(false)
            : key.Error;
    }

    /// <inheritdoc/>
    public Task<EngineCheck> CheckAsync(CancellationToken cancellationToken) => Reachability.CheckAsync(setup, "", null, cancellationToken);
}
