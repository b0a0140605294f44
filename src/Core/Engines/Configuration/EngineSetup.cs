using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines.Configuration;

/// <summary>What an engine of engines.json is made from.</summary>
/// <param name="Config">Its entry.</param>
/// <param name="Info">Its name and what it takes, worked out from the entry and its type.</param>
/// <param name="Services">What it works with.</param>
/// <param name="Endpoints">Where it is: at least one for a type that has endpoints, each without a "/" at its end.</param>
/// <param name="Fault">Told of a mistake in the entry: the place below it (".input.prompt"), and what is wrong there.</param>
/// <param name="Find">The engine of a name, once the whole file is read; not to be called before.</param>
/// <param name="Resolve">The engine that takes a stage's item, likewise.</param>
public sealed record EngineSetup(
    EngineConfig Config, EngineInfo Info, EngineServices Services, IReadOnlyList<Uri> Endpoints, Action<string, string> Fault, Func<string, IEngine?> Find, Func<ItemSpec, IEngine?> Resolve)
{
    /// <summary>The only endpoint of a type that has one.</summary>
    public Uri Endpoint => Endpoints[0];

    /// <summary>How long it is waited for.</summary>
    public EngineTimeouts Timeouts => Config.Timeouts ?? new EngineTimeouts();
}
