namespace GenAsset.Functions.Storage;

/// <summary>Cuts writes into transactions: of one partition each, at most a hundred, and few enough bytes.</summary>
public static class EntityBatches
{
    /// <summary>The transactions, in the order of the writes.</summary>
    public static IEnumerable<IReadOnlyList<EntityWrite>> Of(IEnumerable<EntityWrite> writes)
    {
        var batch = new List<EntityWrite>();
        var bytes = 0;
        foreach (var write in writes)
        {
            if (batch.Count > 0 && (batch.Count == EntityTable.MaxWrites || bytes + write.Bytes > EntityTable.MaxBytes || batch[0].Partition != write.Partition))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(write);
            bytes += write.Bytes;
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
