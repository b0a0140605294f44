using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Saving;

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
    /// <summary>
    /// Looks before anything is written, and saves what is not there yet; another file only by <paramref name="force"/>. A path that leaves the folder, or a link in
    /// it that leads elsewhere, is an error.
    /// </summary>
    public static async Task<SavedFile> SaveAsync(
        ResultFolder folder, IJobBackend backend, string jobId, int index, AssetInfo asset, string relative, bool force, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.Path, relative));
        var presence = folder.LinkBelow(relative) is not null || !File.Exists(path) ? Presence.Absent // a link is refused below
            : await ResultFolder.IsSavedAsync(path, asset, cancellationToken).ConfigureAwait(false) ? Presence.Same : Presence.Different;
        return presence == Presence.Absent || presence == Presence.Different && force
            ? new SavedFile(path, presence, await folder.SaveAsync(backend, jobId, index, asset, relative, cancellationToken).ConfigureAwait(false))
            : new SavedFile(path, presence);
    }
}
