using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>Where jobs end: expired ones leave a tombstone, deleted ones nothing.</summary>
internal sealed class Cemetery(HomeFolder home, DiskFlush disk, TimeProvider time)
{
    private const string Deleted = "deleted."; // no id has a dot
    private static readonly TimeSpan JustBegun = TimeSpan.FromSeconds(10);

    /// <summary>Removes the files of an ended job and leaves a tombstone; false while somebody holds the job.</summary>
    public async Task<bool> BuryAsync(JobState state, Func<Task> removeAssets)
    {
        var folder = home.Job(state.Id);
        using var held = await JobLock.TryTakeAsync(folder.Lock).ConfigureAwait(false);
        if (held is null)
            return false;
        await removeAssets().ConfigureAwait(false); // before the tombstone: who comes after a crash would not look for them any more
        JobFiles.Write(folder.Tombstone, state with { IsExpired = true, IsHeld = false });
        disk.Flush([folder.Path]); // the tombstone stands before anything goes
        if (JobFiles.ReadHead(folder) is { Few: not null } head)
            JobFiles.ReplaceHead(folder, head with { Few = null });
        foreach (var file in (string[])[folder.Items, ItemsPlaces.PathOf(folder.Items), folder.Journal])
            File.Delete(file);
        foreach (var directory in (string[])[folder.Assets, folder.Kept, .. folder.Scratches().Select(scratch => scratch.Path)])
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        }

        return true;
    }

    /// <summary>Takes a job away: it is gone at once for every reader, and emptied by the next sweep. The caller holds its lock.</summary>
    public void Remove(string jobId) => Directory.Move(home.Job(jobId).Path, Path.Combine(home.Staging, Deleted + jobId));

    /// <summary>Takes away what a crash or a loss of power left of jobs that were never accepted: folders whose head never reached the disk whole.</summary>
    public void RemoveUnaccepted(Func<string, bool> isKnown)
    {
        foreach (var path in Directory.EnumerateDirectories(home.Jobs))
        {
            var (folder, id) = (new JobFolder(path), Path.GetFileName(path));
            if (JobId.IsValid(id) && !isKnown(id) && time.GetUtcNow() - Directory.GetLastWriteTimeUtc(path) > JustBegun && !JobFiles.IsAccepted(folder) && !JobLock.IsHeld(folder.Lock))
                Remove(id);
        }
    }

    /// <summary>Empties what deletions and crashes left in the staging folder. A folder whose lock is held is a job that another process writes.</summary>
    public void Sweep()
    {
        foreach (var path in Directory.EnumerateDirectories(home.Staging))
        {
            var isDeleted = Path.GetFileName(path).StartsWith(Deleted, StringComparison.Ordinal);
            var isNew = time.GetUtcNow() - Directory.GetLastWriteTimeUtc(path) < JustBegun; // its lock may be about to be taken
            if (!isDeleted && (isNew || JobLock.IsHeld(new JobFolder(path).Lock)))
                continue;
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // Another process sweeps too.
            }
        }
    }
}
