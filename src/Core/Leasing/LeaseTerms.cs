namespace GenAsset.Core.Leasing;

/// <summary>The terms of leases over HTTP.</summary>
/// <param name="LeaseSeconds">How long an item stays its worker's without a heartbeat, default 30.</param>
public sealed record LeaseTerms(double LeaseSeconds = 30)
{
    /// <summary>The most items of one request.</summary>
    public const int MaxItems = 1000;

    /// <summary>The longest wait for an item, in seconds.</summary>
    public const int MaxWaitSeconds = 60;

    /// <summary>How long an item stays its worker's without a heartbeat.</summary>
    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);
}
