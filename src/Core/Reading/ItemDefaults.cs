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
        if (Folder is not null && spec.Inputs.Any())
            spec = Rebased(spec);
        return Formats is null && Engine is null && Seed is null ? spec : spec with
        {
            Formats = spec.Formats ?? Formats,
            Engine = spec.Engine ?? Engine,
            Seed = spec.Seed ?? Seed + index,
        };
    }

    private ItemSpec Rebased(ItemSpec spec) => spec switch
    {
        ModelItem model => model with { Image = Rebased(model.Image) },
        EnhancementItem photo => photo with { Image = Rebased(photo.Image) },
        ReconstructionItem capture => capture with { Views = Rebased(capture.Views), Depths = Rebased(capture.Depths), Cameras = Rebased(capture.Cameras) },
        _ => spec,
    };

    private IReadOnlyList<InputRef>? Rebased(IReadOnlyList<InputRef>? inputs) => inputs is null ? null : [.. inputs.Select(input => Rebased(input)!)]; // none is null

    private InputRef? Rebased(InputRef? input) => input?.Path is { Length: > 0 } path && Folder is { } folder ? input with { Path = Path.GetFullPath(path, folder) } : input;
}
