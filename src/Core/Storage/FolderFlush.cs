using System.Collections.Concurrent;

namespace GenAsset.Core.Storage;

/// <summary>One flush for all folders, files and journals that were written in the same few milliseconds.</summary>
internal sealed class FolderFlush
{
    private readonly DiskFlush _disk;
    private readonly SharedFlush _flush;
    private readonly ConcurrentQueue<string> _unflushed = new();
    private readonly ConcurrentQueue<Journal> _unwritten = new();

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

    /// <summary>Has a journal written with the next flush; the journal tells its callers how it went.</summary>
    public void Await(Journal journal)
    {
        _unwritten.Enqueue(journal);
        _ = _flush.JoinAsync();
    }

    private Task FlushAll()
    {
        var folders = Drain(_unflushed);
        var journals = Drain(_unwritten);
        journals.RemoveAll(journal => !journal.TryWrite());
        try
        {
            _disk.Flush([.. folders, .. journals.Select(journal => journal.Path)]);
        }
        catch (Exception fault) // told to all whose writes it was for
        {
            journals.ForEach(journal => journal.Landed(fault));
            throw;
        }

        journals.ForEach(journal => journal.Landed(null));
        return Task.CompletedTask;
    }

    private static List<T> Drain<T>(ConcurrentQueue<T> queue)
    {
        var drained = new List<T>();
        while (queue.TryDequeue(out var next))
            drained.Add(next);
        return drained;
    }
}
