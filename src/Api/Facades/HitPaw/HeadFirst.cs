using GenAsset.Core.Reading;

namespace GenAsset.Api.Facades.HitPaw;

/// <summary>A stream whose beginning was read already: that, and then the rest. The rest is its owner's to close.</summary>
internal sealed class HeadFirst(ReadOnlyMemory<byte> head, Stream rest) : ReadOnceStream
{
    private int _read;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read == head.Length)
            return rest.ReadAsync(buffer, cancellationToken);
        var count = Math.Min(buffer.Length, head.Length - _read);
        head.Slice(_read, count).CopyTo(buffer);
        _read += count;
        return ValueTask.FromResult(count);
    }
}
