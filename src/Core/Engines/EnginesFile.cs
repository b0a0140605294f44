using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines;

/// <summary>engines.json: the engines of this home, in the order in which they are asked.</summary>
/// <param name="Engines">The engines.</param>
public sealed record EnginesFile(IReadOnlyList<EngineEntry>? Engines = null);

/// <summary>One engine of engines.json.</summary>
/// <param name="Name">What items call it.</param>
/// <param name="Type">What it is: "builtin/preview" …</param>
/// <param name="Kinds">The kinds that it is to take; left out, all that its type takes.</param>
/// <param name="Models">The model names that it is to take; left out, its type's own.</param>
/// <param name="Concurrency">Items that it runs at once; left out, its type's own.</param>
public sealed record EngineEntry(
    string Name = "", string Type = "", IReadOnlyList<ItemKind>? Kinds = null, IReadOnlyList<string>? Models = null, int? Concurrency = null);
