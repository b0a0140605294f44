namespace GenAsset.Core.Engines;

/// <summary>What an engine tells of an item that it finished; the assets are in the scratch.</summary>
/// <param name="Notes">What a person should know: unknown words, operations that ran.</param>
/// <param name="Cost">
/// What the item has cost so far, all its tries together, in the unit of the engine's price; null where nothing was paid. A failed try says the same in its error's
/// details, as "cost": what was paid for counts, whatever came of it.
/// </param>
public sealed record EngineResult(IReadOnlyList<string>? Notes = null, decimal? Cost = null);
