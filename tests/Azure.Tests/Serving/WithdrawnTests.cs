using System.Text;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Azure.Tests.Work;
using GenAsset.Azure.Work;
using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;
using GenAsset.Core.Tests;

namespace GenAsset.Azure.Tests.Serving;

[Collection(AzuriteCollection.Name)]
public sealed class WithdrawnTests(AzuriteFixture azurite)
{
    private const string Declared = """{"engines":[{"name":"gpu/echo","type":"builtin/echo","onlyByName":true}]}""";

    [AzuriteFact]
    public async Task What_an_order_had_paid_for_when_it_was_taken_back_is_not_paid_again_when_it_is_sent_anew()
    {
        var account = await azurite.EmptyAsync();
        var (payments, paid) = (0, new TaskCompletionSource());
        var engines = new EngineCatalog([new ScriptedEngine(
            async (_, context, token) =>
            {
                if (context.Keep.Read("task.json") is { } task)
                    return ScriptedEngine.Succeed(context, Encoding.UTF8.GetString(task));
                Interlocked.Increment(ref payments);
                await context.Keep.WriteAsync("task.json", "paid"u8.ToArray(), token);
                paid.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                return new EngineResult();
            },
            "gpu/echo")]);
        await using var server = new ServerInProcess(account, enginesFile: Declared);
        await using var worker = new WorkerInProcess(account, "worker", engines, new EngineInfo("gpu/echo", [ItemKind.Image], OnlyByName: true));
        var job = await server.CreateAsync(new ImageItem("a red chair") { Engine = "gpu/echo" });
        await paid.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);

        // What a server does that wakes after a pause and finds its leases lost: it takes the order back, and sends it when its own queue gives the item out again.
        var (orders, order) = (new WorkOrders(account), new WorkOrder(job, 0, 1, "gpu/echo", 0, 900, "", new ImageItem("a red chair")));
        (await orders.CancelAsync(order, CancellationToken.None)).ShouldBeTrue();
        await orders.SendAsync([order], "again", CancellationToken.None);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        (await server.Backend.WaitAsync(job, cancellationToken: patience.Token)).Value!.Counts.Succeeded.ShouldBe(1);
        payments.ShouldBe(1);
    }
}
