using System.Runtime.CompilerServices;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;
using GenAsset.Core.Webhooks;
using Microsoft.Win32.SafeHandles;

namespace GenAsset.Core.Storage;

// Past 300 lines: it is the port, method by method; what they do to files is in its parts.
/// <summary>Jobs as folders of plain files. Any process may read; the one that holds a job runs it.</summary>
public sealed class FileJobStore : IJobStore, IDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromSeconds(1); // where news are told, in case one was missed as the job changed hands

    private readonly DiskFlush _disk;
    private readonly FolderFlush _flush;
    private readonly Holder _holder;
    private readonly Cemetery _cemetery;
    private readonly JobIntake _intake;
    private readonly JobIndex _index;
    private readonly JobMemory _memory = new();
    private readonly HomeFolder _home;
    private readonly TimeProvider _time;
    private readonly Func<string, CancellationToken, Task> _removeAssets;

    /// <summary>Opens the store of a home folder; <paramref name="keepUpload"/> keeps uploads for jobs that name them; <paramref name="webhooks"/> is told of jobs whose end somebody waits for; <paramref name="removeAssets"/> removes a job's assets, where they do not lie in its folder.</summary>
    public FileJobStore(
        HomeFolder home, TimeProvider time, KeepUpload? keepUpload = null, WebhookOutbox? webhooks = null, Func<string, CancellationToken, Task>? removeAssets = null)
    {
        (_home, _time, _removeAssets) = (home, time, removeAssets ?? ((_, _) => Task.CompletedTask));
        _disk = new DiskFlush(home.Path);
        _flush = new FolderFlush(_disk);
        _cemetery = new Cemetery(home, _disk, time);
        _holder = new Holder(home, time);
        _intake = new JobIntake(home, _holder, _flush, time, keepUpload, webhooks);
        _index = new JobIndex(home, id => ReadOrNotice(() => JobFiles.ReadHead(home.Job(id))));
    }

    /// <summary>Told what a person should know: a torn line that was dropped, a folder that could not be read.</summary>
    public event Action<string>? Notice;

    /// <summary>The flush that all writers of the home share.</summary>
    internal FolderFlush Flush => _flush;

    /// <inheritdoc/>
    public Task<JobState?> FindAsync(string jobId, CancellationToken cancellationToken) =>
        Task.FromResult(JobId.IsValid(jobId) ? Find(_home.Job(jobId)) : null);

    /// <inheritdoc/>
    public Task<JobSpec?> SpecAsync(string jobId, CancellationToken cancellationToken) =>
        Task.FromResult(JobId.IsValid(jobId) && JobFiles.ReadHead(_home.Job(jobId)) is { } head ? new JobSpec(head.Name, head.Options) : null);

    /// <inheritdoc/>
    public IAsyncEnumerable<JobState> ListAsync(JobFilter filter, CancellationToken cancellationToken) => ListAsync(filter, _ => null, cancellationToken);

    /// <summary>The same; <paramref name="live"/> knows better of jobs that this process runs.</summary>
    internal async IAsyncEnumerable<JobState> ListAsync(JobFilter filter, Func<string, JobState?> live, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var listing in _index.From(filter.After))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (filter.Lets(listing.Owner, listing.Name) && (live(listing.Place.Id) ?? FindOrNotice(listing.Place.Id)) is { } state && (filter.State ?? state.State) == state.State)
                yield return state;
        }
    }

    /// <inheritdoc/>
    public async Task<ItemState?> ItemAsync(string jobId, int index, CancellationToken cancellationToken) =>
        await ItemsAsync(jobId, index, null, cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ItemState> ItemsAsync(
        string jobId, int fromIndex, ItemPhase? state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var folder = _home.Job(jobId);
        if (!JobId.IsValid(jobId) || JobFiles.ReadHead(folder) is not { } head || !folder.HasItems(head))
            yield break;
        var progress = Replay(folder, head);
        foreach (var item in Items(folder, head, progress.StandingOf, fromIndex, state))
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
        if (!JobId.IsValid(jobId) || JobFiles.ReadHead(folder) is not { } head || !folder.HasItems(head))
            yield break;
        JournalReader? reader = null;
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var isOver = false;
                var more = nextBatch?.Invoke();
                var hasBegun = File.Exists(folder.Journal);
                // From the last event that was seen, not after it: whether it was the job's end is asked below.
                reader ??= hasBegun ? new JournalReader(folder.Journal, JournalSearch.PlaceBefore(folder.Journal, afterSeq)) : null;
                while (reader?.Read() == true)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    isOver = reader.Current.Kind == JobEventKind.JobFinished;
                    if (reader.Current.Seq > afterSeq)
                        yield return reader.Current;
                }

                if (isOver || !(reader is null ? File.Exists(folder.Head) : hasBegun))
                    yield break; // the job has ended, or was deleted
                var pause = Task.Delay(more is null ? PollEvery : LookAgainEvery, _time, cancellationToken);
                await (more is null ? pause : Task.WhenAny(more, pause)).ConfigureAwait(false);
                reader?.Resume();
            }
        }
        finally
        {
            reader?.Dispose();
        }
    }

    /// <inheritdoc/>
    public async Task<GenAssetError?> DeleteAsync(string jobId, CancellationToken cancellationToken)
    {
        var folder = _home.Job(jobId);
        if (!JobId.IsValid(jobId) || !Directory.Exists(folder.Path))
            return GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job {Excerpt.Of(jobId)}.");
        if (ReadOrNotice(() => JobFiles.ReadHead(folder)) is { } head && IsHeld(folder, head)) // a damaged job can be deleted
            return HeldElsewhere(jobId);
        using (var held = await JobLock.TryTakeAsync(folder.Lock).ConfigureAwait(false))
        {
            if (held is null)
                return HeldElsewhere(jobId);
            await _removeAssets(jobId, cancellationToken).ConfigureAwait(false); // before the job goes: who comes after a crash would not know of them any more
            _cemetery.Remove(jobId);
        }

        _cemetery.Sweep();
        return null;
    }

    /// <inheritdoc/>
    public async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var expired = 0;
        foreach (var listing in _index.From(null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FindOrNotice(listing.Place.Id) is { IsFinished: true, IsExpired: false } state && state.ExpiresAt <= _time.GetUtcNow() && await _cemetery.BuryAsync(state, () => _removeAssets(state.Id, cancellationToken)).ConfigureAwait(false))
                expired++;
        }

        _cemetery.RemoveUnaccepted(_index.Knows);
        _cemetery.Sweep();
        _holder.Sweep();
        return expired;
    }

    /// <summary>Writes a job while its items stream in, and holds it; or refuses it whole, leaving nothing.</summary>
    internal Task<Outcome<HeldJob>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin origin, JobValidator validator, CancellationToken cancellationToken) =>
        _intake.CreateAsync(spec, items, origin, validator, cancellationToken);

    /// <summary>Takes up a job that nobody runs; null while somebody does.</summary>
    internal async Task<HeldJob?> TryHoldAsync(string jobId)
    {
        var folder = _home.Job(jobId);
        var head = JobFiles.ReadHead(folder)!; // the caller found the job
        if (IsHeld(folder, head) || await JobLock.TryTakeAsync(folder.Lock).ConfigureAwait(false) is not { } held)
            return null;
        try
        {
            ItemsReader.Verify(folder.Items, head);
            var progress = Replay(folder, head, out var end, out var torn);
            if (torn > 0)
                Notice?.Invoke($"{folder.Journal}: the last line was torn by a crash ({torn} bytes) and is left out.");
            return new HeldJob(folder, head, progress, end, held, _time, _flush);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A job's items in order, each with its last event. Where only a <paramref name="state"/> is asked for, items that cannot have it are passed over unread;
    /// one in flight stands as queued, so the caller looks again.
    /// </summary>
    internal static IEnumerable<ItemState> Items(JobFolder folder, JobHead head, Func<int, ItemStanding> standingOf, int fromIndex, ItemPhase? state)
    {
        using var items = new ItemsReader(folder.Items, head.Few);
        using var journal = File.Exists(folder.Journal) ? File.OpenHandle(folder.Journal, share: FileShare.ReadWrite | FileShare.Delete) : null;
        var wanted = state == ItemPhase.Running ? ItemPhase.Queued : state;
        for (var index = Math.Max(0, fromIndex); index < head.Items; index++)
        {
            var standing = standingOf(index);
            if ((wanted ?? standing.Phase) != standing.Phase)
                continue;
            items.MoveTo(index);
            if (items.Read() is not { } spec)
                yield break;
            var last = journal is not null && standing.Offset is { } offset ? ReadEvent(journal, offset) : null;
            yield return JobStates.Of(index, spec, last is null && standing.Phase != ItemPhase.Cancelled ? ItemPhase.Queued : standing.Phase, standing.Attempts, last);
        }
    }

    /// <summary>Says that another process runs the job.</summary>
    internal static GenAssetError HeldElsewhere(string jobId) =>
        GenAssetError.Of(ErrorCatalog.JobHeldElsewhere, $"Another process is running job {jobId}.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _disk.Dispose();
        _holder.Dispose();
    }

    // By its own lock once it has begun, before that by whoever accepted it.
    private bool IsHeld(JobFolder folder, JobHead head) => (!File.Exists(folder.Journal) && _holder.Holds(head)) || JobLock.IsHeld(folder.Lock);

    private JobState? FindOrNotice(string id) => ReadOrNotice(() => Find(_home.Job(id)));

    private T? ReadOrNotice<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is GenAssetException or IOException or UnauthorizedAccessException)
        {
            Notice?.Invoke(fault.Message); // one damaged job does not hide the others
            return null;
        }
    }

    private JobState? Find(JobFolder folder)
    {
        var stamp = JournalStamp.Of(folder);
        if (_memory.StateOf(Path.GetFileName(folder.Path), stamp) is { } known)
            return known;
        var state = Read(folder);
        if (stamp is { } asRead && state is { IsFinished: true, IsExpired: false, IsHeld: false })
            _memory.Keep(state, asRead);
        return state;
    }

    private JobState? Read(JobFolder folder)
    {
        if (JobFiles.Read(folder.Tombstone, GenAssetJson.Line.JobState) is { } tombstone)
            return tombstone;
        if (JobFiles.ReadHead(folder) is not { } head)
            return null;
        var isHeld = IsHeld(folder, head);
        if (!File.Exists(folder.Journal))
            return JobStates.Of(head, new JobProgress(head.Items), 0, isHeld);
        return JournalTail.Read(folder, head, isHeld) ?? JobStates.Of(head, Replay(folder, head), 0, isHeld);
    }

    private JobProgress Replay(JobFolder folder, JobHead head)
    {
        var stamp = JournalStamp.Of(folder);
        if (_memory.ItemsOf(head.Id, stamp) is { } known)
            return known;
        var progress = Replay(folder, head, out _, out _);
        if (stamp is { } asRead)
            _memory.Keep(head.Id, progress, head.Items, asRead);
        return progress;
    }

    private static JobProgress Replay(JobFolder folder, JobHead head, out long end, out long torn)
    {
        var progress = new JobProgress(head.Items);
        (end, torn) = (0, 0);
        if (!File.Exists(folder.Journal))
            return progress;
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
                return CheckedLine.Read(buffer.AsSpan(0, end), GenAssetJson.Line.JobEvent, out _);
            if (count < size)
                return null; // its batch is not on the disk yet
        }
    }
}
