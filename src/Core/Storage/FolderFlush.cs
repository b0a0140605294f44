using System.Collections.Concurrent;

namespace GenAsset.Core.Storage;

/// <summary>One flush for all folders and files that were written in the same few milliseconds.</summary>
internal sealed class FolderFlush
{
    private readonly DiskFlush _disk;
    private readonly SharedFlush _flush;
    private readonly ConcurrentQueue<string> _unflushed = new();

    /// <summary>Flushes through <paramref name="disk"/>, which stays the caller's.</summary>
    public FolderFlush(DiskFlush disk)
    {
        _disk = disk;
        _flush = new SharedFlush(FlushAll);
    }

    /// <summary>Completes when what the folder holds now, or the file, is on the disk.</summary>
    public Task JoinAsync(string folder)
    {
        _unflushed.Enqueue(folder);
        return _flush.JoinAsync();
    }

    private Task FlushAll()
    {
        var folders = new List<string>();
        while (_unflushed.TryDequeue(out var folder))
            folders.Add(folder);
        _disk.Flush(folders);
        return Task.CompletedTask;
    }
}
