using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenAsset.Functions.Tests.Replaying;

/// <summary>
/// One episode of an orchestrator: it is run from its beginning on a history, and whatever it asks for is held against what it asked for before, by name, input, time
/// and order. What it asks for beyond the history is new. This is what the durable engine does, with the checks that it leaves out.
/// </summary>
public sealed class Episode : TaskOrchestrationContext
{
    private readonly string _instance;
    private readonly string? _input;
    private readonly Dictionary<int, (HistoryRow Asked, Action<HistoryRow>? Settle)> _open = [];
    private readonly Queue<HistoryRow> _asked = new();
    private readonly Dictionary<string, Stack<(Type Type, Action<string> Give)>> _waiters = [];
    private readonly Dictionary<string, Queue<string>> _buffered = [];
    private readonly PumpContext _pump = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private int _nextId;
    private DateTime _now;
    private bool _isReplaying = true;
    private bool _isPreserving;
    private string? _nextInput;

    private Episode(string instance, string? input) => (_instance, _input) = (instance, input);

    /// <summary>Runs an orchestrator on a history; says what it asks for that is new, and how it ended where it did.</summary>
    public static EpisodeResult Run(Func<TaskOrchestrationContext, Task<object?>> orchestrator, string instance, string? input, IReadOnlyList<HistoryRow> history)
    {
        var episode = new Episode(instance, input);
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(episode._pump);
        try
        {
            return episode.Play(orchestrator, history);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private EpisodeResult Play(Func<TaskOrchestrationContext, Task<object?>> orchestrator, IReadOnlyList<HistoryRow> history)
    {
        Task<object?>? run = null;
        foreach (var row in history)
        {
            switch (row.Kind)
            {
                case HistoryKind.Woke:
                    _now = row.At;
                    run ??= orchestrator(this);
                    break;
                case HistoryKind.EventRaised:
                    Raise(row.Name!, row.Data!);
                    break;
                case HistoryKind.ActivityScheduled or HistoryKind.ChildScheduled or HistoryKind.TimerSet or HistoryKind.EventSent:
                    Expect(row);
                    break;
                case HistoryKind.Ended:
                    if (run is not { IsCompleted: true })
                        throw new NonDeterminismException($"{_instance}: the history ends here, and the orchestrator goes on.");
                    break;
                default:
                    Settle(row);
                    break;
            }

            _pump.Drain();
        }

        _isReplaying = false;
        var isOver = run is { IsCompleted: true };
        var failure = run?.Exception?.InnerException;
        if (failure is NonDeterminismException)
            throw failure;
        return new EpisodeResult([.. _asked], isOver, isOver && failure is null && _nextInput is null ? Write(run!.Result) : null, failure, _nextInput, [.. Leftovers()], CustomStatus);
    }

    public string? CustomStatus { get; private set; }

    public override TaskName Name => "test";

    public override string InstanceId => _instance;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => _isReplaying;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => _input is null ? default : JsonSerializer.Deserialize<T>(_input);

    // The policy is the engine's: between tries it sets timers, which are part of the history.
    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var policy = options?.Retry?.Policy;
        var wait = policy?.FirstRetryInterval ?? TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Ask<TResult>(new HistoryRow(HistoryKind.ActivityScheduled, _nextId++, name, Write(input)));
            }
            catch (TaskFailedException) when (attempt < policy?.MaxNumberOfAttempts)
            {
                await CreateTimer(wait, CancellationToken.None);
                wait = TimeSpan.FromTicks(Math.Min((long)(wait.Ticks * policy.BackoffCoefficient), policy.MaxRetryInterval.Ticks));
            }
        }
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        Ask<TResult>(new HistoryRow(HistoryKind.ChildScheduled, _nextId++, orchestratorName, Write(input), ((SubOrchestrationOptions)options!).InstanceId!));

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var fired = new TaskCompletionSource();
        Ask(new HistoryRow(HistoryKind.TimerSet, _nextId++, At: fireAt), _ => fired.TrySetResult());
        cancellationToken.Register(() => fired.TrySetCanceled(cancellationToken));
        return fired.Task;
    }

    // As the SDK does it: who waits last is given first, and a waiter that nobody awaits any more swallows its event.
    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        CheckThread();
        var given = new TaskCompletionSource<T>();
        if (!_waiters.TryGetValue(eventName, out var waiters))
            _waiters[eventName] = waiters = new();
        waiters.Push((typeof(T), data => given.TrySetResult(JsonSerializer.Deserialize<T>(data)!)));
        if (_buffered.TryGetValue(eventName, out var waiting) && waiting.TryDequeue(out var first))
            Raise(eventName, first);
        cancellationToken.Register(() => given.TrySetCanceled(cancellationToken));
        return given.Task;
    }

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        Ask(new HistoryRow(HistoryKind.EventSent, _nextId++, eventName, Write(payload), instanceId), null);

    public override void SetCustomStatus(object? customStatus) => CustomStatus = Write(customStatus);

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        CheckThread();
        (_nextInput, _isPreserving) = (Write(newInput) ?? "null", preserveUnprocessedEvents);
    }

    public override Guid NewGuid() => throw new NotSupportedException("Our orchestrators need no ids beyond those that their inputs fix.");

    private static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType());

    private IEnumerable<(string Name, string Data)> Leftovers() =>
        _isPreserving ? _buffered.SelectMany(events => events.Value.Select(data => (events.Key, data))) : [];

    private Task<TResult> Ask<TResult>(HistoryRow row)
    {
        var answer = new TaskCompletionSource<TResult>();
        Ask(row, settled =>
        {
            if (settled.Kind is HistoryKind.ActivityFailed or HistoryKind.ChildFailed)
                answer.SetException(new TaskFailedException(row.Name!, row.Id, new TaskFailureDetails("Fault", settled.Data!, null, null, null)));
            else
                answer.SetResult(JsonSerializer.Deserialize<TResult>(settled.Data!)!);
        });
        return answer.Task;
    }

    private void Ask(HistoryRow row, Action<HistoryRow>? settle)
    {
        CheckThread();
        _asked.Enqueue(row);
        _open.Add(row.Id, (row, settle));
    }

    private void Expect(HistoryRow row)
    {
        if (!_asked.TryDequeue(out var asked))
            throw new NonDeterminismException($"{_instance}: the history says {row}, and the orchestrator asks for nothing.");
        if (asked != row)
            throw new NonDeterminismException($"{_instance}: the history says {row}, and the orchestrator asks for {asked}.");
    }

    private void Settle(HistoryRow row)
    {
        if ((_asked.TryPeek(out var first) && first.Id <= row.Id) || !_open.Remove(row.Id, out var open))
            throw new NonDeterminismException($"{_instance}: the history settles {row}, which was not asked for.");
        open.Settle?.Invoke(row);
    }

    private void Raise(string name, string data)
    {
        if (_waiters.TryGetValue(name, out var waiters) && waiters.TryPop(out var waiter))
            waiter.Give(data);
        else if (_buffered.TryGetValue(name, out var waiting))
            waiting.Enqueue(data);
        else
            _buffered[name] = new Queue<string>([data]);
    }

    private void CheckThread()
    {
        if (Environment.CurrentManagedThreadId != _thread || SynchronizationContext.Current != _pump)
            throw new NonDeterminismException($"{_instance}: the orchestrator left its thread.");
    }

    // Continuations wait here until the row that caused them is taken in, as they do in the durable engine.
    private sealed class PumpContext : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Run, object? State)> _waiting = new();

        public override void Post(SendOrPostCallback d, object? state) => _waiting.Enqueue((d, state));

        public void Drain()
        {
            while (_waiting.TryDequeue(out var next))
                next.Run(next.State);
        }
    }
}

/// <summary>What came of an episode.</summary>
public sealed record EpisodeResult(
    IReadOnlyList<HistoryRow> Asked, bool IsOver, string? Output, Exception? Failure, string? NextInput, IReadOnlyList<(string Name, string Data)> Preserved, string? CustomStatus);
