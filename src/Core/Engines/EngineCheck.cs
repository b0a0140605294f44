namespace GenAsset.Core.Engines;

/// <summary>What a look at an engine found.</summary>
/// <param name="IsGood">Whether an item could run there now.</param>
/// <param name="Findings">What was looked at and how it is, a line each.</param>
public sealed record EngineCheck(bool IsGood, IReadOnlyList<string> Findings);
