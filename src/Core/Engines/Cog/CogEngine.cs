using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote.Mapping;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines.Cog;

/// <summary>Models in containers that speak Cog's HTTP API, one or several alike. What does not fit into their GPU's memory goes to a larger one, where engines.json names one.</summary>
internal sealed class CogEngine : IEngine, ICheckedEngine, IAsyncDisposable
{
    private readonly EngineSetup _setup;
    private readonly CogPool _pool;
    private readonly CogReceiver? _receiver;

    private CogEngine(EngineSetup setup, CogReceiver? receiver) => (_setup, _pool, _receiver) = (setup, new CogPool(setup), receiver);

    /// <summary>The type as engines.json names it.</summary>
    public static EngineType Type { get; } = new("cog", Enum.GetValues<ItemKind>(), Create)
    {
        Concurrency = null,
        IsOnePerEndpoint = true,
        Fields = ["endpoint", "endpoints", "keyVariable", "input", "outputs", "price", "timeouts", "outOfMemory", "callback"],
    };

    /// <inheritdoc/>
    public EngineInfo Info => _setup.Info;

    /// <inheritdoc/>
    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var outcome = await new CogRun(_setup, _pool, _receiver, item, context).RunAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Succeeded || outcome.Error.Code != ErrorCatalog.ModelOutOfVram.Name || _setup.Config.OutOfMemory is not { } name || _setup.Find(name) is not { } bigger)
            return outcome;
        await context.ReportAsync("moving_to_larger_gpu", 0).ConfigureAwait(false);
        var second = await bigger.RunAsync(item, context, cancellationToken).ConfigureAwait(false);
        return second.Succeeded
            ? second.Value with { Notes = [$"{Info.Name} ran out of GPU memory: {name} ran the item.", .. second.Value.Notes ?? []] }
            : second.Error with { Message = $"{second.Error.Message} (after {Info.Name} ran out of GPU memory)" };
    }

    /// <inheritdoc/>
    public Task<EngineCheck> CheckAsync(CancellationToken cancellationToken) => CogCheck.RunAsync(_setup, _pool, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_receiver is not null)
            await _receiver.DisposeAsync().ConfigureAwait(false);
    }

    private static CogEngine Create(EngineSetup setup)
    {
        if (setup.Config.Input is { } input)
            InputTemplate.Check(input, setup.Info.Kinds, (place, message) => setup.Fault(".input" + place, message));
        if (setup.Config.Outputs is { } outputs)
            OutputMap.Check(outputs, (place, message) => setup.Fault(".outputs" + place, message));
        Uri? callback = null;
        if (setup.Config.Callback is { } given && (!Uri.TryCreate(given, UriKind.Absolute, out callback) || callback.Scheme != Uri.UriSchemeHttp || callback.Query.Length > 0))
            setup.Fault(".callback", $"\"{Validation.Excerpt.Of(given)}\" is not an http address of this machine, as the container sees it.");
        return new CogEngine(setup, callback is null ? null : new CogReceiver(callback, setup.Services));
    }
}
