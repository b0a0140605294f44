using System.Text.Json;
using GenAsset.Core.Errors;

namespace GenAsset.Api.State;

/// <summary>A small file that other processes replace: it is read again as soon as it is another. One look at its dates is all that an unchanged file costs.</summary>
internal sealed class WatchedFile<T>(string path, TimeProvider time, Func<byte[], T?> parse)
    where T : class
{
    // A file system's clock ticks slower than ours: a file that was read in the tick of its change may change again unseen.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Snapshot? _last;

    /// <summary>What the file holds now; null where there is none.</summary>
    public T? Read()
    {
        var (written, length) = Stamp();
        return Volatile.Read(ref _last) is { } last && last.Written == written && last.Length == length && last.ReadAt - written > Tick ? last.Value : ReadNow();
    }

    /// <summary>The same, without trusting an earlier look.</summary>
    public T? ReadNow()
    {
        lock (_gate)
        {
            var (written, length) = Stamp();
            T? value;
            try
            {
                value = length < 0 ? null : parse(File.ReadAllBytes(path));
            }
            catch (JsonException fault)
            {
                throw new GenAssetException(GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, $"{path}, line {fault.LineNumber + 1}, is damaged: {fault.Message}"), fault);
            }

            Volatile.Write(ref _last, new Snapshot(value, written, length, time.GetUtcNow()));
            return value;
        }
    }

    private (DateTimeOffset Written, long Length) Stamp() =>
        new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : (DateTimeOffset.UnixEpoch, -1);

    private sealed record Snapshot(T? Value, DateTimeOffset Written, long Length, DateTimeOffset ReadAt);
}
