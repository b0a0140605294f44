using System.Collections.Concurrent;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>What a journal looked like from outside: another length or time, and what was read of it is read again.</summary>
internal readonly record struct JournalStamp(long Length, DateTime WrittenAt)
{
    /// <summary>The stamp of a journal; null where there is none.</summary>
    public static JournalStamp? Of(JobFolder folder) => new FileInfo(folder.Journal) is { Exists: true } file ? new(file.Length, file.LastWriteTimeUtc) : null;
}

/// <summary>
/// What was read of jobs that have ended, so that asking again costs one look at the journal's dates. Bounded: the states of some thousand jobs, and where the items
/// of a few stand. What was not asked for longest goes first.
/// </summary>
internal sealed class JobMemory
{
    private const int MaxStates = 8192;
    private const long MaxItems = 2_000_000; // ten bytes each

    private readonly ConcurrentDictionary<string, Remembered<JobState>> _states = new();
    private readonly ConcurrentDictionary<string, Remembered<JobProgress>> _items = new();
    private long _clock;

    /// <summary>The state of an ended job, where it was read and the journal is as it was.</summary>
    public JobState? StateOf(string id, JournalStamp? stamp) => Find(_states, id, stamp);

    /// <summary>Remembers a job that has ended.</summary>
    public void Keep(JobState state, JournalStamp stamp)
    {
        _states[state.Id] = new(state, stamp, 1, Tick());
        Shrink(_states, MaxStates);
    }

    /// <summary>Where a job's items stand, where that was read and the journal is as it was.</summary>
    public JobProgress? ItemsOf(string id, JournalStamp? stamp) => Find(_items, id, stamp);

    /// <summary>Remembers where a job's items stand.</summary>
    public void Keep(string id, JobProgress progress, int items, JournalStamp stamp)
    {
        _items[id] = new(progress, stamp, items, Tick());
        Shrink(_items, MaxItems);
    }

    private T? Find<T>(ConcurrentDictionary<string, Remembered<T>> memory, string id, JournalStamp? stamp)
        where T : class
    {
        if (!memory.TryGetValue(id, out var known))
            return null;
        if (known.Stamp != stamp)
        {
            memory.TryRemove(id, out _);
            return null;
        }

        known.UsedAt = Tick();
        return known.Value;
    }

    // A quarter goes at once, so that a full memory is not sorted with every job.
    private static void Shrink<T>(ConcurrentDictionary<string, Remembered<T>> memory, long most)
    {
        if (memory.Count < 2 || (most == MaxStates ? memory.Count : memory.Sum(entry => entry.Value.Weight)) <= most)
            return;
        foreach (var (id, _) in memory.OrderBy(entry => entry.Value.UsedAt).Take(Math.Max(1, memory.Count / 4)))
            memory.TryRemove(id, out _);
    }

    private long Tick() => Interlocked.Increment(ref _clock);

    private sealed class Remembered<T>(T value, JournalStamp stamp, long weight, long usedAt)
    {
        public T Value => value;

        public JournalStamp Stamp => stamp;

        public long Weight => weight;

        public long UsedAt { get; set; } = usedAt;
    }
}
