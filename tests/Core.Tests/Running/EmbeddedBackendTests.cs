using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;

namespace GenAsset.Core.Tests.Running;

public sealed class EmbeddedBackendTests
{
    [Fact]
    public async Task Runs_a_job_to_its_end_and_keeps_every_asset()
    {
        using var home = new Home();
        await using var backend = home.Open();

        var created = await backend.CreateAsync(new JobSpec("echoes"), Specs.Echo(2500));
        created.Succeeded.ShouldBeTrue();
        var ended = await backend.WaitAsync(created.Value.Id);

        ended.Value!.State.ShouldBe(JobPhase.Completed);
        ended.Value.Counts.Succeeded.ShouldBe(2500);
        var items = await backend.ItemsAsync(created.Value.Id).ToListAsync();
        items.Select(item => item.Index).ShouldBe(Enumerable.Range(0, 2500));
        items.ShouldAllBe(item => item.State == ItemPhase.Succeeded && item.Assets!.Count == 1 && item.Engine == "builtin/echo" && item.Attempts == 1);
        await using var asset = await backend.OpenAssetAsync(created.Value.Id, 2007, "item.json");
        new StreamReader(asset!).ReadToEnd().ShouldContain("prompt 2007");
    }

    [Fact]
    public async Task Refuses_a_job_whole_when_one_item_is_wrong()
    {
        using var home = new Home();
        await using var backend = home.Open();

        var refused = await backend.CreateAsync(new JobSpec(), Specs.From([new ImageItem("fine"), new ImageItem("wide", Width: 9000), new ImageItem("")]));

        refused.Error!.Code.ShouldBe("VALIDATION_FAILED");
        refused.Error.Details!["total"]!.GetValue<long>().ShouldBe(2);
        (await backend.ListAsync().ToListAsync()).ShouldBeEmpty();
        Directory.GetDirectories(Path.Combine(home.Path, "staging")).ShouldBeEmpty();
    }

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
        var ended = await ByTheClock(clock, backend.WaitAsync(job.Value!.Id));

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
        var ended = await ByTheClock(clock, backend.WaitAsync(job.Value!.Id));

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
        var ended = await ByTheClock(clock, backend.WaitAsync(job.Value!.Id));

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
        var ended = await ByTheClock(clock, backend.WaitAsync(job.Value!.Id));

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
    public async Task Cancelling_ends_what_runs_and_keeps_what_is_done()
    {
        using var home = new Home();
        var engine = new ScriptedEngine(async (item, context, token) =>
        {
            if (item.Words == "prompt 0")
                return ScriptedEngine.Succeed(context);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException("unreachable");
        });
        await using var backend = home.Open(engine);
        var job = await backend.CreateAsync(new JobSpec(), Specs.Prompts(100));
        while ((await backend.FindAsync(job.Value!.Id))!.Counts.Succeeded == 0)
            await Task.Yield();

        await backend.CancelAsync(job.Value.Id);
        var ended = await backend.WaitAsync(job.Value.Id);

        ended.Value!.State.ShouldBe(JobPhase.Cancelled);
        (ended.Value.Counts.Succeeded, ended.Value.Counts.Cancelled).ShouldBe((1, 99));
        (await backend.OpenAssetAsync(job.Value.Id, 0, "result.txt")).ShouldNotBeNull().Dispose();
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
    public async Task Retrying_a_job_runs_only_what_failed_or_was_cancelled()
    {
        using var home = new Home();
        var isMended = false;
        var engine = new ScriptedEngine((item, context, _) => Task.FromResult(item.Words is "prompt 3" or "prompt 5" && !isMended
            ? GenAssetError.Of(ErrorCatalog.ModelFailed, "no")
            : ScriptedEngine.Succeed(context)));
        await using var backend = home.Open(engine);
        var job = await backend.CreateAsync(new JobSpec(), Specs.Prompts(10));
        (await backend.WaitAsync(job.Value!.Id)).Value!.Counts.Failed.ShouldBe(2);

        isMended = true;
        await backend.RetryAsync(job.Value.Id);
        var ended = await backend.WaitAsync(job.Value.Id);

        engine.Runs.ShouldBe(12);
        (ended.Value!.State, ended.Value.Counts.Succeeded, ended.Value.CompletedWithErrors).ShouldBe((JobPhase.Completed, 10, false));
        (await backend.ItemsAsync(job.Value.Id).ToListAsync()).ShouldAllBe(item => item.State == ItemPhase.Succeeded && item.Error == null);
    }

    [Fact]
    public async Task Another_backend_takes_up_a_job_that_was_left()
    {
        using var home = new Home();
        var stuck = new ScriptedEngine(async (item, context, token) =>
        {
            if (item.Words == "prompt 1")
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return ScriptedEngine.Succeed(context);
        });
        string id;
        await using (var first = home.Open(stuck, workers: 1))
        {
            id = (await first.CreateAsync(new JobSpec(), Specs.Prompts(5))).Value!.Id;
            while ((await first.FindAsync(id))!.Counts.Succeeded == 0)
                await Task.Yield();
        }

        var free = new ScriptedEngine((_, context, _) => Task.FromResult(ScriptedEngine.Succeed(context)));
        await using var second = home.Open(free);
        (await second.FindAsync(id))!.IsHeld.ShouldBeFalse();
        var ended = await second.WaitAsync(id);

        ended.Value!.Counts.Succeeded.ShouldBe(5);
        free.Runs.ShouldBe(4);
    }

    [Fact]
    public async Task A_job_that_another_backend_runs_is_seen_waited_for_and_stopped_but_not_taken()
    {
        using var home = new Home();
        var engine = new ScriptedEngine(async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException("unreachable");
        });
        await using var owner = home.Open(engine);
        await using var other = home.Open(engine);
        var id = (await owner.CreateAsync(new JobSpec("theirs"), Specs.Prompts(3))).Value!.Id;

        (await other.FindAsync(id))!.IsHeld.ShouldBeTrue();
        (await other.AdoptAsync(id)).ShouldBeFalse();
        (await other.DeleteAsync(id))!.Code.ShouldBe("JOB_HELD_ELSEWHERE");
        var wait = other.WaitAsync(id);
        (await other.CancelAsync(id)).Value!.State.ShouldBe(JobPhase.Cancelling);

        (await wait).Value!.State.ShouldBe(JobPhase.Cancelled);
    }

    [Fact]
    public async Task An_expired_job_leaves_a_tombstone()
    {
        using var home = new Home();
        var clock = new FakeClock();
        var engine = new ScriptedEngine((_, context, _) => Task.FromResult(ScriptedEngine.Succeed(context)));
        await using var backend = home.Open(engine, clock);
        var id = (await backend.CreateAsync(new JobSpec("old", new JobOptions(RetainHours: 2)), Specs.Prompts(3))).Value!.Id;
        await ByTheClock(clock, backend.WaitAsync(id));

        clock.Advance(TimeSpan.FromHours(1.9));
        (await backend.ExpireAsync()).ShouldBe(0);
        clock.Advance(TimeSpan.FromHours(0.2));
        (await backend.ExpireAsync()).ShouldBe(1);

        var tombstone = await backend.FindAsync(id);
        (tombstone!.IsExpired, tombstone.Name, tombstone.Counts.Succeeded).ShouldBe((true, "old", 3));
        (await backend.OpenAssetAsync(id, 0, "result.txt")).ShouldBeNull();
        (await backend.ItemsAsync(id).ToListAsync()).ShouldBeEmpty();
        (await backend.RetryAsync(id)).Error!.Code.ShouldBe("JOB_EXPIRED");
        (await backend.ExpireAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Events_come_once_and_in_order_and_go_on_after_the_last_one_seen()
    {
        using var home = new Home();
        await using var backend = home.Open();
        var id = (await backend.CreateAsync(new JobSpec(), Specs.Echo(300))).Value!.Id;

        var seen = new List<JobEvent>();
        await foreach (var entry in backend.EventsAsync(id))
        {
            seen.Add(entry);
            if (seen.Count == 100)
                break;
        }

        await foreach (var entry in backend.EventsAsync(id, seen[^1].Seq))
            seen.Add(entry);

        seen.Select(entry => entry.Seq).ShouldBeInOrder(SortDirection.Ascending);
        seen.Select(entry => entry.Seq).ShouldBeUnique();
        seen.Where(entry => entry.Kind == JobEventKind.ItemSucceeded).Select(entry => entry.Index!.Value).Order().ShouldBe(Enumerable.Range(0, 300));
        seen[^1].Kind.ShouldBe(JobEventKind.JobFinished);
    }

    [Fact]
    public async Task Progress_is_seen_while_an_item_runs_and_never_falls()
    {
        using var home = new Home();
        var go = new TaskCompletionSource();
        var engine = new ScriptedEngine(async (_, context, _) =>
        {
            await context.ReportAsync("painting", 60);
            await context.ReportAsync("painting", 40);
            await go.Task;
            return ScriptedEngine.Succeed(context);
        });
        await using var backend = home.Open(engine);
        var id = (await backend.CreateAsync(new JobSpec(), Specs.Prompts(1))).Value!.Id;

        ItemState item;
        do
            item = (await backend.ItemsAsync(id).ToListAsync())[0];
        while (item.Progress < 60);
        (item.State, item.Stage, item.Progress, item.Attempts).ShouldBe((ItemPhase.Running, "painting", 60, 1));
        go.SetResult();

        (await backend.WaitAsync(id)).Value!.Counts.Succeeded.ShouldBe(1);
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

    [Fact]
    public async Task Assets_may_lie_in_folders_and_are_digested_as_they_are_written()
    {
        using var home = new Home();
        await using var backend = home.Open(new ScriptedEngine(async (_, context, token) =>
        {
            await using (var file = context.Scratch.Create("model/mesh.glb"))
                await file.WriteAsync("abc"u8.ToArray(), token);
            context.Scratch.Write("quality.json", "{}"u8);
            return new EngineResult(["two files"]);
        }));

        var id = (await backend.CreateAsync(new JobSpec(), Specs.Prompts(1))).Value!.Id;
        await backend.WaitAsync(id);

        var item = (await backend.ItemsAsync(id).ToListAsync())[0];
        item.Notes.ShouldBe(["two files"]);
        item.Assets![0].ShouldBe(new AssetInfo("model/mesh.glb", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "model/gltf-binary"));
        await using var mesh = await backend.OpenAssetAsync(id, 0, "model/mesh.glb");
        new StreamReader(mesh!).ReadToEnd().ShouldBe("abc");
        (await backend.OpenAssetAsync(id, 0, "../../job.json")).ShouldBeNull();
    }

    // Lets the fake clock run, a little at a time, until the task is done.
    private static async Task<T> ByTheClock<T>(FakeClock clock, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System));
        }

        return await task;
    }
}
