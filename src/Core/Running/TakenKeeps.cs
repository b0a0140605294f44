using GenAsset.Core.Errors;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Running;

/// <summary>
/// What taken items have already paid for. It lies with whoever gave the items, so that it outlives this worker: before an item begins it is brought here, and
/// whatever an engine keeps is there before the engine goes on. The copy here lasts as long as the item is this worker's.
/// </summary>
/// <typeparam name="T">An item as its queue knows it.</typeparam>
/// <param name="folder">Where the copies lie.</param>
public abstract class TakenKeeps<T>(string folder)
    where T : TakenItem
{
    /// <summary>The keep of a taken item.</summary>
    public ItemKeep Of(T item)
    {
        var own = FolderOf(item);
        return new ItemKeep(own, (name, cancellationToken) =>
        {
            item.HasKept = true;
            return SendAsync(item, name, Path.Combine(own, name), cancellationToken);
        });
    }

    /// <summary>Brings what earlier tries left here; false when the item is wanted no more or the worker stops. Without it the item must not be run.</summary>
    public async Task<Outcome<bool>> BringAsync(T item, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, item.Lease.Cancelled);
        try
        {
            foreach (var name in item.Kept)
            {
                item.HasKept = true;
                using var begun = new ItemKeep(FolderOf(item)).Begin(name);
                if (await FetchAsync(item, name, begun.Content, ending.Token).ConfigureAwait(false) is { } fault)
                    return fault;
                begun.Finish();
            }

            return true;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return IoFault.Explain(fault, folder);
        }
    }

    /// <summary>Removes the copy of an item that is this worker's no longer.</summary>
    public void Drop(T item)
    {
        try
        {
            if (item.HasKept)
                new ItemKeep(FolderOf(item)).Clear();
        }
        catch (IOException)
        {
            // An engine that was left behind still writes there: the folder goes with the worker's own.
        }
    }

    /// <summary>Writes what is kept of an item under a name into a file that is empty; the error says why that cannot be.</summary>
    protected abstract Task<GenAssetError?> FetchAsync(T item, string name, Stream into, CancellationToken cancellationToken);

    /// <summary>Brings a file to where it outlives this worker, however long that takes; it throws once the item is another's, for what comes after depends on it.</summary>
    protected abstract Task SendAsync(T item, string name, string file, CancellationToken cancellationToken);

    private string FolderOf(T item) => Path.Combine(folder, item.Token);
}
