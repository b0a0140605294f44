using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Azure.Work;
using GenAsset.Core.Engines;
using GenAsset.Core.Leasing;
using GenAsset.Core.Running;
using GenAsset.Tests.Contracts;
using static GenAsset.Tests.Contracts.Patience;

namespace GenAsset.Azure.Tests.Work;

/// <summary>What is wrong with one order, or with one call of it, is that order's alone.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class OrderFaultTests(AzuriteFixture azurite) : IDisposable
{
    private const double LeaseSeconds = 6;

    private static readonly EngineInfo Echo = EngineCatalog.BuiltIn.Single(engine => engine.Info.Name == "builtin/echo").Info;

    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [AzuriteFact]
    public async Task A_batch_that_is_sent_again_when_it_has_become_smaller_harms_no_message_of_before()
    {
        var account = await azurite.EmptyAsync();
        var (orders, all) = (new WorkOrders(account), StorageRoom.OrdersOf(5));
        await orders.SendAsync(all, "1-00000-0", CancellationToken.None);
        await orders.SendAsync([.. all.Skip(3)], "1-00000-0", CancellationToken.None);
        await using var worker = Worker(account);

        var indexes = new List<int>();
        for (var i = 0; i < all.Count; i++)
        {
            var lease = await QueueRoom.TakeAsync(worker);
            indexes.Add(lease.Index);
            (await worker.CompleteAsync(lease, new EngineResult(), [], CancellationToken.None)).ShouldBeTrue();
        }

        indexes.Order().ShouldBe(all.Select(order => order.Index));
        await EmptyAsync(worker, account);
        worker.Fault.ShouldBeNull();
    }

    [AzuriteFact]
    public async Task A_message_that_points_behind_the_end_of_its_blob_is_dropped()
    {
        var account = await azurite.EmptyAsync();
        await account.Container.GetBlobClient($"jobs/{StorageRoom.Job}/orders/b.jsonl").UploadAsync(new BinaryData("short\n"));
        var queue = account.Queue(EngineQueues.Of(Echo.Name));
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync(JsonSerializer.Serialize(new OrderRef($"jobs/{StorageRoom.Job}/orders/b.jsonl", 1000, 50), WorkJson.Wire.OrderRef));

        await using var worker = Worker(account);

        await EmptyAsync(worker, account);
        worker.Fault.ShouldBeNull();
    }

    [AzuriteFact]
    public async Task An_order_whose_ledger_cannot_be_read_ends_neither_the_worker_nor_what_was_taken_beside_it()
    {
        var account = await azurite.EmptyAsync();
        var orders = StorageRoom.OrdersOf(3);
        await account.Container.GetBlobClient(orders[1].Ledger).UploadAsync(new BinaryData("no ledger"));
        await new WorkOrders(account).SendAsync(orders, "batch", CancellationToken.None);
        var notices = new List<string>();
        await using var worker = Worker(account, notices: notices);

        int[] indexes = [await CompleteNextAsync(worker), await CompleteNextAsync(worker)];

        indexes.Order().ShouldBe([0, 2]);
        await UntilAsync(() => Task.FromResult(Said(notices).Contains("cannot be read", StringComparison.Ordinal)));
        worker.Fault.ShouldBeNull();
    }

    [AzuriteFact]
    public async Task A_sign_of_life_that_hangs_costs_no_other_order_its_lease()
    {
        var silence = new SilentCalls();
        var account = StorageAccount.OfConnection(azurite.Azurite.Connection, AzuriteFixture.NewPrefix(), options => options.AddPolicy(silence, HttpPipelinePosition.PerCall));
        (await account.PrepareAsync(CancellationToken.None)).ShouldBeNull();
        var orders = StorageRoom.OrdersOf(2);
        await new WorkOrders(account).SendAsync(orders, "batch", CancellationToken.None);
        await using var worker = Worker(account, slots: 2);
        Lease[] leases = [await QueueRoom.TakeAsync(worker), await QueueRoom.TakeAsync(worker)];
        var ledgers = new Ledgers(account);
        var begun = await UntilOfAsync(1);

        silence.About = orders[leases[0].Index].Ledger;

        await UntilAsync(async () => await UntilOfAsync(1) > begun + (2 * new StorageTerms(LeaseSeconds).Lease));
        silence.About = null;

        async Task<DateTimeOffset?> UntilOfAsync(int taken) => (await ledgers.ReadAsync(orders[leases[taken].Index].Ledger, CancellationToken.None))?.Ledger.Until;
    }

    [AzuriteFact]
    public async Task What_an_item_has_paid_for_is_found_behind_orders_that_nobody_began()
    {
        var account = await azurite.EmptyAsync();
        var (ledgers, order) = (new Ledgers(account), StorageRoom.OrdersOf(1)[0] with { Attempt = 6 });
        KeptFile[] paid = [new("task.json", "abc")];
        (await ledgers.KeptBeforeAsync(order, CancellationToken.None)).ShouldBeNull();
        await ledgers.TryWriteAsync((order with { Attempt = 1 }).Ledger, new OrderLedger(OrderState.Failed, "done", [new OrderTry(1, "a", "w", TimeProvider.System.GetUtcNow())], Kept: paid), null, CancellationToken.None);
        await ledgers.TryWriteAsync((order with { Attempt = 4 }).Ledger, new OrderLedger(OrderState.Cancelled, "done", []), null, CancellationToken.None);

        (await ledgers.KeptBeforeAsync(order, CancellationToken.None)).ShouldBe(paid);
    }

    private StorageWorkQueue Worker(StorageAccount account, int slots = 1, List<string>? notices = null) => new(
        account, [Echo], Path.Combine(_home.Path, "keep"), new WorkOptions(new WorkerFacts("worker", Slots: slots), Notice: notices is null ? null : text => Note(notices, text)), TimeProvider.System, new StorageTerms(LeaseSeconds));

    private static async Task<int> CompleteNextAsync(StorageWorkQueue worker)
    {
        var lease = await QueueRoom.TakeAsync(worker);
        (await worker.CompleteAsync(lease, new EngineResult(), [], CancellationToken.None)).ShouldBeTrue();
        return lease.Index;
    }

    private static void Note(List<string> notices, string text)
    {
        lock (notices)
            notices.Add(text);
    }

    private static string Said(List<string> notices)
    {
        lock (notices)
            return string.Join('\n', notices);
    }

    // A slot that waits for an order, and gets none.
    private static async Task EmptyAsync(StorageWorkQueue worker, StorageAccount account)
    {
        using var giveUp = new CancellationTokenSource();
        var waiting = worker.LeaseAsync(giveUp.Token).AsTask();
        await UntilAsync(async () => waiting.IsCompleted || await LengthAsync(account) == 0);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    private static async Task<int> LengthAsync(StorageAccount account) => (await account.Queue(EngineQueues.Of(Echo.Name)).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    /// <summary>Writes about one blob are never answered.</summary>
    private sealed class SilentCalls : HttpPipelinePolicy
    {
        public string? About { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (About is { } about && message.Request.Method == RequestMethod.Put && message.Request.Uri.Path.EndsWith(about, StringComparison.Ordinal))
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, message.CancellationToken);
            await ProcessNextAsync(message, pipeline);
        }
    }
}
