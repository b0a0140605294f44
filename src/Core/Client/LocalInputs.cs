using GenAsset.Core.Jobs;

namespace GenAsset.Core.Client;

/// <summary>Items whose inputs lie on this machine, which a server cannot see.</summary>
internal static class LocalInputs
{
    /// <summary>The files that an item names.</summary>
    public static IEnumerable<string> PathsOf(ItemSpec item) => item.Inputs.Where(input => input?.Path is not null).Select(input => input.Path!);

    /// <summary>The item with each of its files named by the upload that it became.</summary>
    public static ItemSpec Sent(ItemSpec item, IReadOnlyDictionary<string, string> uploads) =>
        item.WithInputs(input => input.Path is { } path ? new InputRef(Upload: uploads[path]) : input);
}
