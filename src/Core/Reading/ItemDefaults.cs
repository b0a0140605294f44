using GenAsset.Core.Jobs;

namespace GenAsset.Core.Reading;

/// <summary>What items that do not say for themselves are given.</summary>
/// <param name="Kind">The kind, default image.</param>
/// <param name="Formats">The formats.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Seed">The first item's seed; each next one's is one more.</param>
/// <param name="More">Other fields, by their JSON names, as texts.</param>
/// <param name="Folder">Where relative paths of inputs begin; left out, the process's current folder.</param>
public sealed record ItemDefaults(
    ItemKind Kind = ItemKind.Image, IReadOnlyList<string>? Formats = null, string? Engine = null, long? Seed = null,
    IReadOnlyDictionary<string, string>? More = null, string? Folder = null)
{
    /// <summary>Fills in what the item at <paramref name="index"/> leaves open.</summary>
    public ItemSpec Fill(ItemSpec spec, int index)
    {
        if (Folder is { } folder)
            spec = spec.WithInputs(input => input.Path is { Length: > 0 } path ? input with { Path = Path.GetFullPath(path, folder) } : input);
        return Formats is null && Engine is null && Seed is null ? spec : spec with
        {
            Formats = spec.Formats ?? Formats,
            Engine = spec.Engine ?? Engine,
            Seed = spec.Seed ?? Seed + index,
        };
    }
}
