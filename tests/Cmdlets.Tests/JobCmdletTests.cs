using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets.Tests;

/// <summary>Get-, Stop- and Remove-GenAssetJob, and Get-GenAssetItem.</summary>
public sealed class JobCmdletTests : IDisposable
{
    private const string NoSuchJob = "20200101-000000-00000000";
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_sheet_without_a_place_lies_in_a_folder_of_the_users_own()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", _session.Folder("cache"));
        try
        {
            var job = _session.EndedJob("a");

            var sheet = Pipeline.Of(job).To<ShowGenAssetResultCommand>(("NoOpen", true)).Invoke().As<Uri>().Single().LocalPath;

            File.Exists(sheet).ShouldBeTrue();
            if (!OperatingSystem.IsLinux())
                return;
            sheet.ShouldBe(Path.Combine(_session.Folder("cache"), "genasset", "shown", job.Id, "index.html"));
            File.GetUnixFileMode(Path.GetDirectoryName(sheet)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); // a file has a folder
        }
        finally
        {
            Environment.SetEnvironmentVariable("XDG_CACHE_HOME", null);
        }
    }

    [Fact]
    public void Get_lists_all_jobs()
    {
        string[] made = [_session.EndedJob("a").Id, _session.HeldJob("b").Id];

        Pipeline.Run<GetGenAssetJobCommand>().Invoke().As<JobState>().Select(job => job.Id).ShouldBe(made, ignoreOrder: true);
    }

    [Fact]
    public void Get_finds_by_name_with_wildcards_and_by_state()
    {
        var (ended, held) = (_session.EndedJob("a"), _session.HeldJob("b"));

        Pipeline.Run<GetGenAssetJobCommand>(("Name", "END*")).Invoke().As<JobState>().Single().Id.ShouldBe(ended.Id);
        Pipeline.Run<GetGenAssetJobCommand>(("Name", new[] { "end?d", "h*" })).Invoke().Output.Count.ShouldBe(2);
        Pipeline.Run<GetGenAssetJobCommand>(("State", "running")).Invoke().As<JobState>().Single().Id.ShouldBe(held.Id);
        Pipeline.Run<GetGenAssetJobCommand>(("Name", "nothing")).Invoke().Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Get_takes_ids_and_jobs_and_says_which_is_not_there()
    {
        var job = _session.EndedJob("a");

        var result = Pipeline.Of(job, job.Id, NoSuchJob, "../../etc").To<GetGenAssetJobCommand>().Invoke();

        result.As<JobState>().Select(found => found.Id).ShouldBe([job.Id, job.Id]);
        result.ErrorIds.ShouldBe(["JOB_NOT_FOUND", "JOB_NOT_FOUND"]);
        result.Errors.First().CategoryInfo.Category.ShouldBe(ErrorCategory.ObjectNotFound);
        result.Errors.First().TargetObject.ShouldBe(NoSuchJob);
    }

    [Fact]
    public void Get_item_lists_items_in_order_and_tells_whose_they_are()
    {
        var job = _session.EndedJob("a", "bad", "c");

        var rows = Pipeline.Of(job).To<GetGenAssetItemCommand>().Invoke().As<PSObject>();
        var failed = Pipeline.Of(job).To<GetGenAssetItemCommand>(("State", "Failed")).Invoke().As<ItemState>();
        var some = Pipeline.Of(job).To<GetGenAssetItemCommand>(("Index", new[] { 2, 0 })).Invoke().As<ItemState>();

        rows.Select(row => ((ItemState)row.BaseObject).Index).ShouldBe([0, 1, 2]);
        rows.ShouldAllBe(row => (string?)row.Properties["JobId"]!.Value == job.Id);
        failed.ShouldHaveSingleItem().Error!.Code.ShouldBe("MODEL_FAILED");
        some.Select(item => item.Index).ShouldBe([0, 2]);
    }

    [Fact]
    public void Stop_ends_a_job_and_keeps_it()
    {
        var job = _session.HeldJob("a", "b");

        var result = Pipeline.Of(job).To<StopGenAssetJobCommand>(("PassThru", true)).To<WaitGenAssetJobCommand>().Invoke();

        result.As<JobState>().Single().State.ShouldBe(JobPhase.Cancelled);
        _session.Find(job.Id).Counts.Cancelled.ShouldBe(2);
    }

    [Fact]
    public void Stop_asks_WhatIf_first_and_says_which_job_is_not_there()
    {
        var job = _session.HeldJob("a");

        Pipeline.Of(job).To<StopGenAssetJobCommand>(("WhatIf", true)).Invoke().WhatIf.ShouldBe([$"Stop job: {job.Id}"]);
        Pipeline.Of(NoSuchJob).To<StopGenAssetJobCommand>().Invoke().ErrorIds.ShouldBe(["JOB_NOT_FOUND"]);

        _session.Find(job.Id).State.ShouldNotBe(JobPhase.Cancelled);
    }

    [Fact]
    public void Remove_removes_jobs_that_have_ended()
    {
        var (first, second) = (_session.EndedJob("a"), _session.EndedJob("b"));

        Pipeline.Of(first, second.Id).To<RemoveGenAssetJobCommand>().Invoke().Errors.ShouldBeEmpty();

        _session.CountJobs().ShouldBe(0);
    }

    [Fact]
    public void Remove_takes_a_job_at_work_only_by_force()
    {
        var job = _session.HeldJob("a");

        Pipeline.Of(job).To<RemoveGenAssetJobCommand>().Invoke().ErrorIds.ShouldBe(["JOB_NOT_READY"]);
        _session.CountJobs().ShouldBe(1);
        Pipeline.Of(job).To<RemoveGenAssetJobCommand>(("Force", true)).Invoke().Errors.ShouldBeEmpty();
        _session.CountJobs().ShouldBe(0);
    }

    [Fact]
    public void Remove_asks_WhatIf_first()
    {
        var job = _session.EndedJob("a");

        Pipeline.Of(job).To<RemoveGenAssetJobCommand>(("WhatIf", true)).Invoke().WhatIf.ShouldHaveSingleItem();

        _session.CountJobs().ShouldBe(1);
    }
}
