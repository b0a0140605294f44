using GenAsset.Core.Engines;

namespace GenAsset.Core.Running;

/// <summary>How the embedded backend is set up.</summary>
/// <param name="Home">The home folder; left out, GENASSET_HOME or the platform's application data.</param>
/// <param name="Workers">Items run at once, over all jobs; left out, one a core.</param>
/// <param name="Engines">The engines; left out, those of the home's engines.json and the built-in ones.</param>
/// <param name="Time">The clock; left out, the system's.</param>
/// <param name="Notice">Told what a person should know and need not act on.</param>
public sealed record EmbeddedOptions(
    string? Home = null, int? Workers = null, EngineCatalog? Engines = null, TimeProvider? Time = null, Action<string>? Notice = null);
