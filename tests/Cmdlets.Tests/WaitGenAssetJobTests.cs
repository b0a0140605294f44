using System.Diagnostics;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets.Tests;

public sealed class WaitGenAssetJobTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Hands_out_a_job_when_it_has_ended()
    {
        var job = Pipeline.Of("a", "b").To<NewGenAssetJobCommand>(("Engine", "builtin/echo")).To<WaitGenAssetJobCommand>().Invoke().As<JobState>().Single();

        (job.State, job.Counts.Succeeded).ShouldBe((JobPhase.Completed, 2));
    }

    [Fact]
    public void Takes_jobs_and_ids_and_waits_once_for_each()
    {
        var (first, second) = (_session.EndedJob("a"), _session.EndedJob("b"));

        var result = Pipeline.Of(first, second.Id, first.Id).To<WaitGenAssetJobCommand>().Invoke();

        result.As<JobState>().Select(job => job.Id).ShouldBe([first.Id, second.Id], ignoreOrder: true);
    }

    [Fact]
    public void Warns_of_failed_items_and_says_where_to_look()
    {
        var result = Pipeline.Of("good", "bad").To<NewGenAssetJobCommand>(("Engine", "test/picky")).To<WaitGenAssetJobCommand>().Invoke();

        var job = result.As<JobState>().Single();
        job.CompletedWithErrors.ShouldBeTrue();
        result.Warnings.ShouldHaveSingleItem().ShouldBe($"1 of 2 items of job {job.Id} failed. See why: Get-GenAssetItem {job.Id} -State Failed");
    }

    [Fact]
    public void A_job_that_stopped_itself_is_an_error_with_its_code()
    {
        var result = Pipeline.Of(Enumerable.Repeat("bad", 200)).To<NewGenAssetJobCommand>(("Engine", "test/picky"), ("MaxFailures", 1), ("MaxParallel", 1)).To<WaitGenAssetJobCommand>().Invoke();

        result.ErrorIds.ShouldBe(["TOO_MANY_FAILURES"]);
        result.As<JobState>().Single().State.ShouldBe(JobPhase.Cancelled);
    }

    [Fact]
    public void An_unknown_id_is_an_error_and_the_others_are_waited_for()
    {
        var job = _session.EndedJob("a");

        var result = Pipeline.Of("20200101-000000-00000000", job.Id).To<WaitGenAssetJobCommand>().Invoke();

        result.ErrorIds.ShouldBe(["JOB_NOT_FOUND"]);
        result.As<JobState>().Single().Id.ShouldBe(job.Id);
    }

    [Fact]
    public void Gives_up_after_the_timeout_and_leaves_the_job()
    {
        var job = _session.HeldJob("a");

        var result = Pipeline.Of(job).To<WaitGenAssetJobCommand>(("Timeout", 0)).Invoke();
        var passed = Pipeline.Of(job).To<WaitGenAssetJobCommand>(("Timeout", 0), ("PassThru", true)).Invoke();

        result.ErrorIds.ShouldBe(["WAIT_TIMEOUT"]);
        result.Output.ShouldBeEmpty();
        passed.As<JobState>().ShouldHaveSingleItem().IsFinished.ShouldBeFalse();
        _session.Gate.Open();
        Pipeline.Of(job).To<WaitGenAssetJobCommand>().Invoke().As<JobState>().Single().State.ShouldBe(JobPhase.Completed);
    }

    [Fact]
    public async Task Shows_how_far_each_job_is_and_takes_the_bar_away()
    {
        var job = _session.HeldJob("a", "b");
        var pipeline = Pipeline.Of(job).To<WaitGenAssetJobCommand>();

        var waiting = Task.Run(pipeline.Invoke);
        SpinWait.SpinUntil(() => !pipeline.Result.Progress.IsEmpty, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        _session.Gate.Open();
        await waiting;

        var progress = pipeline.Result.Progress.ToList();
        (progress[0].Activity, progress[0].StatusDescription, progress[0].PercentComplete).ShouldBe(($"held ({job.Id})", "0 of 2 done", 0));
        progress[^1].RecordType.ShouldBe(ProgressRecordType.Completed);
    }

    [Fact]
    public async Task Ctrl_C_returns_within_a_second_and_the_job_goes_on()
    {
        var job = _session.HeldJob("a", "b", "c");

        var took = TimeSpan.MaxValue;
        for (var tries = 0; tries < 3 && took >= TimeSpan.FromSeconds(1); tries++)
            took = await StopAsync(job); // a hang shows every time, a busy machine once

        took.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        _session.Find(job.Id).IsFinished.ShouldBeFalse();
        _session.Gate.Open();
        Pipeline.Of(job).To<WaitGenAssetJobCommand>().Invoke().As<JobState>().Single().Counts.Succeeded.ShouldBe(3);
    }

    private static async Task<TimeSpan> StopAsync(JobState job)
    {
        var pipeline = Pipeline.Of(job).To<WaitGenAssetJobCommand>();
        var waiting = Task.Run(pipeline.Invoke);
        SpinWait.SpinUntil(() => !pipeline.Result.Progress.IsEmpty, TimeSpan.FromMinutes(1)).ShouldBeTrue();

        var watch = Stopwatch.StartNew();
        pipeline.Stop();
        var result = await waiting;
        watch.Stop();

        result.WasStopped.ShouldBeTrue();
        result.Errors.ShouldBeEmpty();
        return watch.Elapsed;
    }
}
