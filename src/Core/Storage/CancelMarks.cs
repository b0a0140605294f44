using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>
/// How one process asks another to stop a job: by an empty file of the job's name, in one folder for the whole home. Looking for marks costs one look at a folder that is
/// nearly always empty, however many jobs wait.
/// </summary>
internal sealed class CancelMarks(HomeFolder home)
{
    /// <summary>Asks whoever holds the job to stop it.</summary>
    public void Lay(string jobId)
    {
        Directory.CreateDirectory(home.Cancels);
        File.WriteAllBytes(PathOf(jobId), []);
    }

    /// <summary>Hands each wish to <paramref name="cancel"/>, which says whether the job was its to stop; a wish that is another's stays.</summary>
    public void Heed(Func<string, bool> cancel)
    {
        try
        {
            foreach (var id in Ids())
            {
                if (cancel(id))
                    Remove(id);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A mark that stays is looked at again the next time, and cancelling twice is cancelling once.
        }
    }

    /// <summary>The wish is fulfilled, or has no object any more.</summary>
    public void Remove(string jobId)
    {
        if (Directory.Exists(home.Cancels))
            File.Delete(PathOf(jobId));
    }

    /// <summary>Removes marks of jobs that are gone.</summary>
    public void Sweep()
    {
        foreach (var id in Ids())
        {
            if (!JobId.IsValid(id) || !Directory.Exists(home.Job(id).Path))
                Remove(id);
        }
    }

    private IEnumerable<string> Ids() => Directory.Exists(home.Cancels) ? Directory.EnumerateFiles(home.Cancels).Select(path => Path.GetFileName(path)) : [];

    private string PathOf(string jobId) => Path.Combine(home.Cancels, jobId);
}
