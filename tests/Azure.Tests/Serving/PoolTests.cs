using System.Text;
using Azure.Core;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Azure.Tests.Work;
using GenAsset.Azure.Work;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Tests;
using static GenAsset.Tests.Contracts.Patience;

namespace GenAsset.Azure.Tests.Serving;

/// <summary>A server and the storage's workers: those that have to be started first, and what goes back and forth between them.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class PoolTests(AzuriteFixture azurite)
{
    private const string Declared = """{"engines":[{"name":"gpu/echo","type":"builtin/echo","onlyByName":true}]}""";
    private static readonly EngineInfo Gpu = new("gpu/echo", [ItemKind.Image], OnlyByName: true);

    [AzuriteFact]
    public async Task What_is_asked_of_a_declared_engine_waits_in_its_queue_and_starts_a_worker()
    {
        var account = await azurite.EmptyAsync();
        await using var server = new ServerInProcess(account, enginesFile: Declared);
        (await server.StateOfAsync("gpu/echo")).ShouldBe(EngineState.Waiting);
        var job = await server.CreateAsync(Items("gpu/echo", 3));
        await UntilAsync(async () => await LengthAsync(account, "gpu/echo") == 3); // which is what KEDA looks at

        await using var worker = new WorkerInProcess(account, "started", EchoAs("gpu/echo"), Gpu);
        await UntilAsync(async () => (await server.Backend.FindAsync(job))!.State == JobPhase.Completed);

        (await server.Backend.FindAsync(job))!.Counts.Succeeded.ShouldBe(3);
        await UntilAsync(async () => await server.StateOfAsync("gpu/echo") == EngineState.Workers);
    }

    [AzuriteFact]
    public async Task An_engine_that_a_worker_once_showed_is_started_again_after_the_worker_has_ended()
    {
        var account = await azurite.EmptyAsync();
        await using var server = new ServerInProcess(account);
        await using (new WorkerInProcess(account, "short", EchoAs("gpu/echo"), Gpu))
            await UntilAsync(async () => (await server.Backend.EnginesAsync()).Any(engine => engine is { Name: "gpu/echo", State: EngineState.Workers }));
        await UntilAsync(async () => await server.StateOfAsync("gpu/echo") == EngineState.Waiting);

        await server.CreateAsync(Items("gpu/echo", 2));

        await UntilAsync(async () => await LengthAsync(account, "gpu/echo") == 2);
    }

    [AzuriteFact]
    public async Task An_engine_that_nobody_declared_or_showed_is_an_error_that_says_which_there_are()
    {
        await using var server = new ServerInProcess(await azurite.EmptyAsync(), enginesFile: Declared);

        var refused = await server.Backend.CreateAsync(new JobSpec(), Specs.From(Items("gpu/other", 1)));

        refused.Error!.Code.ShouldBe("VALIDATION_FAILED");
        refused.Error.Details!.ToJsonString().ShouldContain("there is no engine \\u0022gpu/other\\u0022; there are gpu/echo");
    }

    [AzuriteFact]
    public async Task What_waits_for_a_worker_that_has_to_be_started_is_given_to_one_that_calls_the_server()
    {
        var account = await azurite.EmptyAsync();
        await using var server = new ServerInProcess(account, enginesFile: Declared);
        await server.CreateAsync(Items("gpu/echo", 3));
        await UntilAsync(async () => await LengthAsync(account, "gpu/echo") == 3);

        var given = new List<LeasedItem>();
        await UntilAsync(async () =>
        {
            given.AddRange((await server.Backend.Leases.LeaseAsync(new LeaseRequest(new WorkerFacts("over-http"), [Capability.Of(Gpu)], Max: 3, WaitSeconds: 1), CancellationToken.None)).Value!.Items);
            return given.Count == 3;
        });

        given.Select(item => item.Index).Order().ShouldBe([0, 1, 2]);
    }

    [AzuriteFact]
    public async Task What_a_worker_holds_is_counted()
    {
        var account = await azurite.EmptyAsync();
        var hold = new TaskCompletionSource();
        var engines = new EngineCatalog([new ScriptedEngine(
            async (_, context, token) =>
            {
                await hold.Task.WaitAsync(token);
                return ScriptedEngine.Succeed(context);
            },
            "gpu/echo")]);
        await using var server = new ServerInProcess(account, enginesFile: Declared);
        await using var worker = new WorkerInProcess(account, "busy", engines, Gpu);
        var job = await server.CreateAsync(Items("gpu/echo", 1));

        await UntilAsync(() => Task.FromResult(server.Backend.Leases.Workers is [{ Id: "busy", Leases: 1 }]));
        hold.SetResult();

        await UntilAsync(() => Task.FromResult(server.Backend.Leases.Workers is [{ Id: "busy", Leases: 0 }]));
        (await server.Backend.WaitAsync(job)).Value!.Counts.Succeeded.ShouldBe(1);
    }

    [AzuriteFact]
    public async Task What_a_failed_try_had_paid_for_comes_home_and_goes_out_with_the_next()
    {
        var account = await azurite.EmptyAsync();
        var seenAtHome = new TaskCompletionSource();
        var engines = new EngineCatalog([new ScriptedEngine(
            async (_, context, token) =>
            {
                if (context.Keep.Read("task.json") is not { } task)
                {
                    await context.Keep.WriteAsync("task.json", "paid"u8.ToArray(), token);
                    return GenAssetError.Of(ErrorCatalog.EngineUnavailable, "away");
                }

                await seenAtHome.Task.WaitAsync(token); // with the result it goes from there
                return ScriptedEngine.Succeed(context, Encoding.UTF8.GetString(task));
            },
            "gpu/echo")]);
        await using var server = new ServerInProcess(account, enginesFile: Declared);
        await using var first = new WorkerInProcess(account, "first", engines, Gpu);
        var job = await server.CreateAsync(Items("gpu/echo", 1));
        await UntilAsync(() => Task.FromResult(server.Backend.Home.KeepOf(job, 0).Names.Count == 1));
        seenAtHome.SetResult();

        await UntilAsync(async () => (await server.Backend.FindAsync(job))!.State == JobPhase.Completed);
        var item = (await server.Backend.ItemAsync(job, 0))!;

        (item.State, item.Attempts).ShouldBe((ItemPhase.Succeeded, 2));
        using var reader = new StreamReader((await server.Backend.OpenAssetAsync(job, 0, "result.txt"))!);
        (await reader.ReadToEndAsync()).ShouldBe("paid");
        await UntilAsync(() => Task.FromResult(!Directory.Exists(server.Backend.Home.KeepOf(job, 0).Folder))); // soon after the item has its result
        await UntilAsync(async () => !await AnyAsync(account, $"jobs/{job}/tries/000000/kept/"));
    }

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
        await using var worker = new WorkerInProcess(account, "worker", engines, Gpu);
        var job = await server.CreateAsync(Items("gpu/echo", 1));
        await paid.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);

        // What a server does that wakes after a pause and finds its leases lost: it takes the order back, and sends it when its own queue gives the item out again.
        var (orders, order) = (new WorkOrders(account), new WorkOrder(job, 0, 1, "gpu/echo", 0, 900, "", new ImageItem("a red chair")));
        (await orders.CancelAsync(order, CancellationToken.None)).ShouldBeTrue();
        await orders.SendAsync([order], "again", CancellationToken.None);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        (await server.Backend.WaitAsync(job, cancellationToken: patience.Token)).Value!.Counts.Succeeded.ShouldBe(1);
        payments.ShouldBe(1);
    }

    [AzuriteFact]
    public async Task An_item_costs_nine_small_calls()
    {
        const int Count = 60;
        var counting = new CountingPolicy();
        var account = StorageAccount.OfConnection(azurite.Azurite.Connection, AzuriteFixture.NewPrefix(), options => options.AddPolicy(counting, HttpPipelinePosition.PerCall));
        (await account.PrepareAsync(CancellationToken.None)).ShouldBeNull();
        await using var server = new ServerInProcess(account, enginesFile: Declared);
        var job = await server.CreateAsync(Items("gpu/echo", Count));
        await using var worker = new WorkerInProcess(account, "worker", new StorageTerms(), EchoAs("gpu/echo"), Gpu);

        await UntilAsync(async () => (await server.Backend.FindAsync(job))!.State == JobPhase.Completed);

        string[] ofItems = ["GET orders", "PUT tries", "GET tries", "PUT assets", "POST messages", "DELETE messages"]; // the rest asks whether there is something, and gives signs of life
        var calls = ofItems.Sum(kind => counting.Calls.GetValueOrDefault(kind)) - counting.Calls.GetValueOrDefault("PUT messages"); // a sign of life writes the ledger and hides the message
        calls.ShouldBeInRange(8 * Count, 10 * Count, string.Join(", ", counting.Calls)); // nine, and some are sent twice: the first ones find that there is no queue yet
    }

    private static ItemSpec[] Items(string engine, int count) => [.. Enumerable.Range(0, count).Select(index => new ImageItem($"prompt {index}") { Engine = engine })];

    private static EngineCatalog EchoAs(string name) => new([new ScriptedEngine((_, context, _) => Task.FromResult(ScriptedEngine.Succeed(context)), name)]);

    private static async Task<int> LengthAsync(StorageAccount account, string engine)
    {
        var queue = account.Queue(EngineQueues.Of(engine));
        return await queue.ExistsAsync() ? (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount : 0;
    }

    private static async Task<bool> AnyAsync(StorageAccount account, string prefix)
    {
        await foreach (var _ in account.Container.GetBlobsAsync(prefix: prefix))
            return true;
        return false;
    }
}
