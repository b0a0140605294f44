using GenAsset.Core.Client;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;

namespace GenAsset.Cmdlets;

/// <summary>What cmdlets talk to, and how it is called.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Context">What it is, as it is shown.</param>
internal sealed record Connection(IJobBackend Backend, GenAssetContext Context)
{
    /// <summary>Where jobs are, for messages.</summary>
    public string Place => Context.Home ?? Context.Server?.ToString() ?? Context.Backend;

    /// <summary>The schedules there; a backend that starts nothing by the clock has none.</summary>
    public ISchedules? Schedules => Backend switch
    {
        EmbeddedBackend home => home.Schedules,
        GenAssetClient server => server.Schedules,
        _ => null,
    };

    /// <summary>How often a job that is waited for is looked at: a server counts requests.</summary>
    public TimeSpan RefreshEvery => Context.Server is null ? TimeSpan.FromMilliseconds(250) : TimeSpan.FromSeconds(1);
}
