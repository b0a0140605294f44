using GenAsset.Core.Jobs;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;

namespace GenAsset.Functions.Tests.Storage;

/// <summary>The items of a chunk, from their sending to their one ending.</summary>
public sealed class ChunkWorkTests
{
    private readonly FakeClock _clock = new();
    private readonly StoreHouse _house;

    public ChunkWorkTests() => _house = new StoreHouse(_clock);

    [Fact]
    public async Task The_first_ending_of_an_item_is_its_only_one()
    {
        var job = await _house.BegunAsync(3);
        (await _house.Endings.SettleAsync(job.Id, 1, 1, _house.Succeeded(1), CancellationToken.None)).ShouldBeTrue();
        (await _house.Endings.SettleAsync(job.Id, 1, 1, _house.Failed(1), CancellationToken.None)).ShouldBeFalse();
        (await _house.Store.ItemAsync(job.Id, 1, CancellationToken.None))!.State.ShouldBe(ItemPhase.Succeeded);
    }

    [Fact]
    public async Task Two_endings_at_once_leave_one()
    {
        var job = await _house.BegunAsync(1);
        var isFirst = true;
        _house.Items.Before = _ =>
        {
            if (!isFirst)
                return;
            isFirst = false;
            _house.Endings.SettleAsync(job.Id, 0, 1, _house.Failed(0), CancellationToken.None).Result.ShouldBeTrue(); // just before ours
        };
        (await _house.Endings.SettleAsync(job.Id, 0, 1, _house.Succeeded(0), CancellationToken.None)).ShouldBeFalse();
        (await _house.Store.ItemAsync(job.Id, 0, CancellationToken.None))!.State.ShouldBe(ItemPhase.Failed);
    }

    [Fact]
    public async Task Who_brings_the_last_item_of_a_chunk_tells_its_orchestration()
    {
        var told = new List<string>();
        _house.Tell = (instance, _) => told.Add(instance);
        var job = await _house.BegunAsync(3);
        await _house.Endings.SettleAsync(job.Id, 2, 1, _house.Succeeded(2), CancellationToken.None);
        await _house.Endings.SettleAsync(job.Id, 0, 1, _house.Failed(0), CancellationToken.None);
        told.ShouldBeEmpty();
        await _house.Endings.SettleAsync(job.Id, 1, 1, _house.Succeeded(1), CancellationToken.None);
        told.ShouldBe([InstanceIds.OfChunk(job.Id, 1, 0)]);
    }

    [Fact]
    public async Task Sending_a_chunk_twice_orders_each_item_under_the_same_number()
    {
        var job = await _house.BegunAsync(3);
        await _house.Work.SendAsync(new ChunkPlan(job.Id, 1, 0), CancellationToken.None);
        _house.Desk.Queue.Count.ShouldBe(6);
        _house.Desk.Queue.Select(order => order.FirstTry).Distinct().ShouldBe([1]);
    }

    [Fact]
    public async Task A_retry_runs_what_failed_and_was_cancelled_and_leaves_what_succeeded()
    {
        var job = await _house.BegunAsync(3);
        await _house.Endings.SettleAsync(job.Id, 0, 1, _house.Succeeded(0), CancellationToken.None);
        await _house.Endings.SettleAsync(job.Id, 1, 1, _house.Failed(1) with { Attempt = 3 }, CancellationToken.None);
        await _house.Transitions.StopAsync(job.Id, null, null, CancellationToken.None);
        await _house.Work.StopAsync(new ChunkPlan(job.Id, 1, 0), CancellationToken.None);
        await _house.Transitions.FinishAsync(new JobRef(job.Id, 1), CancellationToken.None);
        var ended = await _house.Store.FindAsync(job.Id, CancellationToken.None);
        (ended!.State, ended.Counts).ShouldBe((JobPhase.Cancelled, new JobCounts(3, Succeeded: 1, Failed: 1, Cancelled: 1)));

        (await _house.Transitions.RetryAsync(job.Id, null, CancellationToken.None))!.Run.ShouldBe(2);
        (await _house.Store.FindAsync(job.Id, CancellationToken.None))!.Counts.ShouldBe(new JobCounts(3, Queued: 2, Succeeded: 1));
        _house.Desk.Queue.Clear();
        (await _house.Work.SendAsync(new ChunkPlan(job.Id, 2, 0), CancellationToken.None)).Open.ShouldBe(2);
        _house.Desk.Queue.Select(order => (order.Index, order.FirstTry)).ShouldBe([(1, 4), (2, 2)]); // the order (2, 1) was taken back, and stays so
        (await _house.Endings.SettleAsync(job.Id, 1, 1, _house.Succeeded(1), CancellationToken.None)).ShouldBeFalse("the order of the run before counts no more");
        (await _house.Endings.SettleAsync(job.Id, 1, 4, _house.Succeeded(1), CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_lost_word_of_an_ending_is_read_from_the_ledger()
    {
        var job = await _house.BegunAsync(2);
        _house.Desk.Ledgers[(job.Id, 0, 1)] = _house.Succeeded(0);
        var tally = await _house.Work.ReviveAsync(new ChunkPlan(job.Id, 1, 0), CancellationToken.None);
        tally.ShouldBe(new ChunkTally(2, Succeeded: 1));
    }

    [Fact]
    public async Task An_item_that_should_have_ended_is_sent_again_less_and_less_often()
    {
        var job = await _house.BegunAsync(1, new JobOptions(Retries: 0, ItemTimeoutSeconds: 60));
        var sent = new List<int>();
        for (var minute = 0; minute < 100; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            _house.Desk.Queue.Clear();
            await _house.Work.ReviveAsync(new ChunkPlan(job.Id, 1, 0, Round: minute), CancellationToken.None);
            if (_house.Desk.Queue.Count > 0)
                sent.Add(minute + 1);
        }

        sent.ShouldBe([12, 35, 80]);
    }

    [Fact]
    public async Task What_was_to_be_sent_again_is_sent_though_the_storage_was_away_in_that_moment()
    {
        var job = await _house.BegunAsync(2, new JobOptions(Retries: 0, ItemTimeoutSeconds: 60));
        _house.Desk.Queue.Clear();
        _clock.Advance(TimeSpan.FromMinutes(12));
        _house.Desk.Fault = new IOException("away");
        await Should.ThrowAsync<IOException>(() => _house.Work.ReviveAsync(new ChunkPlan(job.Id, 1, 0, Round: 1), CancellationToken.None));

        _house.Desk.Fault = null;
        await _house.Work.ReviveAsync(new ChunkPlan(job.Id, 1, 0, Round: 1), CancellationToken.None); // as the activity is tried again

        _house.Desk.Queue.Select(order => order.Index).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task A_chunk_is_begun_a_hundred_items_a_transaction()
    {
        var job = await _house.CreateAsync(500);
        var before = _house.Items.Transactions;
        (await _house.Work.SendAsync(new ChunkPlan(job.Id, 1, 0), CancellationToken.None)).Open.ShouldBe(500);
        (_house.Items.Transactions - before).ShouldBe(5);
        _house.Desk.Queue.Select(order => order.Index).ShouldBe(Enumerable.Range(0, 500));
    }

    [Fact]
    public async Task An_item_that_another_begins_in_the_same_moment_holds_up_none_of_its_hundred()
    {
        var job = await _house.CreateAsync(200);
        _house.Items.Before = writes =>
        {
            _house.Items.Before = null;
            var rival = _house.Items.FindAsync(writes[7].Partition, writes[7].Row, CancellationToken.None).Result!;
            _house.Items.TrySubmitAsync([EntityWrite.Replace(rival, rival.Values)], CancellationToken.None).Result.ShouldBeTrue();
        };
        await _house.Work.SendAsync(new ChunkPlan(job.Id, 1, 0), CancellationToken.None);
        _house.Desk.Queue.Select(order => order.Index).ShouldBe(Enumerable.Range(0, 200).Where(index => index != 7));
        _clock.Advance(TimeSpan.FromMinutes(2));
        await _house.Work.ReviveAsync(new ChunkPlan(job.Id, 1, 0, Round: 1), CancellationToken.None);
        _house.Desk.Queue[^1].Index.ShouldBe(7);
    }

    [Fact]
    public async Task Whether_a_chunk_has_ended_is_found_out_without_reading_it_whole_after_every_item()
    {
        var told = 0;
        _house.Tell = (_, _) => told++;
        var job = await _house.BegunAsync(500);
        var before = _house.Items.RowsRead;
        foreach (var index in Enumerable.Range(0, 500).OrderBy(index => index * 7919 % 500))
            await _house.Endings.SettleAsync(job.Id, index, 1, _house.Succeeded(index), CancellationToken.None);
        told.ShouldBe(1);
        (_house.Items.RowsRead - before).ShouldBeLessThan(3 * 500);
    }

    [Fact]
    public async Task What_a_worker_has_shows_as_running_with_what_it_tells()
    {
        var job = await _house.BegunAsync(3);
        _house.Desk.AtWork[(job.Id, 1, 1)] = new WorkNews("baking", 40);
        _house.Desk.AtWork[("20261120-120000-another0", 2, 1)] = new WorkNews("baking", 40);
        (await _house.Store.FindAsync(job.Id, CancellationToken.None))!.Counts.ShouldBe(new JobCounts(3, Queued: 2, Running: 1));
        var item = (await _house.Store.ItemAsync(job.Id, 1, CancellationToken.None))!;
        (item.State, item.Stage, item.Progress, item.Attempts).ShouldBe((ItemPhase.Running, "baking", 40, 1));
        (await _house.Store.ItemsAsync(job.Id, 0, ItemPhase.Running, CancellationToken.None).ToListAsync()).ShouldHaveSingleItem().Index.ShouldBe(1);
        (await _house.Store.ItemsAsync(job.Id, 0, ItemPhase.Queued, CancellationToken.None).ToListAsync()).Select(one => one.Index).ShouldBe([0, 2]);
    }

    [Fact]
    public async Task What_a_worker_told_late_changes_nothing_that_has_ended()
    {
        var job = await _house.BegunAsync(2);
        _house.Desk.AtWork[(job.Id, 0, 1)] = new WorkNews("", 99);
        _house.Desk.AtWork[(job.Id, 1, 1)] = new WorkNews("", 99);
        await _house.Endings.SettleAsync(job.Id, 0, 1, _house.Succeeded(0), CancellationToken.None);
        (await _house.Store.ItemAsync(job.Id, 0, CancellationToken.None))!.State.ShouldBe(ItemPhase.Succeeded);
        (await _house.Store.FindAsync(job.Id, CancellationToken.None))!.Counts.ShouldBe(new JobCounts(2, Running: 1, Succeeded: 1));
        var item = (await _house.Store.ItemAsync(job.Id, 1, CancellationToken.None))!;
        (item.State, item.Stage).ShouldBe((ItemPhase.Running, null));
    }

    private Task<List<JobState>> ListAsync(JobFilter filter) => _house.Store.ListAsync(filter, CancellationToken.None).ToListAsync().AsTask();
}
