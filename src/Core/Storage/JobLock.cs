namespace GenAsset.Core.Storage;

/// <summary>The lock of a job: an open file that the system lets go of when its process ends, however it ends.</summary>
internal static class JobLock
{
    // Somebody who only looks (IsHeld) holds the lock for some microseconds: a second look sees past that.
    private const int Tries = 5;
    private const int Spins = 30;

    /// <summary>Takes a lock that nobody else may want.</summary>
    public static FileStream Take(string path)
    {
        for (var spin = new SpinWait(); spin.Count < Spins; spin.SpinOnce())
        {
            if (TryOpen(path, FileMode.OpenOrCreate) is { } file)
                return file;
        }

        throw new IOException($"{path} is locked by another process.");
    }

    /// <summary>Takes the lock, or null while another holds it.</summary>
    public static async Task<FileStream?> TryTakeAsync(string path)
    {
        for (var i = 1; ; i++)
        {
            if (TryOpen(path, FileMode.OpenOrCreate) is { } file)
                return file;
            if (i == Tries)
                return null;
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System).ConfigureAwait(false); // real time: it is the system's lock
        }
    }

    /// <summary>Whether some process holds the lock.</summary>
    public static bool IsHeld(string path)
    {
        if (!File.Exists(path))
            return false;
        using var file = TryOpen(path, FileMode.Open);
        return file is null && File.Exists(path);
    }

    private static FileStream? TryOpen(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (IOException fault) when (!Errors.IoFault.IsDiskFull(fault))
        {
            return null;
        }
    }
}
