namespace GenAsset.Api.Idempotency;

/// <summary>Where the records of idempotency keys lie: the seam between what a key means and what all servers of one address share.</summary>
public abstract class IdempotencyShelf
{
    /// <summary>A record; null where there is none.</summary>
    public abstract Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Puts a record where there is none; false where there is one. Of two that try at once, one does.</summary>
    public abstract Task<bool> TryAddAsync(string name, ReadOnlyMemory<byte> record, CancellationToken cancellationToken);

    /// <summary>Puts a record in the place of what was there.</summary>
    public abstract Task ReplaceAsync(string name, ReadOnlyMemory<byte> record, CancellationToken cancellationToken);

    /// <summary>Removes a record, where there is one.</summary>
    public abstract Task RemoveAsync(string name, CancellationToken cancellationToken);
}
