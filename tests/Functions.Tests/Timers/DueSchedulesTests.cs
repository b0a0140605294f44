using System.Runtime.CompilerServices;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Scheduling;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;
using GenAsset.Functions.Tests.Replaying;
using GenAsset.Functions.Tests.Storage;
using GenAsset.Functions.Timers;

namespace GenAsset.Functions.Tests.Timers;

public sealed class DueSchedulesTests
{
    private static readonly Schedule Hourly = new("robots", "0 * * * *", new ScheduledJob(Items: [new ImageItem("a robot")]));

    private readonly FakeClock _clock = new();
    private readonly StoreHouse _house;
    private readonly MemoryShelf _shelf = new();
    private readonly DueSchedules _first;
    private readonly DueSchedules _second;
    private readonly List<string> _notices = [];

    public DueSchedulesTests()
    {
        _house = new StoreHouse(_clock);
        var launcher = new JobLauncher(new DurableClientHolder { Client = new TestClient(new TestHub(_clock.GetUtcNow().UtcDateTime)) });
        var backend = new DurableBackend(_house.Store, _house.Tables, _house.Desk, _house.Transitions, launcher, null!, null!, new EngineCatalog(EngineCatalog.BuiltIn), new FetchRules(), _clock);
        var turns = new ScheduleTurns(owner => owner == "nobody" ? GenAssetError.Of(ErrorCatalog.KeyRefused, "No key.") : (Outcome<IJobBackend>)backend, _clock, _notices.Add);
        (_first, _second) = (new DueSchedules(_shelf, turns), new DueSchedules(_shelf, turns));
        _shelf.Schedules.Add(Hourly);
    }

    [Fact]
    public async Task Each_due_time_makes_one_job_though_two_instances_look()
    {
        await BothAsync();
        for (var hour = 0; hour < 5; hour++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await BothAsync();
        }

        (await JobsAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task Two_instances_that_both_believe_to_hold_the_schedule_still_make_one_job()
    {
        await BothAsync();
        _shelf.IsLeaseBroken = true; // as when an instance sleeps longer than its lease
        _clock.Advance(TimeSpan.FromHours(1));
        _shelf.Before = async () =>
        {
            _shelf.Before = null;
            await _second.RunAsync(CancellationToken.None);
        };
        await _first.RunAsync(CancellationToken.None);
        (await JobsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task An_instance_that_died_before_it_could_note_the_job_leaves_no_second_one()
    {
        await _first.RunAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromHours(1));
        _shelf.FailsToWrite = true;
        await Should.ThrowAsync<IOException>(() => _first.RunAsync(CancellationToken.None));
        _shelf.FailsToWrite = false;
        await _second.RunAsync(CancellationToken.None);
        (await JobsAsync()).ShouldBe(1);
        _shelf.Marks["robots"].LastJobId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(MissedRuns.Skip, 0)]
    [InlineData(MissedRuns.Once, 1)]
    [InlineData(MissedRuns.All, 9)]
    public async Task Due_times_that_nobody_ran_are_made_up_for_as_the_schedule_says(MissedRuns missed, int jobs)
    {
        _shelf.Schedules[0] = Hourly with { Missed = missed };
        await BothAsync();
        _clock.Advance(TimeSpan.FromHours(9.5));
        await BothAsync();
        (await JobsAsync()).ShouldBe(jobs);
    }

    [Fact]
    public async Task One_schedule_that_cannot_be_read_does_not_stop_the_others()
    {
        _shelf.Schedules.Insert(0, Hourly with { Name = "broken", Cron = "every hour" });
        _shelf.Schedules.Insert(0, Hourly with { Name = "nowhere", TimeZone = "Europe/Atlantis" });
        await BothAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await BothAsync();
        (await JobsAsync()).ShouldBe(1);
        _notices.Count.ShouldBe(2); // once each, however often they are looked at
    }

    [Fact]
    public async Task A_due_time_whose_job_was_half_written_when_its_instance_died_gets_its_job_all_the_same()
    {
        await BothAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        _house.Items.Before = _ => throw new IOException("died");
        _house.Jobs.Before = writes => _ = writes[0].Kind == EntityWriteKind.Delete ? throw new IOException("died, and cleans up nothing") : 0;
        await Should.ThrowAsync<IOException>(() => _first.RunAsync(CancellationToken.None));
        (_house.Items.Before, _house.Jobs.Before) = (null, null);
        await _second.RunAsync(CancellationToken.None);
        (await JobsAsync()).ShouldBe(0); // it may be alive
        _clock.Advance(TimeSpan.FromMinutes(16));
        await _second.RunAsync(CancellationToken.None);
        (await JobsAsync()).ShouldBe(1);
        _shelf.Marks["robots"].LastError.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_done_in_the_name_of_an_owner_who_has_no_key_any_more()
    {
        _shelf.Schedules[0] = Hourly with { Owner = "nobody" };
        await BothAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await BothAsync();
        (await JobsAsync()).ShouldBe(0);
        _shelf.Marks["robots"].LastError!.Code.ShouldBe("KEY_REFUSED");
    }

    private async Task BothAsync()
    {
        await _first.RunAsync(CancellationToken.None);
        await _second.RunAsync(CancellationToken.None);
    }

    private async Task<int> JobsAsync() => (await _house.Store.ListAsync(new JobFilter(), CancellationToken.None).ToListAsync()).Count;

    private sealed class MemoryShelf : ScheduleShelf
    {
        private readonly HashSet<string> _held = [];

        public List<Schedule> Schedules { get; } = [];

        public Dictionary<string, ScheduleMark> Marks { get; } = [];

        public bool IsLeaseBroken { get; set; }

        public bool FailsToWrite { get; set; }

        public Func<Task>? Before { get; set; }

        public override async IAsyncEnumerable<Schedule> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            foreach (var schedule in Schedules)
                yield return schedule;
        }

        public override async Task<HeldMark?> TryHoldAsync(string name, CancellationToken cancellationToken)
        {
            if (!_held.Add(name) && !IsLeaseBroken)
                return null;
            var mark = new Held(this, name, Marks.GetValueOrDefault(name));
            await (Before?.Invoke() ?? Task.CompletedTask);
            return mark;
        }

        private sealed class Held(MemoryShelf shelf, string name, ScheduleMark? mark) : HeldMark
        {
            public override ScheduleMark? Mark => mark;

            public override Task WriteAsync(ScheduleMark mark, CancellationToken cancellationToken)
            {
                if (shelf.FailsToWrite)
                    throw new IOException("died");
                shelf.Marks[name] = mark;
                return Task.CompletedTask;
            }

            public override ValueTask DisposeAsync()
            {
                shelf._held.Remove(name);
                return ValueTask.CompletedTask;
            }
        }
    }
}
