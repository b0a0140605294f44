using System.Text.Json;
using Azure.Storage.Queues.Models;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Azure.Work;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Tests.Contracts;
using static GenAsset.Tests.Contracts.Patience;

namespace GenAsset.Azure.Tests.Work;

[Collection(AzuriteCollection.Name)]
public sealed class StorageWorkQueueTests(AzuriteFixture azurite) : WorkQueueContract
{
    private static readonly AssetInfo Made = new("item.json", 3, new string('a', 64), "application/json");
    private static readonly GenAssetError Passing = GenAssetError.Of(ErrorCatalog.EngineUnavailable, "the engine is away");

    protected override async Task<QueueRoom> OpenAsync(int items, int retries = 0) => await StorageRoom.OpenAsync(await azurite.EmptyAsync(), items, retries);

    [AzuriteFact]
    public async Task An_order_that_ends_its_workers_fails_with_its_history()
    {
        var account = await azurite.EmptyAsync();
        var order = StorageRoom.OrdersOf(1).ShouldHaveSingleItem();
        var orders = new WorkOrders(account);
        await orders.SendAsync([order], "batch", CancellationToken.None);
        for (var i = 0; i < 3; i++)
        {
            await using var doomed = StorageRoom.Worker(account, $"worker {i}", TimeProvider.System, maxDeaths: 3, leaseSeconds: StorageRoom.DyingSeconds);
            (await QueueRoom.TakeAsync(doomed)).Attempt.ShouldBe(i + 1);
        }

        await using var last = StorageRoom.Worker(account, "last", TimeProvider.System, maxDeaths: 3);
        using var giveUp = new CancellationTokenSource();
        var waiting = last.LeaseAsync(giveUp.Token).AsTask();
        var ledger = await EndedAsync(orders, order);
        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
        (ledger.State, ledger.Deaths).ShouldBe((OrderState.Failed, 3));
        ledger.Outcome!.Error!.Code.ShouldBe("WORKER_LOST");
        ledger.Outcome.Error.Details!["tries"]!.AsArray().Select(known => (string?)known!["worker"]).ShouldBe(["worker 0", "worker 1", "worker 2"]);
    }

    [AzuriteFact]
    public async Task A_failure_after_several_tries_carries_them_all()
    {
        await using var room = await StorageRoom.OpenAsync(await azurite.EmptyAsync(), 1, retries: 2);
        for (var i = 0; i < 3; i++)
            await room.First.FailAsync(await QueueRoom.TakeAsync(room.First), Passing, CancellationToken.None);

        var error = (await room.EndAsync(0)).Error.ShouldNotBeNull();

        error.Details!["tries"]!.AsArray().Select(known => ((int)known!["attempt"]!, (string?)known["code"])).ShouldBe([(1, Passing.Code), (2, Passing.Code), (3, Passing.Code)]);
    }

    [AzuriteFact]
    public async Task Orders_that_are_sent_twice_are_run_once_and_their_end_is_told_again()
    {
        var account = await azurite.EmptyAsync();
        await using var room = await StorageRoom.OpenAsync(account, 1);
        var lease = await QueueRoom.TakeAsync(room.First);
        await room.Orders.SendAsync(room.Sent, "again", CancellationToken.None);
        using var giveUp = new CancellationTokenSource();
        var waiting = room.Second.LeaseAsync(giveUp.Token).AsTask(); // is shown the second message and finds that the order is at work

        await UntilAsync(async () => (await account.Queue(EngineQueues.Of("builtin/echo")).PeekMessagesAsync(32)).Value.Length == 0);
        (await room.First.CompleteAsync(lease, new EngineResult(), [Made], CancellationToken.None)).ShouldBeTrue();
        var told = 0;
        await UntilAsync(async () => (told += (await account.Queue("done").ReceiveMessagesAsync(32)).Value.Length) == 2);
        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
        (await room.EndAsync(0)).State.ShouldBe(ItemPhase.Succeeded);
    }

    [AzuriteFact]
    public async Task An_order_that_was_taken_back_is_not_run_and_may_be_opened_again()
    {
        var account = await azurite.EmptyAsync();
        var order = StorageRoom.OrdersOf(1).ShouldHaveSingleItem();
        var orders = new WorkOrders(account);
        await orders.SendAsync([order], "batch", CancellationToken.None);
        (await orders.CancelAsync(order, CancellationToken.None)).ShouldBeTrue();
        await using var worker = StorageRoom.Worker(account, "worker", TimeProvider.System);
        var taking = QueueRoom.TakeAsync(worker);
        await account.Queue("done").CreateIfNotExistsAsync();
        await UntilAsync(async () => (await account.Queue("done").PeekMessagesAsync()).Value.Length == 1); // it found that there is nothing to run
        taking.IsCompleted.ShouldBeFalse();

        (await orders.ReopenAsync(order, CancellationToken.None)).ShouldBeTrue();
        await orders.SendAsync([order], "again", CancellationToken.None);

        (await taking).Index.ShouldBe(0);
        (await orders.ReopenAsync(order, CancellationToken.None)).ShouldBeFalse();
    }

    [AzuriteFact]
    public async Task A_message_that_is_no_order_or_whose_job_is_gone_is_dropped()
    {
        var account = await azurite.EmptyAsync();
        await using var room = await StorageRoom.OpenAsync(account, 1);
        var queue = account.Queue(EngineQueues.Of("builtin/echo"));
        foreach (var text in (string[])["not json", "{}", """{"blob":"jobs/gone/orders/x.jsonl","offset":0,"length":10}""", """{"blob":"jobs/20261120-120000-abcdefgh/orders/batch.jsonl","offset":3,"length":20}"""])
            await queue.SendMessageAsync(text);

        var lease = await QueueRoom.TakeAsync(room.First);
        (await room.First.CompleteAsync(lease, new EngineResult(), [Made], CancellationToken.None)).ShouldBeTrue();

        using var giveUp = new CancellationTokenSource();
        var waiting = room.First.LeaseAsync(giveUp.Token).AsTask();
        await UntilAsync(async () => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    [AzuriteFact]
    public async Task A_lease_is_kept_for_as_long_as_the_item_runs()
    {
        await using var room = await StorageRoom.OpenAsync(await azurite.EmptyAsync(), 1);
        var lease = await QueueRoom.TakeAsync(room.First);
        var begun = await LedgerAsync(room);
        using var giveUp = new CancellationTokenSource();
        var waiting = room.Second.LeaseAsync(giveUp.Token).AsTask();

        await UntilAsync(async () => await LedgerAsync(room) is { } now && now.Until > begun.Until + TimeSpan.FromSeconds(1.5 * StorageRoom.LeaseSeconds)); // half a lease longer than the first was: the other has looked since

        waiting.IsCompleted.ShouldBeFalse();
        (await room.First.CompleteAsync(lease, new EngineResult(), [Made], CancellationToken.None)).ShouldBeTrue();
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    [AzuriteFact]
    public async Task A_worker_that_lives_keeps_its_order_though_the_queue_shows_the_message_again()
    {
        var account = await azurite.EmptyAsync();
        var order = StorageRoom.OrdersOf(1).ShouldHaveSingleItem();
        await new WorkOrders(account).SendAsync([order], "batch", CancellationToken.None);
        var queue = account.Queue(EngineQueues.Of("builtin/echo"));
        var message = (await queue.ReceiveMessagesAsync(1, TimeSpan.FromSeconds(1))).Value.ShouldHaveSingleItem();
        var (ledgers, now) = (new Ledgers(account), TimeProvider.System.GetUtcNow());
        var running = new OrderLedger(OrderState.Running, "done", [new OrderTry(1, "other", "other", now)], message.MessageId, now + TimeSpan.FromMinutes(5));
        var version = await ledgers.TryWriteAsync(order.Ledger, running, null, CancellationToken.None);
        QueueMessage[] again = [];
        await UntilAsync(async () => (again = (await queue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(1))).Value).Length == 1);
        var taking = new OrderTaking(account, ledgers, "worker", new StorageTerms(), TimeProvider.System, null);

        (await taking.TakeAsync(queue, again[0], "mine", CancellationToken.None)).ShouldBeNull();

        var found = await ledgers.ReadAsync(order.Ledger, CancellationToken.None);
        found!.Value.Version.ShouldBe(version!.Value);
    }

    [AzuriteFact]
    public async Task Messages_name_blobs_and_nothing_of_the_items()
    {
        var account = await azurite.EmptyAsync();
        var orders = new WorkOrders(account);

        await orders.SendAsync(StorageRoom.OrdersOf(20), "batch", CancellationToken.None);

        var messages = (await account.Queue(EngineQueues.Of("builtin/echo")).PeekMessagesAsync(32)).Value;
        messages.Length.ShouldBe(20);
        messages.ShouldAllBe(message => !message.Body.ToString().Contains("prompt", StringComparison.Ordinal) && message.Body.ToMemory().Length < 200);
        messages.ShouldAllBe(message => message.ExpiresOn > DateTimeOffset.MaxValue.AddYears(-1) || message.ExpiresOn == null);
    }

    [Theory]
    [InlineData("builtin/preview", "work-builtin-preview")]
    [InlineData("trellis-2", "work-trellis-2")]
    [InlineData("My Engine", "work-my-engine-")]
    [InlineData("a--b", "work-a-b-")]
    [InlineData("über/groß", "work-ber-gro-")]
    [InlineData("an/engine/with/a/name/that/no/queue/could/have", "work-an-engine-with-a-name-")]
    public void A_queue_is_called_like_its_engine_where_that_is_possible(string engine, string start)
    {
        var name = EngineQueues.Of(engine);

        name.ShouldStartWith(start);
        name.Length.ShouldBeLessThanOrEqualTo(36);
        name.ShouldNotContain("--");
        EngineQueues.Of(engine.ToUpperInvariant()).ShouldBe(name);
    }

    [Fact]
    public void An_order_reads_as_it_was_written()
    {
        var order = StorageRoom.OrdersOf(1)[0] with { TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", Retries = 2 };

        JsonSerializer.Deserialize(JsonSerializer.Serialize(order, WorkJson.Wire.WorkOrder), WorkJson.Wire.WorkOrder).ShouldBe(order);
    }

    private static async Task<OrderLedger> LedgerAsync(StorageRoom room) => (await room.Orders.FindAsync(room.Sent[0].Ledger, CancellationToken.None)).ShouldNotBeNull();

    private static async Task<OrderLedger> EndedAsync(WorkOrders orders, WorkOrder order)
    {
        OrderLedger? ledger = null;
        await UntilAsync(async () => (ledger = await orders.FindAsync(order.Ledger, CancellationToken.None)) is { HasEnded: true });
        return ledger!; // seen above
    }
}
