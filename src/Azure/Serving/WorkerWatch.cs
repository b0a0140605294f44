using GenAsset.Azure.Accounts;
using GenAsset.Azure.Work;
using GenAsset.Core.Leasing;

namespace GenAsset.Azure.Serving;

/// <summary>Looks at the workers' cards: which engines there are, how much runs at once, and how far items are.</summary>
internal sealed class WorkerWatch(StorageAccount account, LeaseDesk desk, SentOrders sent, TimeProvider time)
{
    private readonly WorkerCards _cards = new(account, time);
    private IReadOnlyDictionary<string, WorkerCard> _present = new Dictionary<string, WorkerCard>();

    /// <summary>The engines that workers have now, each with the items that all of them run at once.</summary>
    public IReadOnlyList<(Capability Engine, int Slots)> Engines { get; private set; } = [];

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var before = _present;
        _present = await _cards.ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var gone in before.Keys.Except(_present.Keys))
            desk.Forget(before[gone].Worker.Id);
        foreach (var card in _present.Values)
            await NoteAsync(card, cancellationToken).ConfigureAwait(false);
        Engines = [.. _present.Values.SelectMany(card => card.Engines.Select(engine => (Engine: engine, card.Worker.Slots)))
            .GroupBy(offer => offer.Engine.Name, StringComparer.OrdinalIgnoreCase).Select(offers => (offers.First().Engine, offers.Sum(offer => offer.Slots)))];
    }

    // Who asks for no item of any engine is given none, and is known from then on, with its engines.
    private async Task NoteAsync(WorkerCard card, CancellationToken cancellationToken)
    {
        await desk.LeaseAsync(new LeaseRequest(card.Worker, [.. card.Engines.Select(engine => engine with { Room = 0 })]), cancellationToken).ConfigureAwait(false);
        foreach (var news in card.Orders)
        {
            if (sent.Find(news.Ledger) is { } order)
                order.News = (news.Stage, news.Progress);
        }
    }
}
