using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>A job that this process holds: it alone may append to the journal.</summary>
internal sealed class HeldJob : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _lock;
    private readonly TimeProvider _time;

    /// <summary>Takes over a job whose lock is held.</summary>
    public HeldJob(
        JobFolder folder, JobHead head, JobProgress progress, long journalLength, FileStream heldLock, TimeProvider time, FolderFlush flush, IReadOnlyList<ItemSpec>? items = null)
    {
        Folder = folder;
        Head = head;
        Items = items;
        Progress = progress;
        _lock = heldLock;
        _time = time;
        Journal = new Journal(folder.Journal, journalLength, progress.LastSeq, time, flush);
    }

    /// <summary>Where its files lie.</summary>
    public JobFolder Folder { get; }

    /// <summary>What was asked.</summary>
    public JobHead Head { get; }

    /// <summary>Its items, where they are few and this process has just written them.</summary>
    public IReadOnlyList<ItemSpec>? Items { get; }

    /// <summary>Where its items stand. Read it under <see cref="Read{T}"/> while events are appended.</summary>
    public JobProgress Progress { get; }

    /// <summary>What was written of it.</summary>
    public Journal Journal { get; }

    /// <summary>
    /// Takes an event in and appends it; false when it is no news: an item's first ending wins and a late one is dropped.
    /// <paramref name="durable"/> completes when it is on the disk.
    /// </summary>
    public bool TryRecord(JobEventKind kind, int? index, Func<JobEvent, JobEvent>? fill, out Task durable)
    {
        lock (_gate)
        {
            durable = Task.CompletedTask;
            if (index is { } item && !Progress.IsNews(kind, item))
                return false;
            JobEvent? entry = null;
            var offset = Journal.Append((seq, at) => entry = Filled(new JobEvent(seq, at, kind) { Index = index }, fill), out durable);
            Progress.Apply(entry!, offset); // Append made it
            return true;
        }
    }

    /// <summary>Appends an event of the job itself and waits until it is on the disk.</summary>
    public Task RecordAsync(JobEventKind kind, Func<JobEvent, JobEvent>? fill = null)
    {
        TryRecord(kind, null, fill, out var durable);
        return durable;
    }

    /// <summary>Reads the progress while nothing changes it.</summary>
    public T Read<T>(Func<JobProgress, T> read)
    {
        lock (_gate)
            return read(Progress);
    }

    /// <summary>The job as it stands.</summary>
    public JobState State(long running) => Read(progress => JobStates.Of(Head, progress, running, isHeld: progress.Phase is not (JobPhase.Completed or JobPhase.Cancelled)));

    /// <inheritdoc/>
    public void Dispose()
    {
        Journal.Dispose();
        _lock.Dispose();
    }

    private static JobEvent Filled(JobEvent entry, Func<JobEvent, JobEvent>? fill) => fill?.Invoke(entry) ?? entry;
}
