using GenAsset.Core.Errors;

namespace GenAsset.Api.State;

/// <summary>A lock between processes: an open file that the system lets go of when its process ends.</summary>
internal static class ExclusiveFile
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    /// <summary>Takes the lock; whoever holds it has it for some milliseconds.</summary>
    public static FileStream Take(string path)
    {
        PrivateFile.CreateFolder(Path.GetDirectoryName(path)!); // every path here is below the state folder
        var began = TimeProvider.System.GetTimestamp(); // real time: it is the system's lock
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException fault) when (!IoFault.IsDiskFull(fault) && TimeProvider.System.GetElapsedTime(began) < LongestWait)
            {
                Task.Delay(Pause, TimeProvider.System).Wait();
            }
        }
    }
}
