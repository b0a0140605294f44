using GenAsset.Core.Jobs;

namespace GenAsset.Core.Running;

/// <summary>The seed of an item that names none.</summary>
public static class Seeds
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>Derived from the item's kind, words and place: a second run of the same file gives the same results, and a prompt that stands there twice gives two.</summary>
    public static long Derive(ItemSpec item, int index)
    {
        var hash = FnvOffset;
        Mix(ref hash, (ulong)item.Kind);
        foreach (var letter in item.Words ?? "")
            Mix(ref hash, letter);
        Mix(ref hash, (ulong)index);
        return (long)((hash ^ (hash >> 32)) & 0x7FFFFFFF); // 31 bits: what every engine takes
    }

    private static void Mix(ref ulong hash, ulong value) => hash = (hash ^ value) * FnvPrime;
}
