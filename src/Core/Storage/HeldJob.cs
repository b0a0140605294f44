using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>
/// A job that this process holds: it alone may append to the journal. One that it accepted is held by the process's <see cref="Holder"/> until its first event is
/// written, and only then by its own lock: thousands may wait, and cost no open file.
/// </summary>
internal sealed class HeldJob : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Holder? _holder;
    private FileStream? _lock;
    private bool _isDisposed;

    /// <summary>Takes over a job that was left, whose lock is held.</summary>
    public HeldJob(JobFolder folder, JobHead head, JobProgress progress, long journalLength, FileStream heldLock, TimeProvider time, FolderFlush flush)
    {
        (Folder, Head, Progress, _lock, _time) = (folder, head, progress, heldLock, time);
        Journal = new Journal(folder.Journal, journalLength, progress.LastSeq, time, flush);
    }

    /// <summary>Begins with a job that was just accepted.</summary>
    public HeldJob(JobFolder folder, JobHead head, Holder holder, TimeProvider time, FolderFlush flush)
    {
        (Folder, Head, Progress, _holder, _time) = (folder, head, new JobProgress(head.Items), holder, time);
        Journal = new Journal(folder.Journal, 0, 0, time, flush, TakeLock);
    }

    /// <summary>Where its files lie.</summary>
    public JobFolder Folder { get; }

    /// <summary>What was asked.</summary>
    public JobHead Head { get; }

    /// <summary>Whether this process accepted it, and did not find it left.</summary>
    public bool IsNew => _holder is not null;

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

    /// <summary>Lets go of it.</summary>
    public void Dispose()
    {
        Journal.Dispose();
        lock (_gate)
        {
            _isDisposed = true;
            _lock?.Dispose();
        }

        _holder?.LetGo(Head.Id);
    }

    // Called by the flush that writes the first event.
    private void TakeLock()
    {
        var taken = JobLock.Take(Folder.Lock);
        lock (_gate)
        {
            _lock = taken;
            if (_isDisposed)
                taken.Dispose();
        }
    }

    private static JobEvent Filled(JobEvent entry, Func<JobEvent, JobEvent>? fill) => fill?.Invoke(entry) ?? entry;
}
