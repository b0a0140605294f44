using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines;

/// <summary>What an engine is called and what it takes.</summary>
/// <param name="Name">Its name: "builtin/preview".</param>
/// <param name="Kinds">The kinds that it takes.</param>
/// <param name="Models">The models that it offers; null for any that an item may name.</param>
/// <param name="Formats">The formats that it writes; null for any that its kinds may be asked for.</param>
/// <param name="MaxParallel">Items that it runs at once; null for as many as there are workers.</param>
/// <param name="OnlyByName">Whether an item must ask for it: it never runs by default.</param>
/// <param name="Price">What an item costs, where that is known before; built-in engines cost nothing, and say none.</param>
public sealed record EngineInfo(
    string Name, IReadOnlyList<ItemKind> Kinds, IReadOnlyList<string>? Models = null, IReadOnlyList<string>? Formats = null, int? MaxParallel = null, bool OnlyByName = false,
    decimal? Price = null)
{
    /// <summary>Whether no worker has it now: its first items wait until one has started. None where workers do not come and go.</summary>
    public bool? IsCold { get; init; }

    /// <summary>Whether it would run an item: it takes it, and the item names it, or names none and it runs by default.</summary>
    public bool Serves(ItemSpec item) => (item.Engine is null ? !OnlyByName : Name.Equals(item.Engine, StringComparison.OrdinalIgnoreCase)) && Takes(item);

    /// <summary>Whether it takes an item of this kind, model and formats.</summary>
    public bool Takes(ItemSpec item) =>
        Kinds.Contains(item.Kind)
        && (item.Model is null || Models is null || Models.Contains(item.Model, StringComparer.OrdinalIgnoreCase))
        && (item.Formats is null || Formats is null || item.Formats.All(Formats.Contains));
}
