using GenAsset.Core.Reading;
using GenAsset.Core.Validation;

namespace GenAsset.Api.V1.Jobs;

/// <summary>Items from elsewhere may not name files of this machine: whoever could, would read them.</summary>
internal static class RemoteInputs
{
    public static IAsyncEnumerable<ItemEntry> Only(IAsyncEnumerable<ItemEntry> items) => items.Select(Check);

    private static ItemEntry Check(ItemEntry entry) => entry.Spec?.Inputs.Any(input => input?.Path is not null) == true
        ? ItemEntry.Faulty(entry.Line, new Fault("a server takes no path: upload the file (POST /v1/uploads) and name its id, or give a uri.", "path"))
        : entry;
}
