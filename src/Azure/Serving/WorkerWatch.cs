using System.Collections.Concurrent;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Work;
using GenAsset.Core.Leasing;

namespace GenAsset.Azure.Serving;

/// <summary>Looks at the workers' cards: which engines there are, how much runs at once, and how far items are.</summary>
internal sealed class WorkerWatch(StorageAccount account, LeaseDesk desk, SentOrders sent, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Capability> _shown = new(StringComparer.OrdinalIgnoreCase);
    private readonly WorkerCards _cards = new(account, time);
    private IReadOnlyDictionary<string, WorkerCard> _present = new Dictionary<string, WorkerCard>();

    /// <summary>The engines that workers have now, each with the items that all of them run at once.</summary>
    public IReadOnlyList<(Capability Engine, int Slots)> Engines { get; private set; } = [];

    /// <summary>The engines that a worker had at any time since the server began.</summary>
    public ICollection<Capability> Shown => _shown.Values;

    /// <summary>Whether a worker has an engine now.</summary>
    public bool Has(string engine) => Engines.Any(known => known.Engine.Name.Equals(engine, StringComparison.OrdinalIgnoreCase));

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var before = _present;
        _present = await _cards.ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var gone in before.Keys.Except(_present.Keys))
            desk.Forget(before[gone].Worker.Id);
        foreach (var card in _present.Values)
            Note(card);
        Engines = [.. _present.Values.SelectMany(card => card.Engines.Select(engine => (Engine: engine, card.Worker.Slots)))
            .GroupBy(offer => offer.Engine.Name, StringComparer.OrdinalIgnoreCase).Select(offers => (offers.First().Engine, offers.Sum(offer => offer.Slots)))];
    }

    private void Note(WorkerCard card)
    {
        if (desk.Note(card.Worker, card.Engines, card.Holds) is not null)
            return; // a card of another version of the program
        foreach (var engine in card.Engines)
            _shown[engine.Name] = engine;
        foreach (var news in card.Orders)
        {
            if (sent.Find(news.Ledger) is { } order)
                order.News = (news.Stage, news.Progress);
        }
    }
}
