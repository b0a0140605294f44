namespace GenAsset.Azure.Work;

/// <summary>The terms on which workers take orders.</summary>
/// <param name="LeaseSeconds">How long an order stays its worker's without a sign of life, default 30.</param>
/// <param name="MaxDeaths">Workers that may end while they run one order, default 5; then it fails, for it may be what ends them.</param>
public sealed record StorageTerms(double LeaseSeconds = 30, int MaxDeaths = 5)
{
    /// <summary>How long an order stays its worker's without a sign of life.</summary>
    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    /// <summary>How often a worker gives a sign: three times in a lease, and at least every five seconds, which is how soon it hears that an order was taken back.</summary>
    public TimeSpan Beat => TimeSpan.FromSeconds(Math.Min(5, LeaseSeconds / 3));
}
