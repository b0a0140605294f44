using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Tests.Replaying;

namespace GenAsset.Functions.Tests.Orchestration;

public sealed class OrchestratorTests
{
    [Fact]
    public void A_window_of_chunks_is_in_flight_and_slides_one_by_one()
    {
        var script = new Script(chunks: 7, window: 3);
        script.InFlight.ShouldBe([0, 1, 2]);
        script.End(1);
        script.InFlight.ShouldBe([0, 2, 3]);
        script.End(0);
        script.InFlight.ShouldBe([2, 3, 4]);
    }

    [Fact]
    public void Chunks_that_end_out_of_order_all_count()
    {
        var script = new Script(chunks: 5, window: 5);
        foreach (var chunk in (int[])[4, 1, 3, 0, 2])
            script.End(chunk);
        script.JobInstance.IsOver.ShouldBeTrue();
        script.Output.ShouldBe(new ChunkTally(50, Succeeded: 50));
    }

    [Fact]
    public void A_long_job_begins_anew_after_a_few_windows_and_loses_no_count()
    {
        var script = new Script(chunks: 25, window: 3);
        for (var chunk = 0; chunk < 25; chunk++)
            script.End(chunk);
        script.JobInstance.IsOver.ShouldBeTrue();
        script.JobInstance.Generation.ShouldBe(2); // 9 chunks a pass
        script.Output.Succeeded.ShouldBe(250);
        script.Hub.LongestHistory.ShouldBeLessThan(150);
    }

    [Fact]
    public void A_lost_event_is_made_good_by_the_timer()
    {
        var script = new Script(chunks: 1, window: 1);
        script.EndSilently(0);
        script.JobInstance.IsOver.ShouldBeFalse();
        script.FireTimer();
        script.JobInstance.IsOver.ShouldBeTrue();
        script.Calls.ShouldContain(Names.ReviveChunk);
    }

    [Fact]
    public void An_event_that_says_too_much_is_not_believed()
    {
        var script = new Script(chunks: 1, window: 1);
        script.Tell(0);
        script.JobInstance.IsOver.ShouldBeFalse();
        script.End(0);
        script.JobInstance.IsOver.ShouldBeTrue();
    }

    [Fact]
    public void A_second_event_of_a_chunk_changes_nothing()
    {
        var script = new Script(chunks: 2, window: 1);
        script.EndSilently(0);
        script.Hub.Raise(Script.Chunk(0), Names.ChunkDoneEvent, "done");
        script.Hub.Raise(Script.Chunk(0), Names.ChunkDoneEvent, "done");
        script.Settle();
        script.InFlight.ShouldBe([1]);
        script.Tell(0); // and a third, when nobody is there any more
        script.End(1);
        script.Output.ShouldBe(new ChunkTally(20, Succeeded: 20));
    }

    [Fact]
    public void The_timer_that_lost_is_cancelled_and_its_firing_later_wakes_nobody_wrongly()
    {
        var script = new Script(chunks: 1, window: 1);
        script.Tell(0); // the first timer lost against this
        script.FireTimer(); // and fires all the same
        script.Calls.Count(name => name == Names.ReviveChunk).ShouldBe(0);
        script.FireTimer(); // the second one is the one that counts
        script.Calls.Count(name => name == Names.ReviveChunk).ShouldBe(1);
    }

    [Fact]
    public void Nothing_heard_is_asked_after_less_and_less_often_up_to_ten_minutes()
    {
        var script = new Script(chunks: 1, window: 1);
        var waits = new List<double>();
        for (var round = 0; round < 8; round++)
        {
            var before = script.Hub.Now;
            script.FireTimer();
            waits.Add((script.Hub.Now - before).TotalMinutes);
        }

        waits.ShouldBe([1, 2, 4, 8, 10, 10, 10, 10]);
    }

    [Fact]
    public void A_chunk_that_waits_for_days_keeps_a_short_history()
    {
        var script = new Script(chunks: 1, window: 1);
        for (var round = 0; round < 500; round++)
            script.FireTimer();
        script.Hub.LongestHistory.ShouldBeLessThan(200);
        script.Hub.Instances[Script.Chunk(0)].Generation.ShouldBe(25);
        script.End(0);
        script.JobInstance.IsOver.ShouldBeTrue();
    }

    [Fact]
    public void Cancelling_in_the_middle_of_a_window_stops_what_is_in_flight_and_begins_no_more()
    {
        var script = new Script(chunks: 10, window: 3);
        script.End(0);
        script.Cancel();
        script.JobInstance.IsOver.ShouldBeTrue();
        script.Hub.Instances.Count.ShouldBe(1 + 4); // the job, and the chunks that had begun
        script.Output.ShouldBe(new ChunkTally(100, Succeeded: 10, Cancelled: 90));
    }

    [Fact]
    public void A_cancel_event_that_is_lost_is_made_good_by_what_the_table_says()
    {
        var script = new Script(chunks: 10, window: 3) { IsCancelled = true };
        for (var i = 0; i < 10 && !script.JobInstance.IsOver; i++)
            script.FireTimer();
        script.JobInstance.IsOver.ShouldBeTrue();
        script.Output.Cancelled.ShouldBe(100);
    }

    [Fact]
    public void A_cancel_event_that_comes_before_the_job_begins_anew_is_not_forgotten()
    {
        var script = new Script(chunks: 10, window: 1);
        script.End(0);
        script.End(1);
        script.EndSilently(2); // the last of the pass
        script.IsCancelled = true;
        script.Hub.Raise(Script.Chunk(2), Names.ChunkDoneEvent, "done");
        script.Hub.Raise(Script.Job, Names.CancelEvent, "stop");
        script.Settle();
        script.JobInstance.IsOver.ShouldBeTrue();
        script.Output.Succeeded.ShouldBe(30);
        script.Output.Cancelled.ShouldBe(70);
    }

    [Fact]
    public void A_poisoned_chunk_is_closed_and_the_others_go_on()
    {
        var script = new Script(chunks: 3, window: 1);
        script.Broken.Add((Names.SendChunk, 1));
        script.End(0);
        for (var tries = 0; tries < 2 * Retries.Tries && !script.InFlight.Contains(2); tries++)
            script.FireTimer(); // the waits between the activity's tries
        script.Calls.Count(name => name == Names.SendChunk).ShouldBe(1 + Retries.Tries + 1);
        script.Calls.Count(name => name == Names.CloseChunk).ShouldBe(1);
        script.End(2);
        script.Output.ShouldBe(new ChunkTally(30, Succeeded: 20, Failed: 10));
    }

    [Fact]
    public void More_failures_than_the_job_allows_stop_it()
    {
        var script = new Script(chunks: 10, window: 2, change: plan => plan with { MaxFailures = 3 });
        script.Fail(0, items: 3);
        script.JobInstance.IsOver.ShouldBeFalse();
        script.Fail(1, items: 1);
        script.Calls.ShouldContain(Names.StopJob);
        script.JobInstance.IsOver.ShouldBeTrue();
        script.Output.Failed.ShouldBe(4);
        script.Output.Cancelled.ShouldBe(80);
    }

    [Fact]
    public void A_job_that_cost_what_it_may_stops()
    {
        var script = new Script(chunks: 4, window: 1, change: plan => plan with { Budget = 1.5m });
        script.Fail(0, items: 0, cost: 1m);
        script.InFlight.ShouldBe([1]);
        script.Fail(1, items: 0, cost: 0.5m);
        script.JobInstance.IsOver.ShouldBeTrue();
        script.Output.Succeeded.ShouldBe(20);
    }

    [Fact]
    public void Whoever_wants_to_hear_of_the_end_is_told_after_it_and_once()
    {
        var script = new Script(chunks: 2, window: 2, change: plan => plan with { TellsEnd = true });
        script.End(0);
        script.Calls.ShouldNotContain(Names.TellEnd);
        script.End(1);
        script.Calls.TakeLast(2).ShouldBe([Names.FinishJob, Names.TellEnd]);
        script.JobInstance.IsOver.ShouldBeTrue();
        script.Output.ShouldBe(new ChunkTally(20, Succeeded: 20));
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(99, 10)]
    public void A_receiver_that_does_not_answer_is_told_again_for_three_days_and_the_job_has_ended_all_the_same(int deaf, int tries)
    {
        var script = new Script(chunks: 1, window: 1, change: plan => plan with { TellsEnd = true }) { Deaf = deaf };
        script.End(0);
        var ended = script.Hub.Now;
        while (!script.JobInstance.IsOver)
            script.FireTimer();
        script.Calls.Count(name => name == Names.TellEnd).ShouldBe(tries);
        script.Calls.Count(name => name == Names.FinishJob).ShouldBe(1);
        script.JobInstance.Failure.ShouldBeNull();
        (script.Hub.Now - ended).ShouldBeInRange(TimeSpan.FromMinutes(2), TimeSpan.FromDays(3.2));
    }

    [Fact]
    public void The_status_that_everybody_may_see_has_counts_only()
    {
        var script = new Script(chunks: 3, window: 1);
        script.End(0);
        script.JobInstance.CustomStatus.ShouldBe("""{"Total":10,"Running":0,"Succeeded":10,"Failed":0,"Cancelled":0,"Cost":null,"Open":0}""");
    }

    [Fact]
    public void What_travels_is_small_however_large_the_job()
    {
        var script = new Script(chunks: 200, window: 20, chunkSize: 500);
        for (var chunk = 0; chunk < 200; chunk++)
            script.End(chunk);
        script.Output.Succeeded.ShouldBe(100_000);
        script.Hub.LongestData.ShouldBeLessThan(1024);
    }

    [Fact]
    public void The_replay_notices_an_orchestrator_that_does_otherwise_than_its_history()
    {
        var script = new Script(chunks: 2, window: 1);
        script.End(0);
        var history = script.JobInstance.History.ToList();
        var place = history.FindIndex(row => row.Kind == HistoryKind.ActivityScheduled);
        history[place] = history[place] with { Name = "AnotherActivity" };
        Should.Throw<NonDeterminismException>(() => Episode.Run(async context => await JobOrchestrator.RunAsync(context), Script.Job, script.JobInstance.Input, history));
    }
}
