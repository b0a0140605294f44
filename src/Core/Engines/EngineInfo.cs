using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines;

/// <summary>What an engine is called and what it takes.</summary>
/// <param name="Name">Its name: "builtin/preview".</param>
/// <param name="Kinds">The kinds that it takes.</param>
/// <param name="Models">The models that it offers; empty when an item may name none.</param>
/// <param name="MaxParallel">Items that it runs at once; null for as many as there are workers.</param>
/// <param name="OnlyByName">Whether an item must ask for it: it never runs by default.</param>
public sealed record EngineInfo(
    string Name, IReadOnlyList<ItemKind> Kinds, IReadOnlyList<string>? Models = null, int? MaxParallel = null, bool OnlyByName = false)
{
    /// <summary>Whether it takes an item of this kind and model.</summary>
    public bool Takes(ItemSpec item) =>
        Kinds.Contains(item.Kind) && (item.Model is null || (Models?.Contains(item.Model, StringComparer.OrdinalIgnoreCase) ?? false));
}
