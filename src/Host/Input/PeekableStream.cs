using GenAsset.Core.Reading;

namespace GenAsset.Host.Input;

/// <summary>A stream whose beginning can be looked at before it is read.</summary>
internal sealed class PeekableStream(Stream source) : ReadOnceStream
{
    private readonly byte[] _peeked = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>The first byte that is no white space, as far as the first read goes.</summary>
    public char? FirstLetter()
    {
        _end = source.Read(_peeked);
        var text = _peeked.AsSpan(0, _end);
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        text = text.TrimStart(" \t\r\n"u8);
        return text.IsEmpty ? null : (char)text[0];
    }

    public override int Read(Span<byte> buffer)
    {
        if (_start == _end)
            return source.Read(buffer);
        var count = Math.Min(buffer.Length, _end - _start);
        _peeked.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _start < _end ? new(Read(buffer.Span)) : source.ReadAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}
