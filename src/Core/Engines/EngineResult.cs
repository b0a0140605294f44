namespace GenAsset.Core.Engines;

/// <summary>What an engine tells of an item that it finished; the assets are in the scratch.</summary>
/// <param name="Notes">What a person should know: unknown words, operations that ran.</param>
public sealed record EngineResult(IReadOnlyList<string>? Notes = null);
