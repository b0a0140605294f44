using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;
using Microsoft.Win32.SafeHandles;

namespace GenAsset.Core.Storage;

/// <summary>Jobs as folders of plain files. Any process may read; the one that holds a job's lock runs it.</summary>
public sealed class FileJobStore(HomeFolder home, TimeProvider time) : IJobStore, IDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    private readonly DiskFlush _disk = new(home.Path);

    /// <summary>Told what a person should know: a torn line that was dropped, a folder that could not be read.</summary>
    public event Action<string>? Notice;

    /// <inheritdoc/>
    public Task<JobState?> FindAsync(string jobId, CancellationToken cancellationToken) =>
        Task.FromResult(JobId.IsValid(jobId) ? Find(home.Job(jobId)) : null);

    /// <inheritdoc/>
    public async IAsyncEnumerable<JobState> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var id in JobIds())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FindOrNotice(id) is { } state)
                yield return state;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ItemState> ItemsAsync(string jobId, int fromIndex, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var folder = home.Job(jobId);
        if (!JobId.IsValid(jobId) || !File.Exists(folder.Items) || ReadHead(folder) is not { } head)
            yield break;
        var progress = Replay(folder, head, out _);
        foreach (var item in Items(folder, progress.StandingOf, fromIndex))
        {
            cancellationToken.ThrowIfCancellationRequested();
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
        var folder = home.Job(jobId);
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
            var pause = Task.Delay(PollEvery, time, cancellationToken);
            await (more is null ? pause : Task.WhenAny(more, pause)).ConfigureAwait(false);
            reader.Resume();
        }
    }

    /// <inheritdoc/>
    public async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var expired = 0;
        foreach (var id in JobIds())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FindOrNotice(id) is { IsFinished: true, IsExpired: false } state && state.ExpiresAt <= time.GetUtcNow() && await BuryAsync(home.Job(id), state).ConfigureAwait(false))
                expired++;
        }

        SweepStaging();
        return expired;
    }

    /// <inheritdoc/>
    public async Task<GenAssetError?> DeleteAsync(string jobId, CancellationToken cancellationToken)
    {
        var folder = home.Job(jobId);
        if (!JobId.IsValid(jobId) || !Directory.Exists(folder.Path))
            return GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job {Excerpt.Of(jobId)}.");
        using (var held = await JobLock.TryTakeAsync(folder.Lock).ConfigureAwait(false))
        {
            if (held is null)
                return HeldElsewhere(jobId);
            Directory.Move(folder.Path, Path.Combine(home.Staging, "deleted-" + jobId)); // gone at once for every reader; emptied at leisure
        }

        SweepStaging();
        return null;
    }

    /// <summary>Writes a job while its items stream in, and holds it; or refuses it whole, leaving nothing.</summary>
    internal async Task<Outcome<HeldJob>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobValidator validator, CancellationToken cancellationToken)
    {
        var id = JobId.New(time);
        var staging = new JobFolder(Path.Combine(home.Staging, id));
        var options = spec.Options ?? new JobOptions();
        FileStream? held = null;
        try
        {
            Directory.CreateDirectory(staging.Path);
            held = await JobLock.TryTakeAsync(staging.Lock).ConfigureAwait(false);
            validator.Check(spec);
            using var writer = new ItemsWriter(staging.Items);
            await foreach (var entry in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (validator.Check(entry))
                    writer.Add(entry.Spec!); // Check found it good
            }

            if (validator.Verdict() is { } refusal)
            {
                Abandon(staging, held);
                return refusal;
            }

            writer.Finish();
            var head = new JobHead(id, time.GetUtcNow(), spec.Name, options, writer.Count, writer.Bytes, writer.Crc);
            await WriteJsonAsync(staging.Head, head).ConfigureAwait(false);
            var folder = home.Job(id);
            Directory.Move(staging.Path, folder.Path);
            _disk.Flush([folder.Path]);
            return new HeldJob(folder, head, new JobProgress(head.Items), 0, held!, time); // a new folder's lock is free
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Abandon(staging, held);
            return IoFault.Explain(fault, $"the home folder {home.Path}");
        }
        catch
        {
            Abandon(staging, held);
            throw;
        }
    }

    /// <summary>Takes up a job that nobody runs; null while somebody does.</summary>
    internal async Task<HeldJob?> TryHoldAsync(string jobId)
    {
        var folder = home.Job(jobId);
        if (await JobLock.TryTakeAsync(folder.Lock).ConfigureAwait(false) is not { } held)
            return null;
        try
        {
            var head = ReadHead(folder)!; // the caller found the job
            ItemsReader.Verify(folder.Items, head);
            var progress = Replay(folder, head, out var end);
            return new HeldJob(folder, head, progress, end, held, time);
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
        Directory.EnumerateDirectories(home.Jobs).Select(path => Path.GetFileName(path)).Where(JobId.IsValid).OrderDescending(StringComparer.Ordinal);

    private JobState? FindOrNotice(string id)
    {
        try
        {
            return Find(home.Job(id));
        }
        catch (Exception fault) when (fault is GenAssetException or IOException or UnauthorizedAccessException)
        {
            Notice?.Invoke(fault.Message); // one damaged job does not hide the others
            return null;
        }
    }

    private JobState? Find(JobFolder folder)
    {
        if (ReadJson(folder.Tombstone, GenAssetJson.Line.JobState) is { } tombstone)
            return tombstone;
        if (ReadHead(folder) is not { } head)
            return null;
        var isHeld = JobLock.IsHeld(folder.Lock);
        if (!File.Exists(folder.Journal))
            return JobStates.Of(head, new JobProgress(head.Items), 0, isHeld);
        return JournalTail.Read(folder, head, isHeld) ?? JobStates.Of(head, Replay(folder, head, out _), 0, isHeld);
    }

    private JobProgress Replay(JobFolder folder, JobHead head, out long end)
    {
        var progress = new JobProgress(head.Items);
        using var reader = new JournalReader(folder.Journal);
        while (reader.Read())
            progress.Apply(reader.Current, reader.Offset);
        end = reader.End;
        if (reader.TornBytes > 0 && !JobLock.IsHeld(folder.Lock))
            Notice?.Invoke($"{folder.Journal}: the last line was torn by a crash ({reader.TornBytes} bytes) and is left out.");
        return progress;
    }

    private async Task<bool> BuryAsync(JobFolder folder, JobState state)
    {
        using var held = await JobLock.TryTakeAsync(folder.Lock).ConfigureAwait(false);
        if (held is null)
            return false;
        await WriteJsonAsync(folder.Tombstone, state with { IsExpired = true, IsHeld = false }).ConfigureAwait(false);
        _disk.Flush([folder.Path]); // the tombstone stands before anything goes
        foreach (var file in (string[])[folder.Items, folder.Journal, folder.CancelMark])
            File.Delete(file);
        foreach (var directory in (string[])[folder.Assets, folder.Scratch])
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        }

        return true;
    }

    // Removes what deletions and crashes left. A folder whose lock is held is a job being written by another process.
    private void SweepStaging()
    {
        foreach (var path in Directory.EnumerateDirectories(home.Staging))
        {
            if (JobLock.IsHeld(new JobFolder(path).Lock) || time.GetUtcNow() - Directory.GetCreationTimeUtc(path) < TimeSpan.FromSeconds(10) && !Path.GetFileName(path).StartsWith("deleted-", StringComparison.Ordinal))
                continue;
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // Another process sweeps too.
            }
        }
    }

    private static void Abandon(JobFolder staging, FileStream? held)
    {
        held?.Dispose();
        if (Directory.Exists(staging.Path))
            Directory.Delete(staging.Path, recursive: true);
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

    private static JobHead? ReadHead(JobFolder folder) => ReadJson(folder.Head, GenAssetJson.Line.JobHead);

    private static T? ReadJson<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
        }
        catch (JsonException fault)
        {
            throw new GenAssetException(GenAssetError.Of(ErrorCatalog.StoreDamaged, $"{path}, line {fault.LineNumber + 1}, is damaged: {fault.Message}"), fault);
        }
        catch (FileNotFoundException)
        {
            return null; // deleted since
        }
    }

    private static async Task WriteJsonAsync<T>(string path, T value)
    {
        var text = JsonSerializer.Serialize(value, typeof(T), GenAssetJson.Pretty);
        await File.WriteAllTextAsync(path, text + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)).ConfigureAwait(false);
        DiskFlush.FlushFile(path);
    }
}
