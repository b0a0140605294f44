using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Tests.Storage;

/// <summary>Jobs that were accepted and have not begun.</summary>
public sealed class IntakeTests
{
    [Fact]
    public async Task A_small_job_that_waits_is_one_file()
    {
        using var home = new Home();
        await using var owner = home.Open(Stuck(), workers: 1);
        var waiting = await WaitingAsync(owner, 20);

        foreach (var id in waiting)
            Directory.GetFileSystemEntries(home.Folder.Job(id).Path).ShouldBe([home.Folder.Job(id).Head]);
    }

    [Fact]
    public async Task A_job_that_waits_is_seen_by_others_and_stopped_but_not_taken()
    {
        using var home = new Home();
        await using var owner = home.Open(Stuck(), workers: 1);
        await using var other = home.Open(Stuck(), workers: 1);
        var id = (await WaitingAsync(owner, 5))[3];

        var seen = await other.FindAsync(id);
        (seen!.State, seen.IsHeld, seen.Counts).ShouldBe((JobPhase.Queued, true, new JobCounts(2, 2)));
        (await other.ListAsync().Select(job => job.Id).ToListAsync()).ShouldContain(id);
        (await other.ItemsAsync(id).Select(item => item.Spec.Words).ToListAsync()).ShouldBe(["prompt 0", "prompt 1"]);
        (await other.AdoptAsync(id)).ShouldBeFalse();
        (await other.DeleteAsync(id))!.Code.ShouldBe("JOB_HELD_ELSEWHERE");
        var events = other.EventsAsync(id).Select(entry => entry.Kind).ToListAsync();
        (await other.CancelAsync(id)).Value!.State.ShouldBe(JobPhase.Cancelling);

        (await other.WaitAsync(id)).Value!.State.ShouldBe(JobPhase.Cancelled);
        (await events).ShouldBe([JobEventKind.CancelRequested, JobEventKind.JobFinished]);
        Directory.GetFiles(Path.Combine(home.Path, "cancels")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Jobs_that_wait_are_listed_newest_first_and_deleted_without_a_trace()
    {
        using var home = new Home();
        await using var backend = home.Open(Stuck(), workers: 1);
        var waiting = await WaitingAsync(backend, 5);
        var listed = await backend.ListAsync().Where(job => job.State == JobPhase.Queued).ToListAsync();
        listed.Select(job => job.Id).ShouldBe(waiting, ignoreOrder: true);
        listed.Select(job => job.CreatedAt).ShouldBeInOrder(SortDirection.Descending);

        (await backend.DeleteAsync(waiting[2])).ShouldBeNull();

        (await backend.FindAsync(waiting[2])).ShouldBeNull();
        Directory.Exists(home.Folder.Job(waiting[2]).Path).ShouldBeFalse();
        (await backend.ListAsync().Select(job => job.Id).ToListAsync()).ShouldNotContain(waiting[2]);
        (await backend.PendingItemsAsync()).ShouldBe(1 + (4 * 2));
    }

    [Fact]
    public async Task Thousands_of_jobs_whose_engine_is_busy_keep_no_other_job_waiting()
    {
        using var home = new Home();
        var busy = Stuck("test/busy", maxParallel: 1);
        var free = new ScriptedEngine((_, context, _) => Task.FromResult(ScriptedEngine.Succeed(context)), "test/free");
        await using var backend = home.Open(new EmbeddedOptions(Workers: 2, Engines: new EngineCatalog([busy, free])));
        await Task.WhenAll(Enumerable.Range(0, LocalWorkQueue.MaxBegun + 100).Select(_ => CreateAsync("test/busy")));

        var other = (await CreateAsync("test/free")).Value!.Id;

        (await backend.WaitAsync(other)).Value!.Counts.Succeeded.ShouldBe(1);

        Task<Outcome<JobState>> CreateAsync(string engine) => backend.CreateAsync(new JobSpec(), Specs.From([new ImageItem("x") { Engine = engine }]));
    }

    [Fact]
    public async Task Jobs_that_waited_when_their_process_ended_are_taken_up_by_the_next()
    {
        using var home = new Home();
        List<string> waiting;
        await using (var owner = home.Open(Stuck(), workers: 1))
            waiting = await WaitingAsync(owner, 30);

        await using var next = home.Open(new ScriptedEngine((_, context, _) => Task.FromResult(ScriptedEngine.Succeed(context))));
        foreach (var id in waiting)
        {
            (await next.FindAsync(id))!.IsHeld.ShouldBeFalse();
            (await next.WaitAsync(id)).Value!.Counts.Succeeded.ShouldBe(2);
        }
    }

    [Fact]
    public async Task A_head_that_was_cut_off_anywhere_is_no_job_and_is_swept()
    {
        using var home = new Home();
        var folder = home.Folder.Job(await home.FinishedJobAsync(2));
        var whole = await File.ReadAllBytesAsync(folder.Head);
        File.Delete(folder.Journal);
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(folder.Head, whole[..length]);
            JobFiles.ReadHead(folder).ShouldBeNull($"cut at byte {length}");
        }

        await File.WriteAllBytesAsync(folder.Head, new byte[whole.Length]);
        JobFiles.ReadHead(folder).ShouldBeNull();
        Directory.SetLastWriteTimeUtc(folder.Path, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
        await using var backend = home.Open();
        await backend.ExpireAsync();
        Directory.Exists(folder.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_head_that_was_cut_off_later_is_damage_and_no_sweep_takes_what_is_there()
    {
        using var home = new Home();
        var id = await home.FinishedJobAsync(2);
        var folder = home.Folder.Job(id);
        var head = await File.ReadAllBytesAsync(folder.Head);
        await File.WriteAllBytesAsync(folder.Head, head[..(head.Length / 2)]);
        var foreign = Path.Combine(home.Folder.Jobs, "Copy of my jobs");
        Directory.CreateDirectory(foreign);
        foreach (var path in (string[])[folder.Path, foreign])
            Directory.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
        var notices = new List<string>();
        await using var backend = home.Open(new EmbeddedOptions(Notice: notices.Add));

        await backend.ExpireAsync();

        File.Exists(folder.Journal).ShouldBeTrue();
        Directory.Exists(foreign).ShouldBeTrue();
        notices.ShouldContain(notice => notice.StartsWith($"{folder.Head}, line 1, is damaged"));
        (await backend.DeleteAsync(id)).ShouldBeNull();
        Directory.Exists(folder.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_changed_head_is_damage_wherever_it_changed()
    {
        using var home = new Home();
        var folder = home.Folder.Job(await home.FinishedJobAsync(2));
        var whole = await File.ReadAllBytesAsync(folder.Head);
        for (var at = 0; at < whole.Length - 1; at++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 4;
            await File.WriteAllBytesAsync(folder.Head, damaged);
            Should.Throw<GenAssetException>(() => JobFiles.ReadHead(folder)).Error.Code.ShouldBe("STORE_DAMAGED", $"byte {at}");
        }
    }

    [Fact]
    public async Task An_expired_small_job_keeps_no_prompt()
    {
        using var home = new Home();
        var clock = new FakeClock();
        await using var backend = home.Open(new EmbeddedOptions(Time: clock));
        var id = (await backend.CreateAsync(new JobSpec("kept", new JobOptions(RetainHours: 1)), Specs.Echo(2))).Value!.Id;
        await backend.WaitAsync(id);
        clock.Advance(TimeSpan.FromHours(2));

        (await backend.ExpireAsync()).ShouldBe(1);

        (await File.ReadAllTextAsync(home.Folder.Job(id).Head)).ShouldNotContain("prompt");
        var left = await backend.ListAsync().SingleAsync();
        (left.Id, left.Name, left.IsExpired).ShouldBe((id, "kept", true));
    }

    [Fact]
    public async Task More_jobs_than_may_wait_are_refused_until_one_has_ended()
    {
        using var home = new Home();
        await using var backend = home.Open(new EmbeddedOptions(Workers: 1, Engines: new EngineCatalog([Stuck()]), MaxJobs: 3));
        var ids = await WaitingAsync(backend, 2);

        var refused = await backend.CreateAsync(new JobSpec(), Specs.Prompts(1));
        refused.Error!.Code.ShouldBe("QUEUE_FULL");
        refused.Error.Message.ShouldStartWith("3 jobs");
        refused.Error.Details!["retryAfterSeconds"]!.GetValue<int>().ShouldBePositive();

        await backend.CancelAsync(ids[0]);
        await backend.WaitAsync(ids[0]);
        (await backend.CreateAsync(new JobSpec(), Specs.Prompts(1))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wish_to_cancel_does_not_outlive_the_run_that_it_meant()
    {
        using var home = new Home();
        var fails = true;
        await using var backend = home.Open(new ScriptedEngine((_, context, _) =>
            Task.FromResult(fails ? GenAssetError.Of(ErrorCatalog.ModelFailed, "not now") : ScriptedEngine.Succeed(context))));
        var id = (await backend.CreateAsync(new JobSpec(Options: new JobOptions(Retries: 0)), Specs.Prompts(1))).Value!.Id;
        (await backend.WaitAsync(id)).Value!.Counts.Failed.ShouldBe(1);
        new CancelMarks(home.Folder).Lay(id); // came too late
        fails = false;

        (await backend.RetryAsync(id)).Succeeded.ShouldBeTrue();

        (await backend.WaitAsync(id)).Value!.Counts.Succeeded.ShouldBe(1);
    }

    [Fact]
    public async Task Ended_processes_leave_no_holder_for_long()
    {
        using var home = new Home();
        await home.FinishedJobAsync(1);
        var left = Path.Combine(home.Folder.Holders, "20200101-000000-00000000");
        await File.WriteAllBytesAsync(left, []);
        File.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
        await using var backend = home.Open();
        await backend.CreateAsync(new JobSpec(), Specs.Echo(1));
        Directory.GetFiles(home.Folder.Holders).Length.ShouldBe(2);

        await backend.ExpireAsync();

        Directory.GetFiles(home.Folder.Holders).ShouldHaveSingleItem().ShouldNotBe(left);
    }

    private static ScriptedEngine Stuck(string name = "test/stuck", int? maxParallel = null) => new(
        async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException("unreachable");
        },
        name,
        maxParallel);

    // Behind a job that holds the only worker.
    private static async Task<List<string>> WaitingAsync(EmbeddedBackend backend, int count)
    {
        var first = (await backend.CreateAsync(new JobSpec(), Specs.Prompts(1))).Value!.Id;
        while ((await backend.FindAsync(first))!.Counts.Running == 0)
            await Task.Yield();
        var waiting = new List<string>();
        for (var i = 0; i < count; i++)
            waiting.Add((await backend.CreateAsync(new JobSpec(), Specs.Prompts(2))).Value!.Id);
        return waiting;
    }
}
