using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;

namespace GenAsset.Core.Tests;

/// <summary>Items for tests.</summary>
internal static class Specs
{
    public static IAsyncEnumerable<ItemEntry> Echo(int count) =>
        From(Enumerable.Range(0, count).Select(i => new ImageItem($"prompt {i}") { Engine = "builtin/echo" }));

    public static IAsyncEnumerable<ItemEntry> Prompts(int count) => From(Enumerable.Range(0, count).Select(i => new ImageItem($"prompt {i}")));

    public static async IAsyncEnumerable<ItemEntry> From(IEnumerable<ItemSpec> items)
    {
        await Task.CompletedTask;
        foreach (var item in items)
            yield return ItemEntry.Of(item);
    }
}
