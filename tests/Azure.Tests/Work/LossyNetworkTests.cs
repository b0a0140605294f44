using Azure.Core;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Azure.Work;
using GenAsset.Core.Engines;
using GenAsset.Core.Running;

namespace GenAsset.Azure.Tests.Work;

[Collection(AzuriteCollection.Name)]
public sealed class LossyNetworkTests(AzuriteFixture azurite)
{
    private const int Items = 120;

    [AzuriteFact]
    public async Task Calls_and_answers_that_are_lost_neither_lose_nor_double_a_result()
    {
        var prefix = AzuriteFixture.NewPrefix();
        var clear = azurite.Azurite.Open(prefix);
        (await clear.PrepareAsync(CancellationToken.None)).ShouldBeNull();
        var network = new LossyPolicy(20261121, 0.04);
        var lossy = StorageAccount.OfConnection(azurite.Azurite.Connection, prefix, options =>
        {
            options.AddPolicy(network, HttpPipelinePosition.PerRetry);
            (options.Retry.Delay, options.Retry.MaxDelay) = (TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(100));
        });
        using var home = new TestHome();
        var orders = StorageRoom.OrdersOf(Items);
        var clearOrders = new WorkOrders(clear);
        await new WorkOrders(lossy).SendAsync(orders, "batch", CancellationToken.None); // some of its messages stand there twice
        using var stop = new CancellationTokenSource();

        var workers = Enumerable.Range(0, 3).Select(i => Task.Run(() => WorkAsync(lossy, home, $"worker {i}", stop.Token))).ToList();
        var ending = EndAsync(clearOrders, orders);
        await await Task.WhenAny([ending, .. workers]);
        ending.IsCompletedSuccessfully.ShouldBeTrue("a worker ended before the orders");

        await stop.CancelAsync();
        await Task.WhenAll(workers);
        network.Lost.ShouldBeGreaterThan(20);
        var store = new BlobAssetStore(clear, home.Folder, TimeProvider.System);
        foreach (var order in orders)
        {
            var ledger = (await clearOrders.FindAsync(order.Ledger, CancellationToken.None)).ShouldNotBeNull();
            ledger.State.ShouldBe(OrderState.Succeeded, $"item {order.Index}: {ledger.Outcome?.Error}");
            await using var asset = (await store.OpenAsync(StorageRoom.Job, order.Index, ledger.Outcome!.Assets!.ShouldHaveSingleItem(), CancellationToken.None)).ShouldNotBeNull();
            using var reader = new StreamReader(asset);
            (await reader.ReadToEndAsync()).ShouldContain($"\"prompt {order.Index}\"");
        }
    }

    private static async Task EndAsync(WorkOrders known, IReadOnlyList<WorkOrder> orders)
    {
        foreach (var order in orders)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
            while (await known.FindAsync(order.Ledger, patience.Token) is not { HasEnded: true })
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    private static async Task WorkAsync(StorageAccount account, TestHome home, string name, CancellationToken stop)
    {
        await using var queue = StorageRoom.Worker(account, name, TimeProvider.System, slots: 4);
        using var worker = new Worker(queue, new BlobAssetStore(account, home.Folder, TimeProvider.System), new EngineCatalog(EngineCatalog.BuiltIn), TimeProvider.System, 4);
        await worker.RunAsync(stop);
        await queue.FinishAsync(TimeSpan.FromSeconds(5));
        queue.Fault.ShouldBeNull();
    }
}
