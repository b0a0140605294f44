namespace GenAsset.Api.Facades.HitPaw;

/// <summary>A stream whose beginning was read already: that, and then the rest. The rest is its owner's to close.</summary>
internal sealed class HeadFirst(ReadOnlyMemory<byte> head, Stream rest) : Stream
{
    private int _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length is known at the end.");

    public override long Position
    {
        get => throw new NotSupportedException("The stream is read once.");
        set => throw new NotSupportedException("The stream is read once.");
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read == head.Length)
            return rest.ReadAsync(buffer, cancellationToken);
        var count = Math.Min(buffer.Length, head.Length - _read);
        head.Slice(_read, count).CopyTo(buffer);
        _read += count;
        return ValueTask.FromResult(count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("What comes over the network is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream is read once.");

    public override void SetLength(long value) => throw new NotSupportedException("The stream is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is read only.");

    public override void Flush()
    {
    }
}
