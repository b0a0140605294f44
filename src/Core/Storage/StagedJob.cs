namespace GenAsset.Core.Storage;

/// <summary>A job while it is built out of sight: a folder that is made when first needed, locked so that no sweep takes it, and gone unless it was moved.</summary>
internal sealed class StagedJob(JobFolder folder) : IDisposable
{
    private FileStream? _lock;

    /// <summary>Whether there is anything.</summary>
    public bool HasBegun => _lock is not null;

    /// <summary>The folder; made where it is not there yet.</summary>
    public JobFolder Begin()
    {
        if (_lock is not null)
            return folder;
        Directory.CreateDirectory(folder.Path);
        _lock = JobLock.Take(folder.Lock); // a new folder's lock is free
        return folder;
    }

    /// <summary>Makes it a job.</summary>
    public void MoveTo(JobFolder job, JobHead head)
    {
        File.WriteAllBytes(folder.Head, JobFiles.LineOf(head));
        Directory.Move(folder.Path, job.Path);
    }

    /// <summary>Removes what was not moved.</summary>
    public void Dispose()
    {
        _lock?.Dispose();
        if (HasBegun && Directory.Exists(folder.Path))
            Directory.Delete(folder.Path, recursive: true);
    }
}
