using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Tests.Running;

/// <summary>Jobs in this process, from their making to their end and after it.</summary>
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
        await clock.RunUntilAsync(backend.WaitAsync(id));

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
}
