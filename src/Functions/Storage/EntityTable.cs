namespace GenAsset.Functions.Storage;

/// <summary>
/// One table, as the store sees it: rows of one partition, read in order and written in transactions. It is the seam between the store's logic and Azure.Data.Tables,
/// so that the logic is tested where the package is not; there is no query without a partition here, so none can be written by mistake.
/// </summary>
public abstract class EntityTable
{
    /// <summary>Most writes of a transaction.</summary>
    public const int MaxWrites = 100;

    /// <summary>Most bytes of a transaction, 4 MiB less room for what the protocol adds.</summary>
    public const int MaxBytes = 3 << 20;

    /// <summary>One row, or null.</summary>
    public abstract Task<Entity?> FindAsync(string partition, string row, CancellationToken cancellationToken);

    /// <summary>
    /// The rows of a partition in order, from <paramref name="fromRow"/> (with it) to <paramref name="toRow"/> (without it); only some columns, where those are named. Whoever expects
    /// to need only the first few says how many come at once.
    /// </summary>
    public abstract IAsyncEnumerable<Entity> QueryAsync(
        string partition, string? fromRow = null, string? toRow = null, IReadOnlyList<string>? columns = null, int? atOnce = null, CancellationToken cancellationToken = default);

    /// <summary>Writes all or nothing, all in one partition; false when a row is not as the writer knew it: added before, changed since, or gone.</summary>
    public abstract Task<bool> TrySubmitAsync(IReadOnlyList<EntityWrite> writes, CancellationToken cancellationToken);

    /// <summary>Writes as many transactions as it takes; the writes depend on nothing that is there.</summary>
    public async Task SubmitAllAsync(IEnumerable<EntityWrite> writes, CancellationToken cancellationToken)
    {
        foreach (var batch in EntityBatches.Of(writes))
        {
            if (!await TrySubmitAsync(batch, cancellationToken))
                throw new InvalidOperationException($"A write to {batch[0].Partition} that depends on nothing was refused.");
        }
    }
}

/// <summary>A row as it was read.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Row">Its key there.</param>
/// <param name="Values">Its columns.</param>
/// <param name="ETag">Its version.</param>
/// <param name="Timestamp">When the table last wrote it, by the table's clock.</param>
public sealed record Entity(string Partition, string Row, IReadOnlyDictionary<string, object> Values, string ETag, DateTimeOffset Timestamp);

/// <summary>What a write does.</summary>
public enum EntityWriteKind
{
    /// <summary>Adds a row that is not there.</summary>
    Add,

    /// <summary>Replaces a row of a known version.</summary>
    Replace,

    /// <summary>Puts a row, whether there is one or not.</summary>
    Put,

    /// <summary>Removes a row of whatever version; it must be there.</summary>
    Delete,
}

/// <summary>One write.</summary>
public sealed record EntityWrite(EntityWriteKind Kind, string Partition, string Row, IReadOnlyDictionary<string, object> Values, string? ETag = null)
{
    private static readonly IReadOnlyDictionary<string, object> Nothing = new Dictionary<string, object>();

    /// <summary>Adds a row.</summary>
    public static EntityWrite Add(string partition, string row, IReadOnlyDictionary<string, object>? values = null) => new(EntityWriteKind.Add, partition, row, values ?? Nothing);

    /// <summary>Puts a row.</summary>
    public static EntityWrite Put(string partition, string row, IReadOnlyDictionary<string, object>? values = null) => new(EntityWriteKind.Put, partition, row, values ?? Nothing);

    /// <summary>Replaces a row that is as it was read.</summary>
    public static EntityWrite Replace(Entity known, IReadOnlyDictionary<string, object> values) => new(EntityWriteKind.Replace, known.Partition, known.Row, values, known.ETag);

    /// <summary>Removes a row.</summary>
    public static EntityWrite Delete(string partition, string row) => new(EntityWriteKind.Delete, partition, row, Nothing);

    /// <summary>About how many bytes it takes on the way.</summary>
    public int Bytes => 400 + (2 * Row.Length) + Values.Sum(column => (2 * column.Key.Length) + 60 + (column.Value is string text ? 3 * text.Length : 20));
}
