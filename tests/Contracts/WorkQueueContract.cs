using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;
using static GenAsset.Tests.Contracts.Patience;

namespace GenAsset.Tests.Contracts;

/// <summary>What every queue of work promises.</summary>
public abstract class WorkQueueContract
{
    private static readonly GenAssetError Passing = GenAssetError.Of(ErrorCatalog.EngineUnavailable, "the engine is away");
    private static readonly GenAssetError Lasting = GenAssetError.Of(ErrorCatalog.InputNotReadable, "the input is no picture");
    private static readonly GenAssetError Poor = GenAssetError.Of(ErrorCatalog.QualityThresholdFailed, "the mesh has holes"); // keeps what was made
    private static readonly AssetInfo Another = new("item.json", 3, new string('a', 64), "application/json");

    /// <summary>A job of echo items, "prompt 0", "prompt 1" …</summary>
    protected abstract Task<QueueRoom> OpenAsync(int items, int retries = 0);

    [ContractFact]
    public async Task Every_item_is_given_to_one_worker_with_all_that_it_needs()
    {
        await using var room = await OpenAsync(6);

        var leases = new List<Lease>();
        for (var i = 0; i < 3; i++)
            leases.AddRange([await QueueRoom.TakeAsync(room.First), await QueueRoom.TakeAsync(room.Second)]);

        leases.Select(lease => lease.Index).Order().ShouldBe(Enumerable.Range(0, 6));
        leases.ShouldAllBe(lease => lease.Attempt == 1 && lease.Engine == "builtin/echo" && lease.Timeout == TimeSpan.FromSeconds(900));
        leases.ShouldAllBe(lease => ((ImageItem)lease.Item).Prompt == $"prompt {lease.Index}" && lease.Seed == Seeds.Derive(lease.Item, lease.Index));
    }

    [ContractFact]
    public async Task A_success_is_told_with_its_files_and_notes_and_counts_once()
    {
        await using var room = await OpenAsync(1);
        var lease = await QueueRoom.TakeAsync(room.First);
        var made = await room.MakeAsync(room.First, lease, "made");

        (await room.First.CompleteAsync(lease, new EngineResult(["a note"]), made, CancellationToken.None)).ShouldBeTrue();
        (await room.First.CompleteAsync(lease, new EngineResult(["another"]), [Another], CancellationToken.None)).ShouldBeFalse();

        var end = await room.EndAsync(0);
        (end.State, end.Error).ShouldBe((ItemPhase.Succeeded, null));
        end.Notes.ShouldBe(["a note"]);
        end.Assets.ShouldBe(made);
    }

    [ContractFact]
    public async Task A_failure_that_may_pass_is_tried_again_as_often_as_is_allowed()
    {
        await using var room = await OpenAsync(1, retries: 1);
        var first = await QueueRoom.TakeAsync(room.First);
        await room.First.FailAsync(first, Passing, CancellationToken.None);
        var second = await QueueRoom.TakeAsync(room.Second);

        (second.Index, second.Attempt, second.Seed).ShouldBe((0, 2, first.Seed));
        (await room.FindEndAsync(0)).ShouldBeNull();
        await room.Second.FailAsync(second, Passing, CancellationToken.None);

        var end = await room.EndAsync(0);
        (end.State, end.Error!.Code, end.Error.Message).ShouldBe((ItemPhase.Failed, Passing.Code, Passing.Message));
    }

    [ContractFact]
    public async Task A_failure_that_lasts_is_not_tried_again()
    {
        await using var room = await OpenAsync(1, retries: 3);

        await room.First.FailAsync(await QueueRoom.TakeAsync(room.First), Lasting, CancellationToken.None);

        var end = await room.EndAsync(0);
        (end.State, end.Error!.Code).ShouldBe((ItemPhase.Failed, Lasting.Code));
    }

    [ContractFact]
    public async Task What_a_failed_try_made_is_kept_to_be_looked_at()
    {
        await using var room = await OpenAsync(1);

        var lease = await QueueRoom.TakeAsync(room.First);
        var made = await room.MakeAsync(room.First, lease, "poor");

        await room.First.FailKeepingAsync(lease, Poor, made, CancellationToken.None);

        var end = await room.EndAsync(0);
        (end.State, end.Error!.Code).ShouldBe((ItemPhase.Failed, Poor.Code));
        end.Assets.ShouldBe(made);
    }

    [ContractFact]
    public async Task An_item_that_was_given_back_is_given_out_again_and_nothing_is_held_against_it()
    {
        await using var room = await OpenAsync(1, retries: 1);
        for (var i = 0; i < 3; i++)
            await room.First.ReleaseAsync(await QueueRoom.TakeAsync(room.First), CancellationToken.None);

        await room.Second.FailAsync(await QueueRoom.TakeAsync(room.Second), Passing, CancellationToken.None);
        var last = await QueueRoom.TakeAsync(room.Second);
        (await room.Second.CompleteAsync(last, new EngineResult(), await room.MakeAsync(room.Second, last, "made"), CancellationToken.None)).ShouldBeTrue();

        (await room.EndAsync(0)).State.ShouldBe(ItemPhase.Succeeded);
    }

    [ContractFact]
    public async Task Who_lost_a_lease_changes_nothing_any_more()
    {
        await using var room = await OpenAsync(1);
        var lost = await QueueRoom.TakeAsync(room.First);
        await room.LoseAsync(lost);
        var lease = await QueueRoom.TakeAsync(room.Second);

        (await room.First.CompleteAsync(lost, new EngineResult(), [Another], CancellationToken.None)).ShouldBeFalse();
        lease.Attempt.ShouldBe(2);
        (await room.Second.HeartbeatAsync(lease, "working", 50, CancellationToken.None)).ShouldBe(LeaseStanding.Continue);
        var made = await room.MakeAsync(room.Second, lease, "made");
        (await room.Second.CompleteAsync(lease, new EngineResult(), made, CancellationToken.None)).ShouldBeTrue();
        await room.First.FailAsync(lost, Lasting, CancellationToken.None);

        var end = await room.EndAsync(0);
        end.State.ShouldBe(ItemPhase.Succeeded);
        end.Assets.ShouldBe(made);
    }

    [ContractFact]
    public async Task A_worker_hears_that_an_item_is_not_wanted_any_more()
    {
        await using var room = await OpenAsync(1);
        var lease = await QueueRoom.TakeAsync(room.First);
        (await room.First.HeartbeatAsync(lease, "working", 10, CancellationToken.None)).ShouldBe(LeaseStanding.Continue);

        await room.CancelAsync();
        await UntilAsync(async () => await room.First.HeartbeatAsync(lease, "working", 20, CancellationToken.None) != LeaseStanding.Continue);
        await UntilAsync(() => Task.FromResult(lease.Cancelled.IsCancellationRequested)); // which another thread sees to
        await room.First.ReleaseAsync(lease, CancellationToken.None);

        (await room.EndAsync(0)).State.ShouldBe(ItemPhase.Cancelled);
    }

    [ContractFact]
    public async Task Waiting_for_an_item_can_be_given_up()
    {
        await using var room = await OpenAsync(1);
        var lease = await QueueRoom.TakeAsync(room.First);
        using var giveUp = new CancellationTokenSource();

        var waiting = room.Second.LeaseAsync(giveUp.Token).AsTask();
        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
        (await room.First.CompleteAsync(lease, new EngineResult(), await room.MakeAsync(room.First, lease, "made"), CancellationToken.None)).ShouldBeTrue();
    }
}
