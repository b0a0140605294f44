using System.Runtime.CompilerServices;
using GenAsset.Functions.Storage;

namespace GenAsset.Functions.Tests.Storage;

/// <summary>
/// A table in memory that refuses what Table Storage refuses: transactions over more than one partition, more than a hundred writes, the same row twice or 4 MiB;
/// properties over 64 KiB, rows over 1 MiB, more than 252 columns, column types it does not know, and keys with letters that it forbids.
/// </summary>
internal sealed class MemoryTable(TimeProvider time) : EntityTable
{
    private readonly Dictionary<string, SortedDictionary<string, Entity>> _partitions = [];
    private readonly Lock _gate = new();
    private long _version;

    /// <summary>Transactions so far.</summary>
    public int Transactions { get; private set; }

    /// <summary>Rows that queries gave.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Partitions that were queried, one entry a query.</summary>
    public List<string> Queries { get; } = [];

    /// <summary>Called before a transaction takes effect: another writer's chance.</summary>
    public Action<IReadOnlyList<EntityWrite>>? Before { get; set; }

    public int Count => _partitions.Values.Sum(rows => rows.Count);

    public override Task<Entity?> FindAsync(string partition, string row, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_partitions.TryGetValue(partition, out var rows) ? rows.GetValueOrDefault(row) : null);
    }

    public override async IAsyncEnumerable<Entity> QueryAsync(
        string partition, string? fromRow = null, string? toRow = null, IReadOnlyList<string>? columns = null, int? atOnce = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var entity in RowsOf(partition))
        {
            if ((fromRow is null || string.CompareOrdinal(entity.Row, fromRow) >= 0) && (toRow is null || string.CompareOrdinal(entity.Row, toRow) < 0))
            {
                RowsRead++;
                yield return columns is null ? entity : entity with { Values = entity.Values.Where(column => columns.Contains(column.Key)).ToDictionary() };
            }
        }
    }

    public override Task<bool> TrySubmitAsync(IReadOnlyList<EntityWrite> writes, CancellationToken cancellationToken)
    {
        Check(writes);
        Before?.Invoke(writes);
        lock (_gate)
            return Task.FromResult(TrySubmit(writes));
    }

    private List<Entity> RowsOf(string partition)
    {
        lock (_gate)
        {
            Queries.Add(partition);
            return _partitions.TryGetValue(partition, out var rows) ? [.. rows.Values] : [];
        }
    }

    private bool TrySubmit(IReadOnlyList<EntityWrite> writes)
    {
        Transactions++;
        var partition = writes[0].Partition;
        var rows = _partitions.TryGetValue(partition, out var known) ? known : new SortedDictionary<string, Entity>(StringComparer.Ordinal);
        foreach (var write in writes)
        {
            var there = rows.GetValueOrDefault(write.Row);
            var isRefused = write.Kind switch
            {
                EntityWriteKind.Add => there is not null,
                EntityWriteKind.Replace => there is null || there.ETag != write.ETag,
                EntityWriteKind.Delete => there is null,
                _ => false,
            };
            if (isRefused)
                return false;
        }

        _partitions[partition] = rows;
        foreach (var write in writes)
        {
            if (write.Kind == EntityWriteKind.Delete)
                rows.Remove(write.Row);
            else
                rows[write.Row] = new Entity(partition, write.Row, new Dictionary<string, object>(write.Values), $"W/\"{++_version}\"", time.GetUtcNow());
        }

        return true;
    }

    private static void Check(IReadOnlyList<EntityWrite> writes)
    {
        writes.Count.ShouldBeInRange(1, 100);
        writes.Select(write => write.Partition).Distinct().Count().ShouldBe(1);
        writes.Select(write => write.Row).Distinct().Count().ShouldBe(writes.Count);
        writes.Sum(SizeOf).ShouldBeLessThan(4 << 20);
        foreach (var write in writes)
        {
            SizeOf(write).ShouldBeLessThan(1 << 20);
            write.Values.Count.ShouldBeLessThanOrEqualTo(252);
            foreach (var key in (string[])[write.Partition, write.Row])
            {
                key.Length.ShouldBeInRange(1, 512);
                key.ShouldNotContain(letter => letter < ' ' || "/\\#?".Contains(letter));
            }

            foreach (var (name, value) in write.Values)
            {
                (value is string or int or long or double or bool or DateTimeOffset).ShouldBeTrue($"{name} is a {value.GetType().Name}");
                if (value is string text)
                    (2 * text.Length).ShouldBeLessThanOrEqualTo(64 << 10, name);
            }
        }
    }

    private static int SizeOf(EntityWrite write) =>
        4 + (2 * (write.Partition.Length + write.Row.Length)) + write.Values.Sum(column => 8 + (2 * column.Key.Length) + (column.Value is string text ? 4 + (2 * text.Length) : 8));
}
