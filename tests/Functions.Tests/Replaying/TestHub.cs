using System.Text.Json;
using GenAsset.Functions.Orchestration;
using Microsoft.DurableTask;

namespace GenAsset.Functions.Tests.Replaying;

/// <summary>
/// A task hub in memory: orchestrations, their histories, the mail between them, activities that wait to be run and timers that wait to fire. Nothing happens by
/// itself: a test, or a simulation, says what is delivered next, and every delivery replays the orchestration from its beginning.
/// </summary>
public sealed class TestHub(DateTime start)
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators = new()
    {
        [nameof(JobOrchestrator)] = async context => await JobOrchestrator.RunAsync(context),
        [nameof(ChunkOrchestrator)] = async context => await ChunkOrchestrator.RunAsync(context),
    };

    private readonly Dictionary<string, Orchestration> _instances = [];
    private readonly SortedSet<Timer> _timers = new(Comparer<Timer>.Create((one, other) =>
        one.At != other.At ? one.At.CompareTo(other.At) : one.Order.CompareTo(other.Order)));

    private long _order;

    public DateTime Now { get; set; } = start;

    /// <summary>Rows that were replayed, all episodes together: what a durable store reads and an orchestrator pays.</summary>
    public long ReplayedRows { get; private set; }

    public long Episodes { get; private set; }

    /// <summary>The longest history that was replayed.</summary>
    public int LongestHistory { get; private set; }

    /// <summary>The longest input or output of anything.</summary>
    public int LongestData { get; private set; }

    public List<Letter> Mail { get; } = [];

    public List<PendingActivity> Activities { get; } = [];

    public IReadOnlyDictionary<string, Orchestration> Instances => _instances;

    public Timer? NextTimer => _timers.Min;

    public void Register(string name, Func<TaskOrchestrationContext, Task<object?>> orchestrator) => _orchestrators[name] = orchestrator;

    /// <summary>Starts an orchestration; one that has ended is started over, as the real hub does it.</summary>
    public void Start(string name, string instance, object input, Letter? parent = null) => StartRaw(name, instance, JsonSerializer.Serialize(input, input.GetType()), parent);

    public void Raise(string instance, string name, object data) => Mail.Add(new Letter(instance, null, new HistoryRow(HistoryKind.EventRaised, Name: name, Data: JsonSerializer.Serialize(data, data.GetType()))));

    /// <summary>An activity succeeded.</summary>
    public void Complete(PendingActivity activity, object output)
    {
        Activities.Remove(activity);
        Mail.Add(new Letter(activity.Instance, activity.Generation, new HistoryRow(HistoryKind.ActivityCompleted, activity.Id, Data: Note(JsonSerializer.Serialize(output, output.GetType())))));
    }

    /// <summary>An activity failed.</summary>
    public void Fail(PendingActivity activity, string reason)
    {
        Activities.Remove(activity);
        Mail.Add(new Letter(activity.Instance, activity.Generation, new HistoryRow(HistoryKind.ActivityFailed, activity.Id, Data: reason)));
    }

    /// <summary>The next timer fires; the clock goes where it stood.</summary>
    public bool FireTimer()
    {
        if (_timers.Min is not { } timer)
            return false;
        _timers.Remove(timer);
        Now = timer.At > Now ? timer.At : Now;
        Mail.Add(new Letter(timer.Instance, timer.Generation, new HistoryRow(HistoryKind.TimerFired, timer.Id)));
        return true;
    }

    /// <summary>Delivers the mail in its order, one letter an episode, until there is none.</summary>
    public void DeliverAll()
    {
        while (Mail.Count > 0)
            Deliver(0);
    }

    /// <summary>Delivers one letter: the orchestration it is for is replayed.</summary>
    public void Deliver(int place)
    {
        var letter = Mail[place];
        Mail.RemoveAt(place);
        if (!_instances.TryGetValue(letter.Instance, out var instance) || instance.IsOver || (letter.Generation ?? instance.Generation) != instance.Generation)
            return; // nobody is there to read it
        instance.History.Add(new HistoryRow(HistoryKind.Woke, At: Now));
        if (letter.Row.Kind != HistoryKind.Woke)
            instance.History.Add(letter.Row);
        Episodes++;
        ReplayedRows += instance.History.Count;
        LongestHistory = Math.Max(LongestHistory, instance.History.Count);
        Take(instance, Episode.Run(_orchestrators[instance.Name], instance.Id, instance.Input, instance.History));
    }

    private void StartRaw(string name, string instance, string input, Letter? parent)
    {
        if (_instances.TryGetValue(instance, out var known) && !known.IsOver)
            throw new InvalidOperationException($"Orchestration {instance} runs already.");
        _instances[instance] = new Orchestration(instance, name, parent) { Input = Note(input) };
        Mail.Add(new Letter(instance, 0, new HistoryRow(HistoryKind.Woke)));
    }

    private void Take(Orchestration instance, EpisodeResult result)
    {
        instance.CustomStatus = result.CustomStatus;
        foreach (var row in result.Asked)
        {
            instance.History.Add(row);
            Act(instance, row);
        }

        if (!result.IsOver)
            return;
        instance.History.Add(new HistoryRow(HistoryKind.Ended));
        instance.Past.Add([.. instance.History]);
        if (result.NextInput is { } input)
        {
            instance.BeginAnew(Note(input));
            Mail.Add(new Letter(instance.Id, instance.Generation, new HistoryRow(HistoryKind.Woke)));
            foreach (var (name, data) in result.Preserved)
                Mail.Add(new Letter(instance.Id, null, new HistoryRow(HistoryKind.EventRaised, Name: name, Data: data)));
            return;
        }

        (instance.IsOver, instance.Output, instance.Failure) = (true, result.Output is { } output ? Note(output) : null, result.Failure);
        if (instance.Parent is { } parent)
            Mail.Add(parent with { Row = result.Failure is { } fault ? new HistoryRow(HistoryKind.ChildFailed, parent.Row.Id, Data: fault.Message) : new HistoryRow(HistoryKind.ChildCompleted, parent.Row.Id, Data: result.Output) });
    }

    private void Act(Orchestration instance, HistoryRow row)
    {
        switch (row.Kind)
        {
            case HistoryKind.ActivityScheduled:
                Activities.Add(new PendingActivity(instance.Id, instance.Generation, row.Id, row.Name!, Note(row.Data!)));
                break;
            case HistoryKind.ChildScheduled:
                StartRaw(row.Name!, row.Instance!, row.Data!, new Letter(instance.Id, instance.Generation, row));
                break;
            case HistoryKind.TimerSet:
                _timers.Add(new Timer(instance.Id, instance.Generation, row.Id, row.At, _order++));
                break;
            case HistoryKind.EventSent:
                Mail.Add(new Letter(row.Instance!, null, new HistoryRow(HistoryKind.EventRaised, Name: row.Name, Data: row.Data)));
                break;
        }
    }

    private string Note(string data)
    {
        LongestData = Math.Max(LongestData, data.Length);
        return data;
    }
}

/// <summary>A message to an orchestration; one of a generation that is past is read by nobody.</summary>
public sealed record Letter(string Instance, int? Generation, HistoryRow Row);

/// <summary>An activity that waits to be run.</summary>
public sealed record PendingActivity(string Instance, int Generation, int Id, string Name, string Input)
{
    public T InputAs<T>() => JsonSerializer.Deserialize<T>(Input)!;
}

/// <summary>A timer that waits to fire.</summary>
public sealed record Timer(string Instance, int Generation, int Id, DateTime At, long Order);

/// <summary>An orchestration and all that is known of it.</summary>
public sealed class Orchestration(string id, string name, Letter? parent)
{
    public string Id => id;

    public string Name => name;

    public Letter? Parent => parent;

    public required string Input { get; set; }

    public int Generation { get; private set; }

    public List<HistoryRow> History { get; } = [];

    /// <summary>The whole histories of the generations that are past.</summary>
    public List<IReadOnlyList<HistoryRow>> Past { get; } = [];

    /// <summary>The inputs of all generations.</summary>
    public List<string> Inputs { get; } = [];

    public bool IsOver { get; set; }

    public string? Output { get; set; }

    public Exception? Failure { get; set; }

    public string? CustomStatus { get; set; }

    public void BeginAnew(string input)
    {
        Inputs.Add(Input);
        Generation++;
        Input = input;
        History.Clear();
    }
}
