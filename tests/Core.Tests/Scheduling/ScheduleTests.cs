using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Core.Scheduling;

namespace GenAsset.Core.Tests.Scheduling;

public sealed class ScheduleTests : IDisposable
{
    private readonly Home _home = new();
    private readonly FakeClock _clock = new(); // 2026-11-20, noon
    private readonly List<string> _notices = [];

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_schedule_is_kept_listed_replaced_and_removed()
    {
        await using var backend = Open();
        var put = (await backend.Schedules.PutAsync(Nightly() with { TimeZone = "Europe/Berlin" })).Value!;
        put.NextDue.ShouldBe(new DateTimeOffset(2026, 11, 21, 1, 30, 0, TimeSpan.Zero));

        await using var other = Open(); // another process
        var found = (await other.Schedules.FindAsync("Nightly"))!; // a name is found however it is written
        found.ShouldBe(put with { Job = found.Job });
        found.Job!.Items!.Single().Words.ShouldBe("a robot");
        (await other.Schedules.ListAsync().SingleAsync()).ShouldBe(put with { Job = null });

        (await other.Schedules.PutAsync(Nightly() with { Enabled = false })).Value!.NextDue.ShouldBeNull();
        (await backend.Schedules.ListAsync().SingleAsync()).Enabled.ShouldBeFalse();
        (await backend.Schedules.DeleteAsync("nightly")).ShouldBeNull();
        (await other.Schedules.FindAsync("nightly")).ShouldBeNull();
        (await other.Schedules.DeleteAsync("nightly"))!.Code.ShouldBe("SCHEDULE_NOT_FOUND");
    }

    [Theory]
    [InlineData("../x", "30 2 * * *", "UTC", "name: must be 1 to 64 letters")]
    [InlineData("con", "30 2 * * *", "UTC", "no device of Windows")]
    [InlineData("", "30 2 * * *", "UTC", "is \"\"")]
    [InlineData("x", "61 2 * * *", "UTC", "cron: \"61 2 * * *\": \"61\" is no minute: 0 to 59")]
    [InlineData("x", "0 0 31 2 *", "UTC", "cron: \"0 0 31 2 *\" is never due")]
    [InlineData("x", "30 2 * * *", "Mars/Olympus", "timeZone: \"Mars/Olympus\" is no time zone")]
    public async Task A_fault_is_told_by_its_field(string name, string cron, string zone, string fault)
    {
        await using var backend = Open();

        var refused = await backend.Schedules.PutAsync(Nightly() with { Name = name, Cron = cron, TimeZone = zone });

        refused.Error!.Code.ShouldBe("VALIDATION_FAILED");
        refused.Error.Message.ShouldContain(fault);
        (await backend.Schedules.ListAsync().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_job_with_faults_or_that_could_not_run_when_it_is_due_is_refused_with_its_schedule()
    {
        await using var backend = Open();
        Task<Outcome<ScheduleState>> Put(params ItemSpec[] items) => backend.Schedules.PutAsync(Nightly() with { Job = new ScheduledJob(Items: items) });

        (await Put()).Error!.Message.ShouldContain("a job with at least one");
        (await Put(new ImageItem("x", Width: 0))).Error!.Message.ShouldContain("item 0, width");
        (await Put(new EnhancementItem(new InputRef(Upload: "20261120-120000-abcdefgh")))).Error!.Message.ShouldContain("would have expired");
    }

    [Fact]
    public async Task What_is_due_is_started_once_with_notes_of_which_it_is()
    {
        await using var backend = Open();
        await backend.Schedules.PutAsync(Nightly());
        var runner = Runner(backend);

        (await runner.StartDueAsync()).Started.ShouldBeEmpty();
        _clock.Advance(TimeSpan.FromHours(14.5)); // 2:30
        var (started, next) = await runner.StartDueAsync();

        var job = started.ShouldHaveSingleItem();
        (job.Name, job.Metadata!["schedule"], job.Metadata["due"]).ShouldBe(("nightly", "nightly", "2026-11-21T02:30:00+00:00"));
        job.Id.ShouldStartWith("20261121-023000-");
        next.ShouldBe(_clock.GetUtcNow().AddDays(1));
        (await runner.StartDueAsync()).Started.ShouldBeEmpty();
        var state = (await backend.Schedules.FindAsync("nightly"))!;
        (state.LastDue, state.LastJobId, state.LastError).ShouldBe((_clock.GetUtcNow(), job.Id, null));
    }

    [Theory]
    [InlineData(MissedRuns.Skip, 0)]
    [InlineData(MissedRuns.Once, 1)]
    [InlineData(MissedRuns.All, 3)]
    public async Task Runs_missed_while_nobody_ran_are_treated_as_asked_after_a_restart(MissedRuns missed, int made)
    {
        await using (var first = Open())
        {
            await first.Schedules.PutAsync(Nightly() with { Missed = missed });
            await Runner(first).StartDueAsync();
        }

        _clock.Advance(TimeSpan.FromDays(3));
        await using var second = Open();
        (await Runner(second).StartDueAsync()).Started.Count.ShouldBe(made);
        (await Runner(second).StartDueAsync()).Started.ShouldBeEmpty();
        _notices.Count(notice => notice.Contains("passed over")).ShouldBe(made == 3 ? 0 : 1);
    }

    [Fact]
    public async Task Time_in_which_a_schedule_was_not_enabled_or_had_another_cron_is_not_missed()
    {
        await using var backend = Open();
        await backend.Schedules.PutAsync(Nightly() with { Missed = MissedRuns.All, Enabled = false });
        _clock.Advance(TimeSpan.FromDays(3));
        await Runner(backend).StartDueAsync();
        await backend.Schedules.PutAsync(Nightly() with { Missed = MissedRuns.All });
        (await Runner(backend).StartDueAsync()).Started.ShouldBeEmpty();

        _clock.Advance(TimeSpan.FromHours(5));
        await backend.Schedules.PutAsync(Nightly() with { Missed = MissedRuns.All, Cron = "0 * * * *" });
        (await Runner(backend).StartDueAsync()).Started.ShouldBeEmpty();
        _clock.Advance(TimeSpan.FromHours(1));
        (await Runner(backend).StartDueAsync()).Started.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_races_each_due_time_is_started_once()
    {
        await using var one = Open();
        await using var two = Open();
        await one.Schedules.PutAsync(Nightly() with { Cron = "* * * * * ?", Missed = MissedRuns.All });
        var runners = new[] { Runner(one), Runner(two), Runner(one), Runner(two) };
        for (var round = 0; round < 10; round++)
        {
            _clock.Advance(TimeSpan.FromSeconds(3));
            await Task.WhenAll(runners.Select(runner => Task.Run(() => runner.StartDueAsync())));
        }

        await Runner(one).StartDueAsync(); // whatever was left while another held the lock
        var dues = await one.ListAsync().Select(job => job.Metadata!["due"]).ToListAsync();
        dues.Count.ShouldBe(30);
        dues.Distinct().Count().ShouldBe(30);
    }

    [Fact]
    public async Task A_process_that_died_between_the_job_and_its_note_leaves_no_second_job()
    {
        await using var backend = Open();
        await backend.Schedules.PutAsync(Nightly());
        var mark = Path.Combine(_home.Path, "schedules/state/nightly.json");
        await Runner(backend).StartDueAsync();
        var before = await File.ReadAllBytesAsync(mark);
        _clock.Advance(TimeSpan.FromDays(1));
        await Runner(backend).StartDueAsync();
        await File.WriteAllBytesAsync(mark, before); // as if it had never been written

        (await Runner(backend).StartDueAsync()).Started.ShouldBeEmpty();

        (await backend.ListAsync().CountAsync()).ShouldBe(1);
        (await backend.Schedules.FindAsync("nightly"))!.LastJobId.ShouldBe((await backend.ListAsync().SingleAsync()).Id);
    }

    [Fact]
    public async Task What_is_refused_for_the_moment_is_tried_again_and_what_is_refused_for_good_is_noted()
    {
        await using var backend = Open();
        await backend.Schedules.PutAsync(Nightly());
        GenAssetError? refusal = GenAssetError.Of(ErrorCatalog.QueueFull, "It is full.");
        var runner = new ScheduleRunner(backend.ScheduleFiles, _ => refusal is null ? (Outcome<IJobBackend>)backend : refusal, _clock, _notices.Add);
        _clock.Advance(TimeSpan.FromHours(14.5));

        await runner.StartDueAsync();
        await runner.StartDueAsync();
        (await backend.Schedules.FindAsync("nightly"))!.LastError!.Code.ShouldBe("QUEUE_FULL");
        _notices.ShouldBe(["Schedule nightly: It is full."]);
        refusal = null;
        (await runner.StartDueAsync()).Started.ShouldHaveSingleItem();
        (await backend.Schedules.FindAsync("nightly"))!.LastError.ShouldBeNull();

        refusal = GenAssetError.Of(ErrorCatalog.CreditsExhausted, "No credits.");
        _clock.Advance(TimeSpan.FromDays(1));
        await runner.StartDueAsync();
        refusal = null;
        (await runner.StartDueAsync()).Started.ShouldBeEmpty(); // it was this due time's turn
        (await backend.Schedules.FindAsync("nightly"))!.LastError!.Code.ShouldBe("CREDITS_EXHAUSTED");
    }

    [Fact]
    public async Task A_file_put_there_by_hand_begins_now_and_a_damaged_one_hides_no_other()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_home.Path, "schedules")).FullName;
        File.WriteAllText(Path.Combine(folder, "by-hand.json"), """{ "cron": "0 * * * *", "missed": "all", "job": { "items": [ { "kind": "image", "prompt": "a" } ] } }""");
        File.WriteAllText(Path.Combine(folder, "bad.json"), "{ \"cron\": \"0 * *");
        File.WriteAllText(Path.Combine(folder, "worse.json"), """{ "cron": "0 0 0", "job": { "items": [] } }""");
        await using var backend = Open();
        var runner = Runner(backend);

        await runner.StartDueAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        (await runner.StartDueAsync()).Started.ShouldHaveSingleItem().Name.ShouldBe("by-hand");
        _notices.Count.ShouldBe(2);
        _notices.ShouldContain(notice => notice.Contains("bad.json, line 1, is damaged"));
        _notices.ShouldContain(notice => notice.Contains("worse: cron: \"0 0 0\" has 3 fields"));
    }

    [Fact]
    public async Task An_open_backend_starts_what_is_due_as_the_clock_comes_to_it()
    {
        await using var backend = _home.Open(new EmbeddedOptions(Workers: 1, Time: _clock) { RunsSchedules = true });
        await backend.Schedules.PutAsync(Nightly() with { Cron = "*/5 * * * * ?" });
        for (var i = 0; i < 3000 && await backend.ListAsync().CountAsync() < 3; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(500)); // it waits for the clock on another thread: some steps may pass before it does
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        (await backend.ListAsync().CountAsync()).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_run_out_of_turn_leaves_the_next_due_time()
    {
        await using var backend = Open();
        var next = (await backend.Schedules.PutAsync(Nightly())).Value!.NextDue;

        (await backend.Schedules.RunAsync("nightly")).Value!.Metadata!.Keys.ShouldNotContain("due");
        (await backend.Schedules.RunAsync("nightly")).Succeeded.ShouldBeTrue();

        (await backend.Schedules.FindAsync("nightly"))!.NextDue.ShouldBe(next);
        (await backend.Schedules.RunAsync("none")).Error!.Code.ShouldBe("SCHEDULE_NOT_FOUND");
    }

    [Fact]
    public async Task Owners_see_their_own_and_only_who_may_starts_them()
    {
        await using var backend = Open();
        var ann = new ScheduleBook(backend.ScheduleFiles, backend, "Ann/../x", _clock);
        var bob = new ScheduleBook(backend.ScheduleFiles, backend, "bob", _clock);
        await ann.PutAsync(Nightly());

        (await ann.FindAsync("nightly"))!.Owner.ShouldBe("Ann/../x");
        (await bob.FindAsync("nightly")).ShouldBeNull();
        (await backend.Schedules.FindAsync("nightly")).ShouldBeNull();
        (await bob.ListAsync().CountAsync(), await ann.ListAsync().CountAsync(), await backend.Schedules.ListAsync().CountAsync()).ShouldBe((0, 1, 0));
        (await bob.DeleteAsync("nightly"))!.Code.ShouldBe("SCHEDULE_NOT_FOUND");
        Directory.GetFiles(Path.Combine(_home.Path, "schedules")).Select(Path.GetFileName).ShouldHaveSingleItem()!.ShouldMatch("^nightly\\.[0-9a-f]{16}\\.json$");

        _clock.Advance(TimeSpan.FromDays(1));
        (await Runner(backend, owner => owner is null ? (Outcome<IJobBackend>?)backend : null).StartDueAsync()).Started.ShouldBeEmpty();
        (await Runner(backend, owner => owner == "Ann/../x" ? (Outcome<IJobBackend>?)backend : null).StartDueAsync()).Started.ShouldHaveSingleItem();
    }

    private static Schedule Nightly() => new("nightly", "30 2 * * *", new ScheduledJob(Items: [new ImageItem("a robot") { Engine = "builtin/echo" }]));

    private EmbeddedBackend Open() => _home.Open(new EmbeddedOptions(Workers: 1, Time: _clock));

    private ScheduleRunner Runner(EmbeddedBackend backend, Func<string?, Outcome<IJobBackend>?>? backendOf = null) =>
        new(backend.ScheduleFiles, backendOf ?? (_ => (Outcome<IJobBackend>)backend), _clock, _notices.Add);
}
