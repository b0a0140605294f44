namespace GenAsset.Functions.Orchestration;

/// <summary>How many items of a chunk stand where, and what they cost. Nothing else leaves an activity, so histories stay small.</summary>
public sealed record ChunkTally(int Total = 0, int Running = 0, int Succeeded = 0, int Failed = 0, int Cancelled = 0, decimal? Cost = null)
{
    /// <summary>Items that may still end.</summary>
    public int Open => Total - Succeeded - Failed - Cancelled;

    /// <summary>Both together.</summary>
    public ChunkTally Plus(ChunkTally other) => new(
        Total + other.Total, Running + other.Running, Succeeded + other.Succeeded, Failed + other.Failed, Cancelled + other.Cancelled,
        Cost is null && other.Cost is null ? null : (Cost ?? 0) + (other.Cost ?? 0));
}
