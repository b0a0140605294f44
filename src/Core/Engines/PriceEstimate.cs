using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines;

/// <summary>What a job will cost, as far as its engines say before they run: each item is counted at the price of the engine that would take it.</summary>
/// <param name="engines">The engines, in the order in which they are asked.</param>
public sealed class PriceEstimate(IReadOnlyList<EngineInfo> engines)
{
    private const string BuiltInPrefix = "builtin/";

    /// <summary>What the items cost whose price is known.</summary>
    public decimal Known { get; private set; }

    /// <summary>Items that an engine takes which does not say its price before.</summary>
    public long Unpriced { get; private set; }

    /// <summary>Items that were counted.</summary>
    public long Items { get; private set; }

    /// <summary>Counts an item in.</summary>
    public void Add(ItemSpec item)
    {
        Items++;
        var prices = item.Stages is { } stages
            ? stages.Select(stage => PriceOf(engines.FirstOrDefault(engine => IsAsked(engine, stage.Engine) && engine.Kinds.Contains(stage.Kind))))
            : [PriceOf(engines.FirstOrDefault(engine => IsAsked(engine, item.Engine) && engine.Takes(item)))];
        var sum = 0m;
        foreach (var price in prices)
        {
            if (price is null)
            {
                Unpriced++;
                return;
            }

            sum += price.Value;
        }

        Known += sum;
    }

    private static bool IsAsked(EngineInfo engine, string? name) => name is null ? !engine.OnlyByName : engine.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static decimal? PriceOf(EngineInfo? engine) =>
        engine?.Price ?? (engine?.Name.StartsWith(BuiltInPrefix, StringComparison.Ordinal) == true ? 0 : null);
}
