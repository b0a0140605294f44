using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GenAsset.Core.Storage;

/// <summary>
/// Where in items.jsonl every 256th item begins, eight bytes each, in a file beside it: one item of a million is found by reading at most 256 lines. A job without
/// the file (a small one, or one of an older version) is read from its beginning.
/// </summary>
internal static class ItemsPlaces
{
    /// <summary>Items from one place to the next.</summary>
    public const int Every = 256;

    /// <summary>Writes the places of the items 256, 512 …; none make no file.</summary>
    public static void Write(string itemsPath, List<long> places)
    {
        if (places.Count == 0)
            return;
        var bytes = new byte[places.Count * sizeof(long)];
        for (var i = 0; i < places.Count; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), places[i]);
        File.WriteAllBytes(PathOf(itemsPath), bytes);
    }

    /// <summary>The nearest known place at or before an item, and the item that begins there.</summary>
    public static (long Place, int Item) Find(string itemsPath, int index)
    {
        var block = index / Every;
        if (block == 0 || !File.Exists(PathOf(itemsPath)))
            return (0, 0);
        using var file = File.OpenHandle(PathOf(itemsPath));
        block = (int)Math.Min(block, RandomAccess.GetLength(file) / sizeof(long));
        if (block == 0)
            return (0, 0);
        long place = 0;
        RandomAccess.Read(file, MemoryMarshal.AsBytes(new Span<long>(ref place)), (block - 1L) * sizeof(long));
        return (BitConverter.IsLittleEndian ? place : BinaryPrimitives.ReverseEndianness(place), block * Every);
    }

    /// <summary>The file of the places.</summary>
    public static string PathOf(string itemsPath) => itemsPath + ".places";
}
