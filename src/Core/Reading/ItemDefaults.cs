using GenAsset.Core.Jobs;

namespace GenAsset.Core.Reading;

/// <summary>What items that do not say for themselves are given.</summary>
/// <param name="Kind">The kind, default image.</param>
/// <param name="Formats">The formats.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Seed">The first item's seed; each next one's is one more.</param>
public sealed record ItemDefaults(ItemKind Kind = ItemKind.Image, IReadOnlyList<string>? Formats = null, string? Engine = null, long? Seed = null)
{
    /// <summary>Fills in what the item at <paramref name="index"/> leaves open.</summary>
    public ItemSpec Fill(ItemSpec spec, int index) =>
        Formats is null && Engine is null && Seed is null ? spec : spec with
        {
            Formats = spec.Formats ?? Formats,
            Engine = spec.Engine ?? Engine,
            Seed = spec.Seed ?? Seed + index,
        };
}
