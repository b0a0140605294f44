using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Work;
using GenAsset.Core.Leasing;

namespace GenAsset.Azure.Serving;

/// <summary>Reads the workers' cards: which engines there are, how much runs at once, and how far items are.</summary>
internal sealed class WorkerWatch(StorageAccount account, LeaseDesk desk, SentOrders sent, TimeProvider time)
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Old = TimeSpan.FromDays(1); // a card that its worker did not take away

    private readonly ConcurrentDictionary<string, (ETag Version, WorkerCard Card)> _cards = new();
    private readonly ConcurrentDictionary<string, Capability> _shown = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The engines that workers have now, each with the items that all of them run at once.</summary>
    public IReadOnlyList<(Capability Engine, int Slots)> Engines { get; private set; } = [];

    /// <summary>The engines that a worker had at any time since the server began.</summary>
    public ICollection<Capability> Shown => _shown.Values;

    /// <summary>Whether a worker has an engine now.</summary>
    public bool Has(string engine) => Engines.Any(known => known.Engine.Name.Equals(engine, StringComparison.OrdinalIgnoreCase));

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var present = new ConcurrentDictionary<string, WorkerCard>();
        var now = time.GetUtcNow();
        await Parallel.ForEachAsync(
            account.Container.GetBlobsAsync(prefix: WorkerCard.Folder, cancellationToken: cancellationToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (blob, token) =>
            {
                var age = now - blob.Properties.LastModified;
                if (age > Old)
                    await account.Container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: token).ConfigureAwait(false);
                else if (age <= WorkerCard.PresentFor && await ReadAsync(blob.Name, blob.Properties.ETag, token).ConfigureAwait(false) is { } card)
                    present[blob.Name] = card;
            }).ConfigureAwait(false);

        foreach (var gone in _cards.Keys.Except(present.Keys).ToList())
        {
            desk.Forget(_cards[gone].Card.Worker.Id);
            _cards.TryRemove(gone, out _);
        }

        foreach (var card in present.Values)
            Note(card);
        Engines = [.. present.Values.SelectMany(card => card.Engines.Select(engine => (Engine: engine, card.Worker.Slots)))
            .GroupBy(offer => offer.Engine.Name, StringComparer.OrdinalIgnoreCase).Select(offers => (offers.First().Engine, offers.Sum(offer => offer.Slots)))];
    }

    private async Task<WorkerCard?> ReadAsync(string name, ETag? version, CancellationToken cancellationToken)
    {
        if (_cards.TryGetValue(name, out var known) && known.Version == version)
            return known.Card;
        try
        {
            var answer = await account.Container.GetBlobClient(name).DownloadContentAsync(cancellationToken).ConfigureAwait(false);
            var card = JsonSerializer.Deserialize(answer.Value.Content.ToMemory().Span, WorkJson.Wire.WorkerCard);
            if (card is not { Worker.Id.Length: > 0, Engines.Count: > 0 })
                return null;
            _cards[name] = (answer.Value.Details.ETag, card);
            return card;
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            return null; // it ended in this moment
        }
        catch (JsonException)
        {
            return null; // a card of another version of the program
        }
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
