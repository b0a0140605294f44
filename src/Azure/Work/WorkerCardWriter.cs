using System.Text.Json;
using GenAsset.Azure.Accounts;

namespace GenAsset.Azure.Work;

/// <summary>Writes this worker's card anew every few seconds, and takes it away at the end.</summary>
internal sealed class WorkerCardWriter(StorageAccount account, TimeProvider time)
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(2);

    /// <summary>Goes on until the token fires.</summary>
    public async Task RunAsync(Func<WorkerCard> card, CancellationToken stop)
    {
        var blob = account.Container.GetBlobClient(WorkerCard.NameOf(card().Worker.Id));
        try
        {
            while (true)
            {
                await TryAsync(() => blob.UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(card(), WorkJson.Wire.WorkerCard)), overwrite: true, stop), stop).ConfigureAwait(false);
                await Task.Delay(WorkerCard.Every, time, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The worker ends.
        }

        using var courtesy = new CancellationTokenSource(Courtesy, time);
        await TryAsync(() => blob.DeleteIfExistsAsync(cancellationToken: courtesy.Token), CancellationToken.None).ConfigureAwait(false); // else it is seen to be old
    }

    // A card that was not written is followed by another soon, and whoever needs the storage for more says that it is away.
    private static async Task TryAsync(Func<Task> write, CancellationToken stop)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !stop.IsCancellationRequested)
        {
        }
    }
}
