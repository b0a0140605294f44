using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Reading;

/// <summary>One item as it was read: the spec, or what kept it from being one.</summary>
public readonly record struct ItemEntry
{
    private ItemEntry(ItemSpec? spec, IReadOnlyList<Fault> faults, int? line) => (Spec, Faults, Line) = (spec, faults, line);

    /// <summary>The item, unless it could not be read.</summary>
    public ItemSpec? Spec { get; }

    /// <summary>Why it could not be read; empty when it could.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>The line it came from, from 1.</summary>
    public int? Line { get; }

    /// <summary>An item that was read.</summary>
    public static ItemEntry Of(ItemSpec spec, int? line = null) => new(spec, [], line);

    /// <summary>An item that could not be.</summary>
    public static ItemEntry Faulty(int? line, params IReadOnlyList<Fault> faults) => new(null, faults, line);
}
