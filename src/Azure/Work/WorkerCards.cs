using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using GenAsset.Azure.Accounts;

namespace GenAsset.Azure.Work;

/// <summary>Reads the cards of the workers that live: which engines there are, and what each worker has in hand. A card is fetched again only where it was written anew.</summary>
/// <param name="account">Where cards lie.</param>
/// <param name="time">The clock.</param>
public sealed class WorkerCards(StorageAccount account, TimeProvider time)
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Old = TimeSpan.FromDays(1); // a card that its worker did not take away

    private readonly ConcurrentDictionary<string, (ETag Version, WorkerCard Card)> _cards = new();

    /// <summary>The cards, by the names of their blobs; one that cannot be read is passed over.</summary>
    public async Task<IReadOnlyDictionary<string, WorkerCard>> ReadAsync(CancellationToken cancellationToken)
    {
        var present = new ConcurrentDictionary<string, WorkerCard>();
        var now = time.GetUtcNow();
        await Parallel.ForEachAsync(
            account.Container.GetBlobsAsync(prefix: WorkerCard.Folder, cancellationToken: cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (blob, token) =>
            {
                var age = now - blob.Properties.LastModified;
                if (age > Old)
                    await account.Container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: token).ConfigureAwait(false);
                else if (age <= WorkerCard.PresentFor && await ReadAsync(blob.Name, blob.Properties.ETag, token).ConfigureAwait(false) is { } card)
                    present[blob.Name] = card;
            }).ConfigureAwait(false);
        foreach (var gone in _cards.Keys.Except(present.Keys))
            _cards.TryRemove(gone, out _);
        return present;
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
}
