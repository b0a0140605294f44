using System.Runtime.CompilerServices;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;
using Microsoft.Win32.SafeHandles;

namespace GenAsset.Core.Storage;

/// <summary>Jobs as folders of plain files. Any process may read; the one that holds a job's lock runs it.</summary>
public sealed class FileJobStore : IJobStore, IDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    private readonly DiskFlush _disk;
    private readonly Cemetery _cemetery;
    private readonly HomeFolder _home;
    private readonly TimeProvider _time;
    private readonly KeepUpload? _keepUpload;

    /// <summary>Opens the store of a home folder; <paramref name="keepUpload"/> keeps uploads for jobs that name them.</summary>
    public FileJobStore(HomeFolder home, TimeProvider time, KeepUpload? keepUpload = null)
    {
        (_home, _time, _keepUpload) = (home, time, keepUpload);
        _disk = new DiskFlush(home.Path);
        _cemetery = new Cemetery(home, _disk, time);
    }

    /// <summary>Told what a person should know: a torn line that was dropped, a folder that could not be read.</summary>
    public event Action<string>? Notice;

    /// <inheritdoc/>
    public Task<JobState?> FindAsync(string jobId, CancellationToken cancellationToken) =>
        Task.FromResult(JobId.IsValid(jobId) ? Find(_home.Job(jobId)) : null);

    /// <inheritdoc/>
    public Task<JobSpec?> SpecAsync(string jobId, CancellationToken cancellationToken) =>
        Task.FromResult(JobId.IsValid(jobId) && JobFiles.ReadHead(_home.Job(jobId)) is { } head ? new JobSpec(head.Name, head.Options) : null);

    /// <inheritdoc/>
    public async IAsyncEnumerable<JobState> ListAsync(JobFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var state in JobIds().Select(FindOrNotice).OfType<JobState>().OrderBy(JobPlace.Of))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (filter.Lets(state.Owner, state.Name) && (filter.State ?? state.State) == state.State && (filter.After is not { } after || JobPlace.Of(state) > after))
                yield return state;
        }
    }

    /// <inheritdoc/>
    public async Task<ItemState?> ItemAsync(string jobId, int index, CancellationToken cancellationToken)
    {
        await foreach (var item in ItemsAsync(jobId, index, null, cancellationToken).ConfigureAwait(false))
            return item;
        return null;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ItemState> ItemsAsync(
        string jobId, int fromIndex, ItemPhase? state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var folder = _home.Job(jobId);
        if (!JobId.IsValid(jobId) || !File.Exists(folder.Items) || JobFiles.ReadHead(folder) is not { } head)
            yield break;
        var progress = Replay(folder, head, out _, out _);
        foreach (var item in Items(folder, progress.StandingOf, fromIndex))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((state ?? item.State) == item.State)
                yield return item;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JobEvent> EventsAsync(string jobId, long afterSeq, CancellationToken cancellationToken) =>
        EventsAsync(jobId, afterSeq, null, cancellationToken);

    /// <summary>The same; <paramref name="nextBatch"/> tells at once of what this process writes, where it holds the job.</summary>
    internal async IAsyncEnumerable<JobEvent> EventsAsync(
        string jobId, long afterSeq, Func<Task>? nextBatch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = _home.Job(jobId);
        if (!JobId.IsValid(jobId) || !File.Exists(folder.Items))
            yield break;
        using var reader = new JournalReader(folder.Journal);
        while (true)
        {
            var isOver = false;
            var more = nextBatch?.Invoke();
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                isOver = reader.Current.Kind == JobEventKind.JobFinished;
                if (reader.Current.Seq > afterSeq)
                    yield return reader.Current;
            }

            if (isOver)
                yield break;
            var pause = Task.Delay(PollEvery, _time, cancellationToken);
            await (more is null ? pause : Task.WhenAny(more, pause)).ConfigureAwait(false);
            reader.Resume();
        }
    }

    /// <inheritdoc/>
    public async Task<GenAssetError?> DeleteAsync(string jobId, CancellationToken cancellationToken)
    {
        var folder = _home.Job(jobId);
        if (!JobId.IsValid(jobId) || !Directory.Exists(folder.Path))
            return GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job {Excerpt.Of(jobId)}.");
        using (var held = await JobLock.TryTakeAsync(folder.Lock).ConfigureAwait(false))
        {
            if (held is null)
                return HeldElsewhere(jobId);
            _cemetery.Remove(jobId);
        }

        _cemetery.Sweep();
        return null;
    }

    /// <inheritdoc/>
    public async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var expired = 0;
        foreach (var id in JobIds())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FindOrNotice(id) is { IsFinished: true, IsExpired: false } state && state.ExpiresAt <= _time.GetUtcNow() && await _cemetery.BuryAsync(state).ConfigureAwait(false))
                expired++;
        }

        _cemetery.Sweep();
        return expired;
    }

    /// <summary>Writes a job while its items stream in, and holds it; or refuses it whole, leaving nothing.</summary>
    internal Task<Outcome<HeldJob>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin origin, JobValidator validator, CancellationToken cancellationToken) =>
        new JobIntake(_home, _disk, _time, _keepUpload).CreateAsync(spec, items, origin, validator, cancellationToken);

    /// <summary>Takes up a job that nobody runs; null while somebody does.</summary>
    internal async Task<HeldJob?> TryHoldAsync(string jobId)
    {
        var folder = _home.Job(jobId);
        if (await JobLock.TryTakeAsync(folder.Lock).ConfigureAwait(false) is not { } held)
            return null;
        try
        {
            var head = JobFiles.ReadHead(folder)!; // the caller found the job
            ItemsReader.Verify(folder.Items, head);
            var progress = Replay(folder, head, out var end, out var torn);
            if (torn > 0)
                Notice?.Invoke($"{folder.Journal}: the last line was torn by a crash ({torn} bytes) and is left out.");
            return new HeldJob(folder, head, progress, end, held, _time);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>A job's items in order, each with its last event.</summary>
    internal static IEnumerable<ItemState> Items(JobFolder folder, Func<int, ItemStanding> standingOf, int fromIndex)
    {
        using var items = new ItemsReader(folder.Items);
        using var journal = File.OpenHandle(folder.Journal, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        while (items.Next < fromIndex && items.Skip())
        {
        }

        while (items.Read() is { } spec)
        {
            var index = items.Next - 1;
            var standing = standingOf(index);
            var last = standing.Offset is { } offset ? ReadEvent(journal, offset) : null;
            yield return JobStates.Of(index, spec, last is null && standing.Phase != ItemPhase.Cancelled ? ItemPhase.Queued : standing.Phase, standing.Attempts, last);
        }
    }

    /// <summary>Says that another process runs the job.</summary>
    internal static GenAssetError HeldElsewhere(string jobId) =>
        GenAssetError.Of(ErrorCatalog.JobHeldElsewhere, $"Another process is running job {jobId}.");

    /// <inheritdoc/>
    public void Dispose() => _disk.Dispose();

    private IEnumerable<string> JobIds() =>
        Directory.EnumerateDirectories(_home.Jobs).Select(path => Path.GetFileName(path)).Where(JobId.IsValid).OrderDescending(StringComparer.Ordinal);

    private JobState? FindOrNotice(string id)
    {
        try
        {
            return Find(_home.Job(id));
        }
        catch (Exception fault) when (fault is GenAssetException or IOException or UnauthorizedAccessException)
        {
            Notice?.Invoke(fault.Message); // one damaged job does not hide the others
            return null;
        }
    }

    private static JobState? Find(JobFolder folder)
    {
        if (JobFiles.Read(folder.Tombstone, GenAssetJson.Line.JobState) is { } tombstone)
            return tombstone;
        if (JobFiles.ReadHead(folder) is not { } head)
            return null;
        var isHeld = JobLock.IsHeld(folder.Lock);
        if (!File.Exists(folder.Journal))
            return JobStates.Of(head, new JobProgress(head.Items), 0, isHeld);
        return JournalTail.Read(folder, head, isHeld) ?? JobStates.Of(head, Replay(folder, head, out _, out _), 0, isHeld);
    }

    private static JobProgress Replay(JobFolder folder, JobHead head, out long end, out long torn)
    {
        var progress = new JobProgress(head.Items);
        using var reader = new JournalReader(folder.Journal);
        while (reader.Read())
            progress.Apply(reader.Current, reader.Offset);
        end = reader.End;
        torn = reader.TornBytes;
        return progress;
    }

    private static JobEvent? ReadEvent(SafeFileHandle journal, long offset)
    {
        for (var size = 1024; ; size *= 4)
        {
            var buffer = new byte[size];
            var count = RandomAccess.Read(journal, buffer, offset);
            var end = buffer.AsSpan(0, count).IndexOf((byte)'\n');
            if (end >= 0)
                return JournalLine.Read(buffer.AsSpan(0, end), out _);
            if (count < size)
                return null; // its batch is not on the disk yet
        }
    }
}
