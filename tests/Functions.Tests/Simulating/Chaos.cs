using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;
using GenAsset.Functions.Tests.Replaying;
using GenAsset.Functions.Tests.Storage;

namespace GenAsset.Functions.Tests.Simulating;

/// <summary>
/// A whole deployment in one thread and one seed: the real orchestrators, activities and store, with workers, a queue and a task hub that drop, double, delay and die.
/// The same seed takes the same way, so that a failing one can be walked again.
/// </summary>
internal sealed class Chaos
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(3);

    private readonly Random _random;
    private readonly SimulatedClock _clock = new();
    private readonly StoreHouse _house;
    private readonly TestHub _hub;
    private readonly Dictionary<(int Index, ItemPhase State, int Run), int> _terminal = [];
    private readonly List<string> _log = [];
    private JobRow _job = null!; // set before anything happens
    private bool _isCancelAsked;

    public Chaos(int seed)
    {
        _random = new Random(seed);
        _house = new StoreHouse(_clock);
        _hub = new TestHub(_clock.GetUtcNow().UtcDateTime);
        _house.Tell = Tell;
    }

    public IReadOnlyList<string> Log => _log;

    /// <summary>Runs a job to its end; throws where it does not end as it must.</summary>
    public async Task RunAsync()
    {
        var options = new JobOptions(MaxParallel: _random.Next(2) == 0 ? _random.Next(1, 12) : null, MaxFailures: _random.Next(4) == 0 ? _random.Next(0, 6) : null, ItemTimeoutSeconds: 120);
        _job = await _house.CreateAsync(_random.Next(1, 60), options);
        var plan = new JobPlan(_job.Id, 1, _job.Chunks, Math.Max(1, Math.Min(JobPlan.UsualWindow, (options.MaxParallel ?? 10_000) / _job.ChunkSize)), options.MaxFailures);
        _hub.Start(nameof(JobOrchestrator), InstanceIds.OfJob(_job.Id, 1), plan);
        var cancelAt = _random.Next(3) == 0 ? _random.Next(1, 200) : int.MaxValue;
        for (var step = 0; !_hub.Instances[InstanceIds.OfJob(_job.Id, 1)].IsOver; step++)
        {
            if (step > 200_000)
                throw new InvalidOperationException("The job does not end.");
            if (step == cancelAt)
                await CancelAsync();
            await StepAsync();
            await CheckItemsAsync();
        }

        await CheckEndAsync();
    }

    private async Task StepAsync()
    {
        _clock.Now += TimeSpan.FromSeconds(_random.NextDouble() * (_random.Next(50) == 0 ? LongestStep.TotalSeconds : 2));
        _hub.Now = _clock.Now.UtcDateTime > _hub.Now ? _clock.Now.UtcDateTime : _hub.Now;
        var choices = new List<Func<Task>>();
        if (_hub.Mail.Count > 0)
            choices.Add(DeliverAsync);
        if (_hub.Activities.Count > 0)
            choices.Add(ActAsync);
        if (_house.Desk.Queue.Count > 0)
            choices.Add(WorkAsync);
        if (_hub.NextTimer is { } timer && (timer.At <= _hub.Now || choices.Count == 0))
            choices.Add(FireAsync);
        if (choices.Count == 0)
            throw new InvalidOperationException("Nothing is left that could happen.");
        await choices[_random.Next(choices.Count)]();
    }

    // The hub itself loses nothing: that is what it is for. It may deliver in any order, and an event twice.
    private Task DeliverAsync()
    {
        var place = _random.Next(_hub.Mail.Count);
        var letter = _hub.Mail[place];
        _log.Add($"deliver {letter.Instance} {letter.Row.Kind} {letter.Row.Name}");
        if (letter.Row.Kind == HistoryKind.EventRaised && _random.Next(10) == 0)
            _hub.Mail.Add(letter);
        _hub.Deliver(place);
        return Task.CompletedTask;
    }

    private Task FireAsync()
    {
        _log.Add($"timer {_hub.NextTimer}");
        _hub.FireTimer();
        _clock.Now = _hub.Now > _clock.Now.UtcDateTime ? new DateTimeOffset(_hub.Now, TimeSpan.Zero) : _clock.Now;
        return Task.CompletedTask;
    }

    // An activity may die before its work, in the middle, or after it; the hub then runs it again, or says that it failed.
    private async Task ActAsync()
    {
        var activity = _hub.Activities[_random.Next(_hub.Activities.Count)];
        var fate = _random.Next(10);
        _log.Add($"activity {activity.Name} {activity.Input} fate {fate}");
        if (fate == 0)
        {
            _hub.Fail(activity, "storage was not there");
            return;
        }

        var writes = 0;
        _house.Items.Before = fate == 1 ? _ => { if (writes++ == 3) throw new IOException("died in the middle"); } : null;
        try
        {
            var output = await _house.ActAsync(activity);
            if (fate == 2)
                return; // died before it could say so: it runs again
            _hub.Complete(activity, output);
        }
        catch (IOException)
        {
            _log.Add("  died in the middle");
        }
        finally
        {
            _house.Items.Before = null;
        }
    }

    // A worker takes any message. It may die with the item, its message come again, its word of the end get lost; a message may vanish altogether.
    private async Task WorkAsync()
    {
        var place = _random.Next(_house.Desk.Queue.Count);
        var order = _house.Desk.Queue[place];
        var key = (order.JobId, order.Index, order.FirstTry);
        var fate = _random.Next(12);
        _log.Add($"worker {order.Index} fate {fate}");
        if (fate is 0 or 1)
        {
            if (fate == 0)
                _house.Desk.Queue.RemoveAt(place); // lost
            return; // or died: the message comes again
        }

        if (fate != 2)
            _house.Desk.Queue.RemoveAt(place); // else given out twice
        if (_house.Desk.Cancelled.Contains(key))
            return;
        if (!_house.Desk.Ledgers.TryGetValue(key, out var ending))
            _house.Desk.Ledgers[key] = ending = EndingOf(order);
        for (var words = fate switch { 3 => 0, 4 => 2, _ => 1 }; words > 0; words--)
            await SettleAsync(order, ending);
    }

    private async Task SettleAsync(ItemOrder order, JobEvent ending)
    {
        var isNews = await _house.Endings.SettleAsync(order.JobId, order.Index, order.FirstTry, ending, CancellationToken.None);
        _log.Add($"  settled {order.Index} {ending.Kind} {(isNews ? "first" : "again")}");
    }

    private JobEvent EndingOf(ItemOrder order) => _random.Next(8) == 0
        ? new JobEvent(0, _clock.Now, JobEventKind.ItemFailed) { Index = order.Index, Attempt = order.FirstTry, Error = GenAssetError.Of(ErrorCatalog.ModelFailed, "no") }
        : new JobEvent(0, _clock.Now, JobEventKind.ItemSucceeded) { Index = order.Index, Attempt = order.FirstTry };

    // The word that a chunk is done is dropped, doubled, or comes at some time.
    private void Tell(string instance, string name)
    {
        for (var words = _random.Next(6) switch { 0 => 0, 1 => 2, _ => 1 }; words > 0; words--)
            _hub.Raise(instance, name, "done");
    }

    private async Task CancelAsync()
    {
        _log.Add("cancel");
        _isCancelAsked = true;
        await _house.Transitions.StopAsync(_job.Id, null, null, CancellationToken.None);
        if (_random.Next(2) == 0)
            _hub.Raise(InstanceIds.OfJob(_job.Id, 1), Names.CancelEvent, "stop");
    }

    // A terminal state, once seen, is the only one.
    private async Task CheckItemsAsync()
    {
        for (var chunk = 0; chunk < _job.Chunks; chunk++)
        {
            await foreach (var item in _house.Tables.ItemsAsync(_job.Id, chunk))
            {
                if (!item.IsEnded)
                {
                    _terminal.Keys.ShouldNotContain(key => key.Index == item.Index, $"item {item.Index} had ended");
                    continue;
                }

                _terminal[(item.Index, item.State, item.Run)] = 1;
            }
        }

        _terminal.Keys.Select(key => key.Index).Distinct().Count().ShouldBe(_terminal.Count, "an item ended in two ways");
    }

    private async Task CheckEndAsync()
    {
        _hub.Instances.Values.ShouldAllBe(one => one.Failure == null || one.Name == nameof(ChunkOrchestrator));
        var state = (await _house.Store.FindAsync(_job.Id, CancellationToken.None))!;
        state.IsFinished.ShouldBeTrue();
        state.Counts.Ended.ShouldBe(_job.Items);
        var items = await _house.Store.ItemsAsync(_job.Id, 0, null, CancellationToken.None).ToListAsync();
        items.Select(item => item.Index).ShouldBe(Enumerable.Range(0, _job.Items));
        items.ShouldAllBe(item => item.State == ItemPhase.Succeeded || item.State == ItemPhase.Failed || item.State == ItemPhase.Cancelled);
        new JobCounts(items.Count, 0, 0, items.Count(item => item.State == ItemPhase.Succeeded), items.Count(item => item.State == ItemPhase.Failed), items.Count(item => item.State == ItemPhase.Cancelled))
            .ShouldBe(state.Counts);
        if (!_isCancelAsked && _job.Options.MaxFailures is null)
            state.State.ShouldBe(JobPhase.Completed);
        _hub.LongestData.ShouldBeLessThan(16 << 10);
    }

    private sealed class SimulatedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
