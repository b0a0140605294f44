using System.Collections.Concurrent;
using GenAsset.Core.Jobs;
using GenAsset.Functions.Orchestration;

namespace GenAsset.Functions.Storage;

/// <summary>Takes in how items ended: the first ending is an item's only one, and who brings the last of a chunk tells its orchestration.</summary>
public sealed class ItemEndings(Tables tables, Func<string, string, CancellationToken, Task> tell)
{
    private const int RowsAtOnce = 16;
    private const int MostRemembered = 10_000;

    // By chunk of a run, an item before which all have ended: what has ended stays so, and need not be read after every ending.
    private readonly ConcurrentDictionary<string, int> _endedBefore = new();

    /// <summary>Takes an ending in; false when it is not news: the item had ended, its job is in another run, or neither is there.</summary>
    public async Task<bool> SettleAsync(string jobId, int index, int firstTry, JobEvent ending, CancellationToken cancellationToken)
    {
        if (await tables.JobAsync(jobId, cancellationToken) is not { IsFinished: false } job || index < 0 || index >= job.Items)
            return false;
        var isNews = false;
        while (await tables.Items.FindAsync(Keys.OfItems(jobId, job.ChunkOf(index)), Keys.OfItem(index), cancellationToken) is { } entity)
        {
            var item = ItemRow.Of(entity);
            if (item.IsEnded || item.Run != job.Run || item.FirstTry != firstTry)
                break;
            if (isNews = await TrySettleAsync(job, item, ending, cancellationToken))
                break;
        }

        await TellIfDoneAsync(job, job.ChunkOf(index), cancellationToken); // news or not: whoever brought it first may have died before telling
        return isNews;
    }

    /// <summary>Ends an item that is as it was read; false when it is not any more.</summary>
    public Task<bool> TrySettleAsync(JobRow job, ItemRow item, JobEvent ending, CancellationToken cancellationToken, ItemPhase? phase = null)
    {
        var ended = item with
        {
            Run = job.Run,
            State = phase ?? (ending.Kind == JobEventKind.ItemSucceeded ? ItemPhase.Succeeded : ItemPhase.Failed),
            Attempts = Math.Max(item.Attempts, ending.Attempt ?? 0),
            Cost = ending.Cost ?? item.Cost,
            Last = ending,
        };
        return tables.Items.TrySubmitAsync([EntityWrite.Replace(item.Source!, ended.Columns())], cancellationToken); // rows that are read have their source
    }

    private async Task TellIfDoneAsync(JobRow job, int chunk, CancellationToken cancellationToken)
    {
        var instance = InstanceIds.OfChunk(job.Id, job.Run, chunk);
        await foreach (var item in tables.ItemsAsync(job.Id, chunk, _endedBefore.GetValueOrDefault(instance), ItemRow.StandingColumns, RowsAtOnce, cancellationToken))
        {
            if (item.State == ItemPhase.Succeeded || (item.IsEnded && item.Run == job.Run))
                continue;
            if (_endedBefore.Count >= MostRemembered)
                _endedBefore.Clear();
            _endedBefore[instance] = item.Index;
            return;
        }

        _endedBefore.TryRemove(instance, out _);
        await tell(instance, Names.ChunkDoneEvent, cancellationToken);
    }
}
