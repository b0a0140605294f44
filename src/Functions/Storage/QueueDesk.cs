using System.Globalization;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Work;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;

namespace GenAsset.Functions.Storage;

/// <summary>The work queue of the storage account, which any `genasset worker` takes orders from.</summary>
public sealed class QueueDesk(StorageAccount account, EngineCatalog engines, TimeProvider time) : WorkDesk, IDisposable
{
    /// <summary>The queue, behind the account's prefix, that is told of every order that ended.</summary>
    public const string DoneQueue = "settled";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5); // at the workers' cards, which they write anew every few seconds

    private readonly WorkOrders _orders = new(account);
    private readonly WorkerCards _cards = new(account, time);
    private readonly SemaphoreSlim _looking = new(1, 1);
    private OrdersAtWork _atWork = OrdersAtWork.None;
    private long? _lookedAt;

    /// <inheritdoc/>
    public override Task SendAsync(IReadOnlyList<ItemOrder> orders, string batch, CancellationToken cancellationToken) =>
        _orders.SendAsync([.. orders.Select(Of)], batch, cancellationToken);

    /// <inheritdoc/>
    public override async Task<JobEvent?> EndingOfAsync(string jobId, int index, int firstTry, CancellationToken cancellationToken) =>
        await _orders.FindAsync(LedgerOf(jobId, index, firstTry), cancellationToken) is { HasEnded: true } ledger && ledger.State != OrderState.Cancelled ? EndingOf(index, ledger) : null;

    /// <inheritdoc/>
    public override Task<bool> CancelAsync(ItemOrder order, CancellationToken cancellationToken) => _orders.CancelAsync(Of(order), cancellationToken);

    /// <inheritdoc/>
    public override async Task<OrdersAtWork> AtWorkAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (_lookedAt is not { } looked || time.GetElapsedTime(looked) >= LookEvery)
                (_atWork, _lookedAt) = (AtWorkOf(await _cards.ReadAsync(cancellationToken)), time.GetTimestamp());
            return _atWork;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _looking.Dispose();

    /// <summary>The job, the place in it and the first try that a ledger's name tells; null where it is no ledger's.</summary>
    public static (string JobId, int Index, int FirstTry)? OrderOf(string ledger) =>
        ledger.Split('/') is ["jobs", var jobId, "tries", var file] && JobId.IsValid(jobId) && Path.GetFileNameWithoutExtension(file).Split('-') is [var index, var attempt]
        && int.TryParse(index, CultureInfo.InvariantCulture, out var place) && int.TryParse(attempt, CultureInfo.InvariantCulture, out var firstTry)
            ? (jobId, place, firstTry)
            : null;

    private static OrdersAtWork AtWorkOf(IReadOnlyDictionary<string, WorkerCard> cards)
    {
        var orders = new Dictionary<(string, int, int), WorkNews>();
        foreach (var news in cards.Values.SelectMany(card => card.Orders))
        {
            if (OrderOf(news.Ledger) is { } order)
                orders[order] = new WorkNews(news.Stage, news.Progress);
        }

        return new OrdersAtWork(orders, cards.Values.SelectMany(card => card.Engines.Select(engine => engine.Name)));
    }

    private static string LedgerOf(string jobId, int index, int firstTry) =>
        new WorkOrder(jobId, index, firstTry, "", 0, 0, DoneQueue, new ImageItem()).Ledger;

    private WorkOrder Of(ItemOrder order) => new(
        order.JobId, order.Index, order.FirstTry, (engines.Resolve(order.Item)?.Info.Name ?? order.Item.Engine) ?? "none", order.Item.Seed ?? Seeds.Derive(order.Item, order.Index),
        order.Item.TimeoutSeconds ?? order.Options.ItemTimeoutSeconds, DoneQueue, order.Item.WithInputs(AsBlob), order.Options.Retries, order.TraceParent);

    // A uri that begins with "/" is a blob of the account, where workers find what was uploaded.
    private static InputRef AsBlob(InputRef input) => input.Upload is { } upload ? new InputRef(Uri: "/" + BlobUploadStore.ContentOf(upload)) : input;

    private JobEvent EndingOf(int index, OrderLedger ledger)
    {
        var last = ledger.Tries.Count > 0 ? ledger.Tries[^1] : null;
        var succeeded = ledger.State == OrderState.Succeeded;
        return new JobEvent(0, last?.EndedAt ?? time.GetUtcNow(), succeeded ? JobEventKind.ItemSucceeded : JobEventKind.ItemFailed)
        {
            Index = index,
            Attempt = last?.Attempt,
            StartedAt = last?.StartedAt,
            Assets = ledger.Outcome?.Assets,
            Notes = ledger.Outcome?.Notes,
            Cost = ledger.Outcome?.Cost ?? ledger.Outcome?.Error?.Cost(), // a failure may have been paid for
            Error = succeeded ? null : ledger.Outcome?.Error ?? GenAssetError.Of(ErrorCatalog.UnknownError, last?.Reason ?? "The item failed, and its ledger does not say why."),
        };
    }
}
