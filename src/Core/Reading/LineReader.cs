namespace GenAsset.Core.Reading;

/// <summary>Cuts a stream into lines of bytes: LF or CRLF, a byte-order mark skipped, length bounded.</summary>
public sealed class LineReader(Stream source, int maxLineBytes = LineReader.DefaultMaxLineBytes)
{
    /// <summary>Longest line taken, 4 MiB.</summary>
    public const int DefaultMaxLineBytes = 4 << 20;

    private const int FirstBytes = 4 << 10; // a small job's whole file
    private const int UsualBytes = 64 << 10;

    private byte[] _buffer = new byte[FirstBytes];
    private int _start;
    private int _scanned;
    private int _end;
    private bool _atEnd;
    private bool _begun;
    private bool _overlong;
    private long _dropped;

    /// <summary>The line that was read last, without its ending; valid until the next read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>That line's number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether that line was longer than the bound; <see cref="Line"/> is empty then.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether that line ended with a line feed: the last line of a torn file does not.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>Where the next line begins, in bytes from where the stream stood at first.</summary>
    public long Position { get; private set; }

    /// <summary>Moves to the next line; false at the end.</summary>
    public bool Read()
    {
        while (!TryTake())
        {
            if (_atEnd)
                return TakeRest();
            var count = source.Read(MakeRoom());
            Filled(count);
        }

        return true;
    }

    /// <summary>Moves to the next line without blocking; false at the end.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (!TryTake())
        {
            if (_atEnd)
                return TakeRest();
            MakeRoom();
            var count = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            Filled(count);
        }

        return true;
    }

    private bool TryTake()
    {
        var found = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
        if (found < 0)
        {
            _scanned = _end;
            return false;
        }

        Take(_scanned + found, 1);
        return true;
    }

    private bool TakeRest()
    {
        if (_start == _end && !_overlong)
            return false;
        Take(_end, 0);
        return true;
    }

    private void Take(int lineEnd, int terminator)
    {
        var length = lineEnd - _start;
        Position += _dropped + length + terminator;
        var line = _buffer.AsMemory(_start, length);
        IsTerminated = terminator > 0;
        IsTooLong = _overlong || length > maxLineBytes;
        if (line.Length > 0 && line.Span[^1] == '\r')
            line = line[..^1];
        Line = IsTooLong ? default : line;
        _overlong = false;
        _dropped = 0;
        _start = _scanned = lineEnd + terminator;
        Number++;
    }

    private Span<byte> MakeRoom()
    {
        if (_end - _start > maxLineBytes)
        {
            // The line is refused already: only its length is still of interest.
            _overlong = true;
            _dropped += _end - _start;
            _start = _scanned = _end = 0;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _scanned -= _start;
            _start = 0;
        }

        if (Position > 0 && _buffer.Length < UsualBytes)
            Array.Resize(ref _buffer, UsualBytes); // it goes on: fewer, longer reads
        else if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        return _buffer.AsSpan(_end);
    }

    private void Filled(int count)
    {
        _end += count;
        _atEnd = count == 0;
        if (_begun || _end < 3)
            return;
        _begun = true;
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = _scanned = 3;
            Position = 3;
        }
    }
}
