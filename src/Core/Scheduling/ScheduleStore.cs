using System.Security.Cryptography;
using System.Text;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Scheduling;

/// <summary>
/// Schedules as files of a home: schedules/NAME.json, which may also be put there by hand, and below it how far each has come. Any process may read and write; each file is whole
/// or as it was, and whoever changes one, or starts what is due, holds its lock.
/// </summary>
public sealed class ScheduleStore
{
    private const int OwnerDigits = 16;
    private static readonly TimeSpan LockWithin = TimeSpan.FromSeconds(5); // who holds one makes a job, which takes milliseconds
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly string _folder;
    private readonly string _marks;

    /// <summary>The schedules of a home folder.</summary>
    public ScheduleStore(HomeFolder home)
    {
        _folder = System.IO.Path.Combine(home.Path, "schedules");
        _marks = System.IO.Path.Combine(_folder, "state");
    }

    /// <summary>Told in this process when a schedule was changed.</summary>
    internal event Action? Changed;

    /// <summary>The names of the files of all schedules, in their order.</summary>
    internal IEnumerable<string> Keys() => Directory.Exists(_folder)
        ? Directory.EnumerateFiles(_folder, "*.json").Select(path => System.IO.Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)
        : [];

    /// <summary>The name of a schedule's file: an owner's schedules bear his digest, for his name may be no part of a path.</summary>
    internal static string KeyOf(string? owner, string name) =>
        name.ToLowerInvariant() + (owner is null ? "" : "." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)))[..OwnerDigits]);

    /// <summary>A schedule, or null; a file that cannot be read is an error that names it.</summary>
    internal Schedule? Read(string key) => JobFiles.Read(PathOf(key), GenAssetJson.Line.Schedule) is not { } schedule ? null
        : schedule.Name is { Length: > 0 } ? schedule
        : schedule with { Name = key.Split('.')[0] };

    /// <summary>How far a schedule has come; null where it was not looked at yet.</summary>
    internal ScheduleMark? ReadMark(string key) => JobFiles.Read(MarkOf(key), GenAssetJson.Line.ScheduleMark, blankIsNone: true);

    /// <summary>Notes how far a schedule has come; the caller holds its lock.</summary>
    internal void WriteMark(string key, ScheduleMark mark) => Replace(MarkOf(key), mark);

    /// <summary>Writes a schedule; with <paramref name="mark"/> it begins anew from there. The caller holds its lock.</summary>
    internal void Write(string key, Schedule schedule, ScheduleMark? mark)
    {
        if (mark is not null)
            WriteMark(key, mark); // first: a new cron must not meet an old mark, as if all since then had been missed
        Replace(PathOf(key), schedule);
        Changed?.Invoke();
    }

    /// <summary>Removes a schedule; false where there is none. The caller holds its lock.</summary>
    internal bool Remove(string key)
    {
        if (!File.Exists(PathOf(key)))
            return false;
        File.Delete(PathOf(key));
        File.Delete(MarkOf(key));
        Changed?.Invoke();
        return true;
    }

    /// <summary>Takes a schedule's lock, or null while another holds it.</summary>
    internal Task<FileStream?> TryLockAsync(string key)
    {
        MakeFolders();
        return JobLock.TryTakeAsync(System.IO.Path.Combine(_marks, key + ".lock"));
    }

    /// <summary>Takes a schedule's lock, or gives up after some seconds.</summary>
    internal async Task<Outcome<FileStream>> LockAsync(string key, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp(); // real time: it is the system's lock
        while (TimeProvider.System.GetElapsedTime(began) < LockWithin)
        {
            if (await TryLockAsync(key).ConfigureAwait(false) is { } held)
                return held;
            await Task.Delay(LookAgain, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        return GenAssetError.Of(ErrorCatalog.ScheduleBusy, $"Schedule {key.Split('.')[0]} is being started or changed by another process.");
    }

    private string PathOf(string key) => System.IO.Path.Combine(_folder, key + ".json");

    private string MarkOf(string key) => System.IO.Path.Combine(_marks, key + ".json");

    // A job may hold a webhook's secret: the folder is this user's alone.
    private void MakeFolders()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_marks); // a home in the user's application data is his alone already
        }
        else
        {
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Directory.CreateDirectory(_marks, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Replace<T>(string path, T value)
    {
        JobFiles.Write(path + ".new", value);
        DiskFlush.FlushFile(path + ".new");
        File.Move(path + ".new", path, overwrite: true);
    }
}
