using GenAsset.Core.Engines;
using GenAsset.Core.Fetching;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;

namespace GenAsset.Core.Running;

/// <summary>How the embedded backend is set up.</summary>
/// <param name="Home">The home folder; left out, GENASSET_HOME or the platform's application data.</param>
/// <param name="Workers">Items run at once, over all jobs; left out, one a core.</param>
/// <param name="Engines">The engines; left out, those of the home's engines.json and the built-in ones.</param>
/// <param name="Time">The clock; left out, the system's.</param>
/// <param name="Fetching">Which addresses inputs may be fetched from; left out, https of the public internet.</param>
/// <param name="Uploads">How much may be uploaded; left out, the defaults.</param>
/// <param name="EnginesFile">The file that configures engines; left out, the home's engines.json.</param>
/// <param name="Leases">The terms on which workers elsewhere lease items; left out, the defaults.</param>
/// <param name="Notice">Told what a person should know and need not act on.</param>
/// <param name="MaxJobs">Jobs that may wait or run at once; 65,536 unless said otherwise, at some three kilobytes each.</param>
public sealed record EmbeddedOptions(
    string? Home = null, int? Workers = null, EngineCatalog? Engines = null, TimeProvider? Time = null, Action<string>? Notice = null,
    FetchRules? Fetching = null, UploadLimits? Uploads = null, string? EnginesFile = null, LeaseTerms? Leases = null, int MaxJobs = 65_536)
{
    /// <summary>Gives an upload an address of the public internet for a while, for services that fetch their inputs themselves; left out, none has one.</summary>
    public Func<Upload, Uri>? Publish { get; init; }

    /// <summary>Where assets are kept; left out, in the home. It stays the caller's.</summary>
    public IAssetStore? Assets { get; init; }

    /// <summary>Whether the home's schedules are started while the backend is open; a server does that itself, within its owners' limits.</summary>
    public bool RunsSchedules { get; init; }
}
