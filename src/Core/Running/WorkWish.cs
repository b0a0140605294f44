using GenAsset.Core.Ports;

namespace GenAsset.Core.Running;

/// <summary>What a worker elsewhere would take, and what it was given. Everything but the answer happens under the queue's lock.</summary>
internal sealed class WorkWish
{
    private readonly Dictionary<string, int> _room;
    private readonly List<Lease> _taken = [];
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Wishes for at most <paramref name="max"/> items, and of each engine for no more than its room.</summary>
    public WorkWish(IEnumerable<KeyValuePair<string, int>> room, int max)
    {
        _room = new Dictionary<string, int>(room, StringComparer.OrdinalIgnoreCase);
        Left = max;
        Engines = string.Join('\n', _room.Where(engine => engine.Value > 0).Select(engine => engine.Key).Order(StringComparer.OrdinalIgnoreCase));
        Func<IEngine, bool> takes = engine => _room.GetValueOrDefault(engine.Info.Name) > 0;
        Offer = run => run.TryLease(takes);
    }

    /// <summary>The engines that it wishes for, as one text: equal texts get equal answers.</summary>
    public string Engines { get; }

    /// <summary>Asks a job for an item.</summary>
    public Func<JobRun, Lease?> Offer { get; }

    /// <summary>Items that it would still take.</summary>
    public int Left { get; private set; }

    /// <summary>What it was given.</summary>
    public IReadOnlyList<Lease> Taken => _taken;

    /// <summary>Completes when something was given, or the waiting is over.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Gives it an item.</summary>
    public void Take(Lease lease)
    {
        _room[lease.Engine]--;
        Left--;
        _taken.Add(lease);
    }

    /// <summary>Ends the waiting.</summary>
    public void Answer() => _answered.TrySetResult();
}
