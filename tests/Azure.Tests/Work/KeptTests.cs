using System.Text;
using System.Text.Json.Nodes;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Azure.Work;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Tests;
using GenAsset.Doubles;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;
using GenAsset.Tests.Contracts;
using static GenAsset.Tests.Contracts.Patience;

namespace GenAsset.Azure.Tests.Work;

/// <summary>What an item has paid for goes from worker to worker: no service is paid twice, no stage runs twice.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class KeptTests(AzuriteFixture azurite)
{
    private const string KeyVariable = "GENASSET_TEST_STORED_KEY";

    [AzuriteFact]
    public async Task A_task_that_the_service_took_is_gone_on_with_by_the_next_worker_and_paid_once()
    {
        using var home = new TestHome();
        using var service = RunningDouble.Start("algovera", "result=" + Picture(home));
        await service.AskAsync("/behave?end=never");
        await using var engines = Engines(home, service);
        var account = await azurite.EmptyAsync();
        var order = await SendAsync(account, new ImageItem("a red chair") { Engine = "far" });
        await using var first = WorkerInProcess.Mortal(account, "first", engines, engines.Find("far")!.Info);
        await UntilAsync(async () => await service.CountAsync("GET /api/status") >= 2); // so the task's id is in the storage

        await first.DieAsync();
        await service.AskAsync("/behave?end=done");
        await using var second = new WorkerInProcess(account, "second", engines, engines.Find("far")!.Info);
        var ledger = await EndedAsync(account, order);

        ledger.State.ShouldBe(OrderState.Succeeded, ledger.Outcome?.Error?.Message);
        ledger.Tries.Select(known => (known.Worker, known.Code)).ShouldBe([("first", "WORKER_LOST"), ("second", null)]);
        ledger.Outcome!.Cost.ShouldBe(3);
        (await service.AskAsync("/charged")).ShouldBe("1");
        Directory.Exists(Path.Combine(second.Home, "keep")).ShouldBeTrue();
        await UntilAsync(() => Task.FromResult(!Directory.EnumerateFileSystemEntries(Path.Combine(second.Home, "keep")).Any())); // the copy goes with the item, once its end is told
    }

    [AzuriteFact]
    public async Task A_task_whose_answer_was_lost_with_its_worker_is_not_sent_again()
    {
        using var home = new TestHome();
        using var service = RunningDouble.Start("algovera", "result=" + Picture(home));
        await service.FaultAsync("""[{"on":"POST /api/txt2img","do":"never"}]"""); // it takes the task, and its answer does not come
        await using var engines = Engines(home, service);
        var account = await azurite.EmptyAsync();
        var order = await SendAsync(account, new ImageItem("a red chair") { Engine = "far" });
        await using var first = WorkerInProcess.Mortal(account, "first", engines, engines.Find("far")!.Info);
        await UntilAsync(async () => await service.AskAsync("/charged") == "1");

        await first.DieAsync();
        await using var second = new WorkerInProcess(account, "second", engines, engines.Find("far")!.Info);
        var ledger = await EndedAsync(account, order);

        ledger.Outcome!.Error!.Code.ShouldBe("OUTCOME_UNKNOWN");
        (await service.AskAsync("/charged")).ShouldBe("1");
    }

    [AzuriteFact]
    public async Task A_chains_first_stage_that_one_worker_finished_is_not_run_again_by_another()
    {
        var reached = new TaskCompletionSource();
        var draw = new ScriptedEngine((_, context, _) => Task.FromResult(Drawn(context)), "draw");
        var lift = new ScriptedEngine(
            async (_, context, token) =>
            {
                if (reached.TrySetResult())
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                return ScriptedEngine.Succeed(context, "a mesh");
            },
            "lift");
        var engines = new EngineCatalog([draw, lift]);
        var chain = engines.Find("builtin/chain")!.Info;
        var account = await azurite.EmptyAsync();
        var order = await SendAsync(account, new ModelItem("a red chair") { Engine = chain.Name, Stages = [new ItemStage(ItemKind.Image, "draw"), new ItemStage(ItemKind.Model, "lift")] });
        await using var first = WorkerInProcess.Mortal(account, "first", engines, chain);
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);

        await first.DieAsync();
        await using var second = new WorkerInProcess(account, "second", engines, chain);
        var ledger = await EndedAsync(account, order);

        ledger.State.ShouldBe(OrderState.Succeeded, ledger.Outcome?.Error?.Message);
        ledger.Outcome!.Notes![0].ShouldBe("Stage 1, image: draw, kept from an earlier try");
        (draw.Runs, lift.Runs).ShouldBe((1, 2));
        ledger.Outcome.Assets!.Select(asset => asset.Name).ShouldContain("image.png");
    }

    [AzuriteFact]
    public async Task Who_lost_an_item_changes_nothing_of_what_its_successor_knows()
    {
        using var home = new TestHome();
        var account = await azurite.EmptyAsync();
        var order = StorageRoom.OrdersOf(1).ShouldHaveSingleItem();
        await new WorkOrders(account).SendAsync([order], "batch", CancellationToken.None);
        var clock = new SilentClock();
        await using var first = StorageRoom.Worker(account, "first", clock, keepFolder: Path.Combine(home.Path, "first"), leaseSeconds: StorageRoom.DyingSeconds);
        var lost = await QueueRoom.TakeAsync(first);
        var zombie = first.KeepOf(lost.JobId, lost.Index, lost.Attempt).ShouldNotBeNull();
        await zombie.WriteAsync("task.json", "mine"u8.ToArray());
        clock.Silence();
        await using var second = StorageRoom.Worker(account, "second", TimeProvider.System, keepFolder: Path.Combine(home.Path, "second"));
        var lease = await QueueRoom.TakeAsync(second);
        var keep = second.KeepOf(lease.JobId, lease.Index, lease.Attempt).ShouldNotBeNull();

        Encoding.UTF8.GetString(keep.Read("task.json")!).ShouldBe("mine");
        await keep.WriteAsync("task.json", "its successor's"u8.ToArray());
        (await Should.ThrowAsync<GenAssetException>(() => zombie.WriteAsync("task.json", "late"u8.ToArray()))).Error.Code.ShouldBe("LEASE_LOST");

        await second.FailAsync(lease, GenAssetError.Of(ErrorCatalog.InputNotReadable, "no"), CancellationToken.None);
        var ledger = await EndedAsync(account, order);
        await using var stream = await new KeptBlobs(account).OpenAsync(order.JobId, order.Index, ledger.Kept.ShouldHaveSingleItem(), CancellationToken.None);
        using var reader = new StreamReader(stream.ShouldNotBeNull());
        (await reader.ReadToEndAsync()).ShouldBe("its successor's");
    }

    [AzuriteFact]
    public async Task An_item_whose_last_order_failed_goes_on_with_what_that_one_had_paid_for()
    {
        using var home = new TestHome();
        var account = await azurite.EmptyAsync();
        var order = StorageRoom.OrdersOf(1).ShouldHaveSingleItem();
        await using var worker = StorageRoom.Worker(account, "worker", TimeProvider.System, keepFolder: home.Path);
        await new WorkOrders(account).SendAsync([order], "batch", CancellationToken.None);
        var lease = await QueueRoom.TakeAsync(worker);
        await worker.KeepOf(lease.JobId, lease.Index, lease.Attempt)!.WriteAsync("stage-0/files/image.png", "a picture"u8.ToArray());
        await worker.FailAsync(lease, GenAssetError.Of(ErrorCatalog.InputNotReadable, "no"), CancellationToken.None);
        await EndedAsync(account, order);

        await new WorkOrders(account).SendAsync([order with { Attempt = 3 }], "again", CancellationToken.None); // a person has it tried anew
        var again = await QueueRoom.TakeAsync(worker);

        Encoding.UTF8.GetString(worker.KeepOf(again.JobId, again.Index, again.Attempt)!.Read("stage-0/files/image.png")!).ShouldBe("a picture");
    }

    private static Outcome<EngineResult> Drawn(EngineContext context)
    {
        using var picture = new ImageBuffer(8, 8, 3);
        picture.Clear();
        using var png = new MemoryStream();
        ImageCodec.Encode(picture, png, ImageFormat.Png);
        context.Scratch.Write("image.png", png.ToArray());
        return new EngineResult();
    }

    private static string Picture(TestHome home)
    {
        using var pixels = new ImageBuffer(8, 8, 3);
        pixels.Clear();
        using var file = File.Create(Path.Combine(home.Path, "made.png"));
        ImageCodec.Encode(pixels, file, ImageFormat.Png);
        return file.Name;
    }

    private static EngineCatalog Engines(TestHome home, RunningDouble service)
    {
        Environment.SetEnvironmentVariable(KeyVariable, "the-key");
        var file = Path.Combine(home.Path, "engines.json");
        var engine = new JsonObject
        {
            ["name"] = "far",
            ["type"] = "algovera",
            ["endpoint"] = service.Address.AbsoluteUri,
            ["keyVariable"] = KeyVariable,
            ["price"] = 3,
            ["timeouts"] = new JsonObject { ["pollSeconds"] = 0.1 },
        };
        File.WriteAllText(file, new JsonObject { ["engines"] = new JsonArray(engine) }.ToJsonString());
        var loaded = EngineCatalog.Load(file);
        return loaded.Value ?? throw new InvalidOperationException(loaded.Error?.Message);
    }

    private static async Task<WorkOrder> SendAsync(StorageAccount account, ItemSpec item)
    {
        var order = new WorkOrder(StorageRoom.Job, 0, 1, item.Engine!, 7, 900, "done", item);
        await new WorkOrders(account).SendAsync([order], "batch", CancellationToken.None);
        return order;
    }

    private static async Task<OrderLedger> EndedAsync(StorageAccount account, WorkOrder order)
    {
        OrderLedger? ledger = null;
        await UntilAsync(async () => (ledger = await new WorkOrders(account).FindAsync(order.Ledger, CancellationToken.None)) is { HasEnded: true });
        return ledger!; // seen above
    }
}
