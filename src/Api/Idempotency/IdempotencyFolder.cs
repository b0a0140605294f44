using GenAsset.Api.State;

namespace GenAsset.Api.Idempotency;

/// <summary>Records as files of the home.</summary>
internal sealed class IdempotencyFolder(string folder, TimeProvider time) : IdempotencyShelf
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private DateTimeOffset _sweptAt;

    /// <inheritdoc/>
    public override Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : (ReadOnlyMemory<byte>?)null);

    /// <inheritdoc/>
    public override Task<bool> TryAddAsync(string name, ReadOnlyMemory<byte> record, CancellationToken cancellationToken)
    {
        Sweep();
        if (File.Exists(PathOf(name)))
            return Task.FromResult(false);
        PrivateFile.Replace(PathOf(name), record.Span); // one server a home: nobody else is about to
        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public override Task ReplaceAsync(string name, ReadOnlyMemory<byte> record, CancellationToken cancellationToken)
    {
        PrivateFile.Replace(PathOf(name), record.Span);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".json");

    private void Sweep()
    {
        var now = time.GetUtcNow();
        if (now - _sweptAt < SweepEvery)
            return;
        _sweptAt = now;
        PrivateFile.CreateFolder(folder);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (now - file.LastWriteTimeUtc > IdempotencyKeys.KeptFor)
                file.Delete();
        }
    }
}
