using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;

namespace GenAsset.Core.Tests.Running;

/// <summary>How the items of a job are tried: how many at once, for how long, how often.</summary>
public sealed class JobRunTests
{
    [Fact]
    public async Task Retries_a_retryable_failure_with_growing_waits_and_then_gives_up()
    {
        using var home = new Home();
        var clock = new FakeClock();
        var tries = new List<DateTimeOffset>();
        var engine = new ScriptedEngine((_, _, _) =>
        {
            tries.Add(clock.GetUtcNow());
            return Task.FromResult<Outcome<EngineResult>>(GenAssetError.Of(ErrorCatalog.EngineUnavailable, "down"));
        });
        await using var backend = home.Open(engine, clock);

        var job = await backend.CreateAsync(new JobSpec(Options: new JobOptions(Retries: 3)), Specs.Prompts(1));
        var ended = await clock.RunUntilAsync(backend.WaitAsync(job.Value!.Id));

        engine.Runs.ShouldBe(4);
        ended.Value!.Counts.Failed.ShouldBe(1);
        ended.Value.CompletedWithErrors.ShouldBeTrue();
        var waits = tries.Zip(tries.Skip(1), (earlier, later) => (later - earlier).TotalSeconds).ToList();
        waits[0].ShouldBeGreaterThan(0.75); // 1, 2 and 4 s, each ±25 %; the clock runs on while a slow disk is waited for, so only the floor is sure
        waits[1].ShouldBeGreaterThan(1.5);
        waits[2].ShouldBeGreaterThan(3);
        var item = (await backend.ItemsAsync(job.Value.Id).ToListAsync())[0];
        (item.Attempts, item.Error!.Code).ShouldBe((4, "ENGINE_UNAVAILABLE"));
    }

    [Fact]
    public async Task Does_not_retry_what_cannot_get_better()
    {
        using var home = new Home();
        var engine = new ScriptedEngine((_, _, _) => throw new InvalidOperationException("a bug"));
        await using var backend = home.Open(engine);

        var job = await backend.CreateAsync(new JobSpec(), Specs.Prompts(3));
        var ended = await backend.WaitAsync(job.Value!.Id);

        engine.Runs.ShouldBe(3);
        ended.Value!.Counts.Failed.ShouldBe(3);
        (await backend.ItemsAsync(job.Value.Id).ToListAsync()).ShouldAllBe(item => item.Error!.Code == "MODEL_FAILED" && item.Error.Message.Contains("a bug"));
    }

    [Fact]
    public async Task Honours_the_wait_that_a_service_asks_for()
    {
        using var home = new Home();
        var clock = new FakeClock();
        var runs = 0;
        var engine = new ScriptedEngine((_, context, _) => Task.FromResult(runs++ == 0
            ? GenAssetError.Of(ErrorCatalog.EngineUnavailable, "busy", new() { ["retryAfterSeconds"] = 40 })
            : ScriptedEngine.Succeed(context)));
        await using var backend = home.Open(engine, clock);

        var job = await backend.CreateAsync(new JobSpec(), Specs.Prompts(1));
        var ended = await clock.RunUntilAsync(backend.WaitAsync(job.Value!.Id));

        ended.Value!.Counts.Succeeded.ShouldBe(1);
        (ended.Value.FinishedAt - ended.Value.StartedAt)!.Value.TotalSeconds.ShouldBeGreaterThanOrEqualTo(40);
    }

    [Fact]
    public async Task Ends_a_try_that_runs_past_its_time()
    {
        using var home = new Home();
        var clock = new FakeClock();
        var engine = new ScriptedEngine(async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException("unreachable");
        });
        await using var backend = home.Open(engine, clock);

        var job = await backend.CreateAsync(new JobSpec(Options: new JobOptions(Retries: 0, ItemTimeoutSeconds: 60)), Specs.Prompts(1));
        var ended = await clock.RunUntilAsync(backend.WaitAsync(job.Value!.Id));

        ended.Value!.Counts.Failed.ShouldBe(1);
        (await backend.ItemsAsync(job.Value.Id).ToListAsync())[0].Error!.Code.ShouldBe("ITEM_TIMEOUT");
    }

    [Fact]
    public async Task Leaves_an_engine_behind_that_does_not_stop()
    {
        using var home = new Home();
        var clock = new FakeClock();
        var never = new TaskCompletionSource<Outcome<EngineResult>>();
        await using var backend = home.Open(new ScriptedEngine((_, _, _) => never.Task), clock, workers: 1);

        var job = await backend.CreateAsync(new JobSpec(Options: new JobOptions(Retries: 0, ItemTimeoutSeconds: 5)), Specs.Prompts(2));
        var ended = await clock.RunUntilAsync(backend.WaitAsync(job.Value!.Id));

        ended.Value!.Counts.Failed.ShouldBe(2);
    }

    [Theory]
    [InlineData(3, null, 3)]
    [InlineData(null, 2, 2)]
    [InlineData(1, 2, 1)]
    public async Task Never_runs_more_at_once_than_the_job_and_the_engine_allow(int? ofJob, int? ofEngine, int expected)
    {
        using var home = new Home();
        var engine = new ScriptedEngine(async (_, context, token) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token);
            return ScriptedEngine.Succeed(context);
        }, maxParallel: ofEngine);
        await using var backend = home.Open(engine, workers: 8);

        var job = await backend.CreateAsync(new JobSpec(Options: new JobOptions(MaxParallel: ofJob)), Specs.Prompts(40));
        var ended = await backend.WaitAsync(job.Value!.Id);

        ended.Value!.Counts.Succeeded.ShouldBe(40);
        engine.MostAtOnce.ShouldBe(expected);
    }

    [Fact]
    public async Task Items_of_a_full_engine_do_not_keep_others_waiting()
    {
        using var home = new Home();
        var gate = new TaskCompletionSource();
        var slow = new ScriptedEngine(async (_, context, _) =>
        {
            await gate.Task;
            return ScriptedEngine.Succeed(context);
        }, "test/slow", maxParallel: 1);
        var quick = new ScriptedEngine((_, context, _) => Task.FromResult(ScriptedEngine.Succeed(context)), "test/quick");
        await using var backend = home.Open(new EmbeddedOptions(Workers: 4, Engines: new EngineCatalog([slow, quick])));

        var items = Enumerable.Range(0, 40).Select(i => new ImageItem($"{i}") { Engine = i < 20 ? "test/slow" : "test/quick" });
        var job = await backend.CreateAsync(new JobSpec(), Specs.From(items));
        while ((await backend.FindAsync(job.Value!.Id))!.Counts.Succeeded < 20)
            await Task.Yield();
        gate.SetResult();

        (await backend.WaitAsync(job.Value.Id)).Value!.Counts.Succeeded.ShouldBe(40);
    }

    [Fact]
    public async Task Stops_when_more_items_failed_than_allowed()
    {
        using var home = new Home();
        var engine = new ScriptedEngine((_, _, _) => Task.FromResult<Outcome<EngineResult>>(GenAssetError.Of(ErrorCatalog.ModelFailed, "no")));
        await using var backend = home.Open(engine, workers: 1);

        var job = await backend.CreateAsync(new JobSpec(Options: new JobOptions(MaxFailures: 5)), Specs.Prompts(1000));
        var ended = await backend.WaitAsync(job.Value!.Id);

        ended.Value!.State.ShouldBe(JobPhase.Cancelled);
        ended.Value.Error!.Code.ShouldBe("TOO_MANY_FAILURES");
        ended.Value.Counts.Failed.ShouldBeInRange(6, 12);
    }

    [Fact]
    public async Task A_success_without_files_is_a_failure()
    {
        using var home = new Home();
        await using var backend = home.Open(new ScriptedEngine((_, _, _) => Task.FromResult<Outcome<EngineResult>>(new EngineResult())));

        var id = (await backend.CreateAsync(new JobSpec(), Specs.Prompts(1))).Value!.Id;

        (await backend.WaitAsync(id)).Value!.Counts.Failed.ShouldBe(1);
        (await backend.ItemsAsync(id).ToListAsync())[0].Error!.Code.ShouldBe("INCOMPLETE_RESULTS");
    }
}
