using System.Text.Json;
using Azure;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Work;
using GenAsset.Core.Leasing;

namespace GenAsset.Azure.Serving;

/// <summary>Reads the workers' cards: which engines there are, how much runs at once, and how far items are.</summary>
internal sealed class WorkerWatch(StorageAccount account, LeaseDesk desk, SentOrders sent, TimeProvider time)
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(1); // a card that its worker did not take away

    private readonly Dictionary<string, (ETag Version, WorkerCard Card)> _cards = [];

    /// <summary>The engines that workers have now, each with the items that all of them run at once.</summary>
    public IReadOnlyList<(Capability Engine, int Slots)> Engines { get; private set; } = [];

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var present = new Dictionary<string, WorkerCard>();
        var now = time.GetUtcNow();
        await foreach (var blob in account.Container.GetBlobsAsync(prefix: WorkerCard.Folder, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var age = now - blob.Properties.LastModified;
            if (age > Old)
                await account.Container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            else if (age <= WorkerCard.PresentFor && await ReadAsync(blob.Name, blob.Properties.ETag, cancellationToken).ConfigureAwait(false) is { } card)
                present[blob.Name] = card;
        }

        foreach (var gone in _cards.Keys.Except(present.Keys).ToList())
        {
            desk.Forget(_cards[gone].Card.Worker.Id);
            _cards.Remove(gone);
        }

        foreach (var card in present.Values)
            await NoteAsync(card, cancellationToken).ConfigureAwait(false);
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
