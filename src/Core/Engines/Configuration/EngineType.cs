using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines.Configuration;

/// <summary>A type that an entry of engines.json may have.</summary>
/// <param name="Name">The word: "cog".</param>
/// <param name="Kinds">The kinds that such an engine can take.</param>
/// <param name="Create">Makes the engine of an entry whose shared fields are good; it tells what is wrong with the others, and then what it returns does not count.</param>
public sealed record EngineType(string Name, IReadOnlyList<ItemKind> Kinds, Func<EngineSetup, IEngine?> Create)
{
    /// <summary>The models that it has by itself; null for any that an item may name.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>The formats that it gives; null for any that its kinds may be asked for.</summary>
    public IReadOnlyList<string>? Formats { get; init; }

    /// <summary>Items at once, unless the entry says otherwise; null for as many as there are workers.</summary>
    public int? Concurrency { get; init; } = 4;

    /// <summary>Whether it runs as many items at once as it has endpoints, unless the entry says otherwise.</summary>
    public bool IsOnePerEndpoint { get; init; }

    /// <summary>Where such a service is, unless the entry says otherwise; null where it must.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Whether an entry's price is that of an item, and not of a coin of the service's.</summary>
    public bool IsPricedByItem { get; init; } = true;

    /// <summary>Whether it costs nothing, whatever an entry says.</summary>
    public bool IsFree { get; init; }

    /// <summary>Fields of an entry, by their JSON names, that mean something to it, beside those that every entry may have.</summary>
    public IReadOnlyList<string> Fields { get; init; } = ["endpoint", "keyVariable", "price", "timeouts"];
}
