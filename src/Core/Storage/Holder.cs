using System.Collections.Concurrent;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>
/// How a process holds the jobs that it accepted and has not begun: by one locked file for all of them, whose name stands in their heads. The system lets go of it
/// when the process ends, however it ends. A job that has begun is held by its own lock instead.
/// </summary>
internal sealed class Holder(HomeFolder home, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan JustBegun = TimeSpan.FromSeconds(10); // its lock may be about to be taken

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, byte> _waiting = new();
    private FileStream? _lock;
    private string? _name;

    /// <summary>Holds a job that is about to be accepted, and says what its head says of that.</summary>
    public string Hold(string jobId)
    {
        lock (_gate)
            _name ??= Begin();
        _waiting[jobId] = 0;
        return _name;
    }

    /// <summary>Lets go of a job: it was not accepted after all, or this process is done with it.</summary>
    public void LetGo(string jobId) => _waiting.TryRemove(jobId, out _);

    /// <summary>Whether a job that has not begun is held, by this process or by another.</summary>
    public bool Holds(JobHead head) => head.Holder is { } holder && (holder == _name ? _waiting.ContainsKey(head.Id) : JobLock.IsHeld(PathOf(holder)));

    /// <summary>Removes what ended processes left.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(home.Holders))
            return;
        foreach (var path in Directory.EnumerateFiles(home.Holders))
        {
            if (time.GetUtcNow() - File.GetLastWriteTimeUtc(path) > JustBegun && Path.GetFileName(path) != _name && !JobLock.IsHeld(path))
                File.Delete(path);
        }
    }

    /// <summary>Lets go of all.</summary>
    public void Dispose()
    {
        if (_lock is null)
            return;
        _lock.Dispose();
        File.Delete(_lock.Name);
    }

    private string Begin()
    {
        Directory.CreateDirectory(home.Holders);
        var name = JobId.New(time);
        _lock = JobLock.Take(PathOf(name));
        return name;
    }

    private string PathOf(string name) => Path.Combine(home.Holders, name);
}
