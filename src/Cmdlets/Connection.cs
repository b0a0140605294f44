using GenAsset.Core.Ports;

namespace GenAsset.Cmdlets;

/// <summary>What cmdlets talk to, and how it is called.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Context">What it is, as it is shown.</param>
internal sealed record Connection(IJobBackend Backend, GenAssetContext Context)
{
    /// <summary>Where jobs are, for messages.</summary>
    public string Place => Context.Home ?? Context.Server?.ToString() ?? Context.Backend;

    /// <summary>How often a job that is waited for is looked at: a server counts requests.</summary>
    public TimeSpan RefreshEvery => Context.Server is null ? TimeSpan.FromMilliseconds(250) : TimeSpan.FromSeconds(1);
}
