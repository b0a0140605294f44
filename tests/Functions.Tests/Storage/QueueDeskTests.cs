using System.Text.Json;
using Azure.Storage.Queues.Models;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Azure.Work;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Functions.Storage;

namespace GenAsset.Functions.Tests.Storage;

[Collection(AzuriteCollection.Name)]
public sealed class QueueDeskTests(AzuriteFixture azurite) : IDisposable
{
    private const string Job = "20261120-120000-abcdefgh";
    private const string Engines = """{"engines":[{"name":"gpu/sdxl","type":"cog","endpoints":["http://localhost:5000"],"kinds":["image"]}]}""";

    private readonly FakeClock _clock = new();
    private readonly FileInfo _engines = new(Path.GetTempFileName());

    [AzuriteFact]
    public async Task An_item_goes_into_the_queue_of_its_engine_though_no_worker_lives()
    {
        var account = await azurite.EmptyAsync();
        using var desk = Open(account);
        await desk.SendAsync([Order(0)], "1-00000-0", CancellationToken.None);
        QueueMessage[] messages = (await account.Queue(EngineQueues.Of("gpu/sdxl")).ReceiveMessagesAsync(maxMessages: 10)).Value;
        messages.ShouldHaveSingleItem().Body.ToString().ShouldContain($"jobs/{Job}/orders/1-00000-0-");
        (await desk.AtWorkAsync(CancellationToken.None)).Has("gpu/sdxl").ShouldBeFalse();
    }

    [AzuriteFact]
    public async Task The_card_of_a_worker_says_what_runs_within_some_seconds()
    {
        var account = await azurite.EmptyAsync();
        using var desk = Open(account);
        (await desk.AtWorkAsync(CancellationToken.None)).CountOf(Job).ShouldBe(0);
        var card = new WorkerCard(new WorkerFacts("w1"), [new Capability("gpu/sdxl", [ItemKind.Image])], [new OrderNews($"jobs/{Job}/tries/000003-2.json", "step 9 of 30", 30)]);
        await account.Container.GetBlobClient(WorkerCard.NameOf("w1")).UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(card, WorkJson.Wire.WorkerCard)));
        (await desk.AtWorkAsync(CancellationToken.None)).CountOf(Job).ShouldBe(0); // it was looked a moment ago
        _clock.Advance(TimeSpan.FromSeconds(5));
        var atWork = await desk.AtWorkAsync(CancellationToken.None);
        (atWork.CountOf(Job), atWork.Has("gpu/sdxl")).ShouldBe((1, true));
        var job = new JobRow { Id = Job, Spec = new JobSpec(), Run = 2 };
        atWork.Find(job, new ItemRow { Index = 3, Run = 2, FirstTry = 2 }).ShouldBe(new WorkNews("step 9 of 30", 30));
        atWork.Find(job, new ItemRow { Index = 3, Run = 1, FirstTry = 1 }).ShouldBeNull();
    }

    [AzuriteFact]
    public async Task What_a_failed_item_has_cost_is_counted()
    {
        var account = await azurite.EmptyAsync();
        using var desk = Open(account);
        var at = _clock.GetUtcNow();
        var ledger = new OrderLedger(OrderState.Failed, QueueDesk.DoneQueue, [new OrderTry(1, "a", "w", at, at)], Outcome: new OrderOutcome(Error: GenAssetError.Of(ErrorCatalog.ItemTimeout, "late").WithCost(1.5m)));
        await account.Container.GetBlobClient($"jobs/{Job}/tries/000000-1.json").UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(ledger, WorkJson.Wire.OrderLedger)));

        (await desk.EndingOfAsync(Job, 0, 1, CancellationToken.None))!.Cost.ShouldBe(1.5m);
    }

    public void Dispose() => _engines.Delete();

    private QueueDesk Open(StorageAccount account)
    {
        File.WriteAllText(_engines.FullName, Engines);
        return new QueueDesk(account, EngineCatalog.Load(_engines.FullName).Value!, _clock); // it is as the schema wants it
    }

    private static ItemOrder Order(int index) => new(Job, index, 1, new ImageItem("a robot"), new JobOptions(), null);
}
