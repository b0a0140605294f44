using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Saving;
using GenAsset.Core.Storage;

namespace GenAsset.Cmdlets;

/// <summary>What lies where an asset is to be saved.</summary>
internal enum Presence
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>That very asset.</summary>
    Same,

    /// <summary>Another file.</summary>
    Different,
}

/// <summary>Where an asset goes, and what is there now; or why it may not go there.</summary>
internal sealed record SavedFile(string Path, Presence Presence, GenAssetError? Error = null)
{
    /// <summary>Looks before anything is written. A name that leaves the folder, or a link in it that leads elsewhere, is an error.</summary>
    public static async Task<SavedFile> CheckAsync(ResultFolder folder, int index, string? label, AssetInfo asset, CancellationToken cancellationToken)
    {
        if (!AssetName.IsValid(asset.Name))
            return Refused("", $"Item {index} has an asset whose name could leave the folder; it is not saved.");
        var relative = System.IO.Path.Combine(ResultFolder.FolderNameOf(index, label), asset.Name);
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.Path, relative));
        if (folder.LinkBelow(relative) is { } link)
            return Refused(path, $"{link} is a link that leads elsewhere; nothing is saved through it.");
        if (!File.Exists(path))
            return new SavedFile(path, Presence.Absent);
        var isSame = await ResultFolder.IsSavedAsync(path, asset, cancellationToken).ConfigureAwait(false);
        return new SavedFile(path, isSame ? Presence.Same : Presence.Different);
    }

    private static SavedFile Refused(string path, string message) =>
        new(path, Presence.Absent, GenAssetError.Of(ErrorCatalog.OutputNotWritable, message, suggestion: "Save into an empty folder."));
}
