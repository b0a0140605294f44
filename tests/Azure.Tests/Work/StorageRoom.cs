using System.Globalization;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Work;
using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Tests.Contracts;

namespace GenAsset.Azure.Tests.Work;

/// <summary>A job's orders in the queues of a storage account, and two workers that take them.</summary>
internal sealed class StorageRoom : QueueRoom
{
    public const string Job = "20261120-120000-abcdefgh";
    public const double LeaseSeconds = 8; // a busy machine, and a storage of one thread, must not cost a worker that lives its lease
    public const double DyingSeconds = 4; // of those that are to die: another has their items this much later
    private static readonly EngineInfo Echo = EngineCatalog.BuiltIn.Single(engine => engine.Info.Name == "builtin/echo").Info;

    private readonly SilentClock _clock = new();
    private readonly StorageWorkQueue _first;
    private readonly StorageWorkQueue _second;

    private StorageRoom(StorageAccount account, IReadOnlyList<WorkOrder> sent)
    {
        (Account, Sent, Orders) = (account, sent, new WorkOrders(account));
        _first = Worker(account, "first", _clock);
        _second = Worker(account, "second", TimeProvider.System);
    }

    public StorageAccount Account { get; }

    public WorkOrders Orders { get; }

    public IReadOnlyList<WorkOrder> Sent { get; }

    public override IWorkQueue First => _first;

    public override IWorkQueue Second => _second;

    public static async Task<StorageRoom> OpenAsync(StorageAccount account, int items, int retries = 0)
    {
        var orders = OrdersOf(items, retries);
        await new WorkOrders(account).SendAsync(orders, "batch", CancellationToken.None);
        return new StorageRoom(account, orders);
    }

    public static IReadOnlyList<WorkOrder> OrdersOf(int items, int retries = 0) => [.. Enumerable.Range(0, items).Select(index =>
    {
        var item = new ImageItem(string.Create(CultureInfo.InvariantCulture, $"prompt {index}")) { Engine = Echo.Name };
        return new WorkOrder(Job, index, 1, Echo.Name, Seeds.Derive(item, index), 900, "done", item, retries);
    })];

    public static StorageWorkQueue Worker(StorageAccount account, string name, TimeProvider time, int slots = 1, int maxDeaths = 5, string? keepFolder = null, EngineInfo? engine = null, double leaseSeconds = LeaseSeconds) =>
        new(account, [engine ?? Echo], keepFolder ?? Path.Combine(Path.GetTempPath(), "genasset-unused"), new WorkOptions(new WorkerFacts(name, Slots: slots)), time, new StorageTerms(leaseSeconds, maxDeaths));

    public override Task LoseAsync(Lease lease)
    {
        _clock.Silence(); // the next taker waits until the message is shown again
        return Task.CompletedTask;
    }

    public override async Task CancelAsync()
    {
        foreach (var order in Sent)
            await Orders.CancelAsync(order, CancellationToken.None);
    }

    public override async Task<EndOfItem?> FindEndAsync(int index)
    {
        if (await Orders.FindAsync(Sent[index].Ledger, CancellationToken.None) is not { HasEnded: true } ledger)
            return null;
        var state = ledger.State switch { OrderState.Succeeded => ItemPhase.Succeeded, OrderState.Failed => ItemPhase.Failed, _ => ItemPhase.Cancelled };
        return new EndOfItem(state, ledger.Outcome?.Assets, ledger.Outcome?.Notes, ledger.Outcome?.Error);
    }

    public override async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }
}
