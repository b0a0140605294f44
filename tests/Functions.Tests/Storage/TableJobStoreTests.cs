using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;

namespace GenAsset.Functions.Tests.Storage;

/// <summary>Jobs in tables: written, listed, told of, removed.</summary>
public sealed class TableJobStoreTests
{
    private readonly FakeClock _clock = new();
    private readonly StoreHouse _house;

    public TableJobStoreTests() => _house = new StoreHouse(_clock);

    [Fact]
    public async Task A_job_is_written_in_chunks_of_five_hundred_and_read_back_in_order()
    {
        var job = await _house.CreateAsync(1234);
        job.Chunks.ShouldBe(3);
        var items = await _house.Store.ItemsAsync(job.Id, 0, null, CancellationToken.None).ToListAsync();
        items.Select(item => item.Index).ShouldBe(Enumerable.Range(0, 1234));
        items[777].Spec.Words.ShouldBe("robot 777");
        (await _house.Store.ItemsAsync(job.Id, 1230, null, CancellationToken.None).ToListAsync()).Count.ShouldBe(4);
        (await _house.Store.ItemAsync(job.Id, 500, CancellationToken.None))!.Spec.Words.ShouldBe("robot 500");
        (await _house.Store.FindAsync(job.Id, CancellationToken.None))!.Counts.ShouldBe(new JobCounts(1234, Queued: 1234));
    }

    [Fact]
    public async Task Items_go_in_transactions_of_a_hundred()
    {
        await _house.CreateAsync(1000);
        _house.Items.Transactions.ShouldBe(10);
    }

    [Fact]
    public async Task A_job_that_may_run_few_items_at_once_has_small_chunks()
    {
        var job = await _house.CreateAsync(100, new JobOptions(MaxParallel: 4));
        job.ChunkSize.ShouldBe(4);
        job.Chunks.ShouldBe(25);
    }

    [Fact]
    public async Task Prompts_past_the_size_of_a_property_come_back_whole()
    {
        var job = await _house.CreateAsync(3, prompt: i => new string((char)('a' + i), 10) + " " + string.Concat(Enumerable.Repeat("ö", 9_000)));
        (await _house.Store.ItemAsync(job.Id, 2, CancellationToken.None))!.Spec.Words!.Length.ShouldBe(9_011);
        var long1 = new string('x', 100_000);
        var columns = new Columns().Set("Text", long1);
        columns.Values.Count.ShouldBe(4);
        columns.Text("Text").ShouldBe(long1);
        columns.Set("Text", "short").Values.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_job_leaves_nothing()
    {
        var refused = await _house.Store.CreateAsync(
            new JobSpec(), Enumerable.Range(0, 700).Select(i => ItemEntry.Of(new ImageItem(i == 650 ? "" : "robot"))).ToAsyncEnumerable(),
            new JobOrigin(), new JobValidator(_ => null), CancellationToken.None);
        refused.Error!.Code.ShouldBe(ErrorCatalog.ValidationFailed.Name);
        (_house.Items.Count, _house.Jobs.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_job_that_is_not_admitted_leaves_nothing()
    {
        var refused = await _house.Store.CreateAsync(
            new JobSpec(), Enumerable.Range(0, 700).Select(_ => ItemEntry.Of(new ImageItem("robot"))).ToAsyncEnumerable(),
            new JobOrigin(AdmitAsync: (items, _) => ValueTask.FromResult<GenAssetError?>(GenAssetError.Of(ErrorCatalog.QueueFull, $"{items}"))), new JobValidator(_ => null), CancellationToken.None);
        refused.Error!.Message.ShouldBe("700");
        (_house.Items.Count, _house.Jobs.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task An_id_that_is_taken_is_refused_and_its_job_stays_whole()
    {
        var first = await _house.CreateAsync(10, id: "abcdef12");
        (await _house.TryCreateAsync(5, id: "abcdef12")).Error!.Code.ShouldBe(ErrorCatalog.JobIdTaken.Name);
        (await _house.Store.ItemsAsync(first.Id, 0, null, CancellationToken.None).ToListAsync()).Count.ShouldBe(10);
        (await _house.Store.CreateAsync(new JobSpec(), new[] { ItemEntry.Of(new ImageItem("")) }.ToAsyncEnumerable(), new JobOrigin("abcdef12"), new JobValidator(_ => null), CancellationToken.None))
            .Succeeded.ShouldBeFalse();
        (await _house.Store.FindAsync("abcdef12", CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_a_crash_left_half_written_is_no_job_and_is_swept_a_day_later()
    {
        async IAsyncEnumerable<ItemEntry> Dying()
        {
            for (var i = 0; i < 600; i++)
                yield return ItemEntry.Of(new ImageItem("robot"));
            await Task.CompletedTask;
            _house.Items.Before = _ => throw new InvalidOperationException("the process died");
            yield return ItemEntry.Of(new ImageItem("robot"));
        }

        // A process that dies removes nothing: here neither can the store, since every write of items fails from then on.
        await Should.ThrowAsync<InvalidOperationException>(() => _house.Store.CreateAsync(new JobSpec(), Dying(), new JobOrigin("abcdef12"), new JobValidator(_ => null), CancellationToken.None));
        _house.Items.Before = null;
        _house.Items.Count.ShouldBe(600);
        (await _house.Store.FindAsync("abcdef12", CancellationToken.None)).ShouldBeNull();
        await _house.Store.ExpireAsync(CancellationToken.None);
        _house.Items.Count.ShouldBe(600);
        _clock.Advance(TimeSpan.FromHours(25));
        await _house.Store.ExpireAsync(CancellationToken.None);
        (_house.Items.Count, _house.Jobs.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_and_each_owner_sees_only_their_own()
    {
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            ids.Add((await _house.CreateAsync(1, owner: i % 2 == 0 ? "anna/#?" : "ben", name: $"job {i}")).Id);
            if (i != 3)
                _clock.Advance(TimeSpan.FromSeconds(1)); // two of one moment
        }

        var all = await ListAsync(new JobFilter());
        all.Select(job => job.Name).Where(name => name is not ("job 3" or "job 4")).ShouldBe(["job 5", "job 2", "job 1", "job 0"]);
        all.ShouldBe(all.OrderBy(JobPlace.Of));
        (await ListAsync(new JobFilter("anna/#?"))).Select(job => job.Name).ShouldBe(["job 4", "job 2", "job 0"]);
        (await ListAsync(new JobFilter(After: JobPlace.Of(all[2])))).Select(job => job.Id).ShouldBe(all.Skip(3).Select(job => job.Id));
        (await ListAsync(new JobFilter(Name: "job ?", State: JobPhase.Completed))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_expired_job_leaves_a_tombstone()
    {
        var job = await _house.BegunAsync(2);
        await _house.Endings.SettleAsync(job.Id, 0, 1, _house.Succeeded(0), CancellationToken.None);
        await _house.Endings.SettleAsync(job.Id, 1, 1, _house.Failed(1), CancellationToken.None);
        await _house.Work.CountAsync(new ChunkPlan(job.Id, 1, 0), CancellationToken.None);
        await _house.Transitions.FinishAsync(new JobRef(job.Id, 1), CancellationToken.None);
        (await _house.Store.ExpireAsync(CancellationToken.None)).ShouldBe(0);
        _clock.Advance(TimeSpan.FromHours(24));
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await _house.Store.ExpireAsync(CancellationToken.None)).ShouldBe(1);
        var tombstone = await _house.Store.FindAsync(job.Id, CancellationToken.None);
        (tombstone!.IsExpired, tombstone.Counts.Failed, tombstone.CompletedWithErrors).ShouldBe((true, 1, true));
        (_house.Items.Count, await _house.Store.ItemAsync(job.Id, 0, CancellationToken.None)).ShouldBe((0, null));
        _house.RemovedFiles.ShouldBe([job.Id]);
        (await _house.Store.ExpireAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_job_leaves_nothing_at_all()
    {
        var job = await _house.CreateAsync(700, owner: "anna");
        (await _house.Store.DeleteAsync(job.Id, CancellationToken.None)).ShouldBeNull();
        (_house.Items.Count, _house.Jobs.Count).ShouldBe((0, 0));
        (await _house.Store.DeleteAsync(job.Id, CancellationToken.None))!.Code.ShouldBe(ErrorCatalog.JobNotFound.Name);
    }

    [Fact]
    public async Task Events_are_told_once_in_order_and_go_on_after_any_of_them()
    {
        var job = await _house.BegunAsync(3);
        await _house.Transitions.StartAsync(new JobRef(job.Id, 1), CancellationToken.None);
        foreach (var index in (int[])[2, 0, 1])
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await _house.Endings.SettleAsync(job.Id, index, 1, _house.Succeeded(index), CancellationToken.None);
        }

        await _house.Work.CountAsync(new ChunkPlan(job.Id, 1, 0), CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _house.Transitions.FinishAsync(new JobRef(job.Id, 1), CancellationToken.None);
        var events = await _house.Store.EventsAsync(job.Id, 0, CancellationToken.None).ToListAsync();
        events.Where(entry => entry.Index is not null).Select(entry => entry.Index!.Value).ShouldBe([2, 0, 1]);
        events[0].Kind.ShouldBe(JobEventKind.JobStarted);
        events[^1].Kind.ShouldBe(JobEventKind.JobFinished);
        events.Select(entry => entry.Seq).ShouldBeInOrder();
        events[^1].Seq.ShouldBe((await _house.Store.FindAsync(job.Id, CancellationToken.None))!.Version);
        events[^1].Seq.ShouldBeLessThan(1L << 53);
        var rest = await _house.Store.EventsAsync(job.Id, events[2].Seq, CancellationToken.None).ToListAsync();
        rest.ShouldBe(events.Skip(3));
    }

    [Fact]
    public async Task An_event_is_told_within_seconds_though_nothing_else_happens()
    {
        var job = await _house.BegunAsync(2);
        await _house.Endings.SettleAsync(job.Id, 0, 1, _house.Succeeded(0), CancellationToken.None);
        await using var events = _house.Store.EventsAsync(job.Id, 0, CancellationToken.None).GetAsyncEnumerator();

        var told = events.MoveNextAsync().AsTask();
        await _clock.RunUntilAsync(Task.WhenAny(told, Task.Delay(TimeSpan.FromSeconds(10), _clock)));

        told.IsCompletedSuccessfully.ShouldBeTrue();
        (events.Current.Kind, events.Current.Index).ShouldBe((JobEventKind.ItemSucceeded, 0));
    }

    [Fact]
    public async Task Looking_at_a_job_reads_its_own_partition_and_those_of_the_chunks_at_work()
    {
        var job = await _house.CreateAsync(2000);
        await _house.Work.SendAsync(new ChunkPlan(job.Id, 1, 2), CancellationToken.None);
        _house.Items.Queries.Clear();
        _house.Jobs.Queries.Clear();
        await _house.Store.FindAsync(job.Id, CancellationToken.None);
        _house.Jobs.Queries.ShouldBe([Keys.OfJob(job.Id)]);
        _house.Items.Queries.ShouldBe([Keys.OfItems(job.Id, 2)]);
    }

    private Task<List<JobState>> ListAsync(JobFilter filter) => _house.Store.ListAsync(filter, CancellationToken.None).ToListAsync().AsTask();
}
