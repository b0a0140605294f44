using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace GenAsset.Functions.Storage;

/// <summary>A table of a storage account.</summary>
public sealed class AzureEntityTable(TableClient client) : EntityTable
{
    private const int Conflict = 409;
    private const int NotFound = 404;
    private const int PreconditionFailed = 412;

    /// <summary>Makes the table where it is new.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => client.CreateIfNotExistsAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task<Entity?> FindAsync(string partition, string row, CancellationToken cancellationToken) =>
        await client.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken) is { HasValue: true, Value: { } entity } ? Read(entity) : null;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Entity> QueryAsync(
        string partition, string? fromRow = null, string? toRow = null, IReadOnlyList<string>? columns = null, int? atOnce = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var filter = $"PartitionKey eq {Quoted(partition)}";
        if (fromRow is not null)
            filter += $" and RowKey ge {Quoted(fromRow)}";
        if (toRow is not null)
            filter += $" and RowKey lt {Quoted(toRow)}";
        string[]? select = columns is null ? null : ["PartitionKey", "RowKey", "Timestamp", .. columns];
        await foreach (var entity in client.QueryAsync<TableEntity>(filter, atOnce, select, cancellationToken: cancellationToken))
            yield return Read(entity);
    }

    /// <inheritdoc/>
    public override async Task<bool> TrySubmitAsync(IReadOnlyList<EntityWrite> writes, CancellationToken cancellationToken)
    {
        try
        {
            await client.SubmitTransactionAsync(writes.Select(Action), cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is Conflict or PreconditionFailed or NotFound)
        {
            return false;
        }
    }

    private static TableTransactionAction Action(EntityWrite write)
    {
        var entity = new TableEntity(write.Partition, write.Row);
        foreach (var (name, value) in write.Values)
            entity[name] = value;
        return write.Kind switch
        {
            EntityWriteKind.Add => new TableTransactionAction(TableTransactionActionType.Add, entity),
            EntityWriteKind.Replace => new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, new ETag(write.ETag!)), // a replacement has the version that it was read with
            EntityWriteKind.Delete => new TableTransactionAction(TableTransactionActionType.Delete, entity, ETag.All),
            _ => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity),
        };
    }

    // The SDK lists the keys, the version and the time among the columns too.
    private static Entity Read(TableEntity entity) => new(
        entity.PartitionKey, entity.RowKey,
        entity.Where(column => column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")).ToDictionary(),
        entity.ETag.ToString(), entity.Timestamp ?? DateTimeOffset.UnixEpoch);

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
