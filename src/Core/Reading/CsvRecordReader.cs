using System.Text;

namespace GenAsset.Core.Reading;

/// <summary>
/// Cuts a stream into CSV records (RFC 4180, LF or CRLF, a byte-order mark skipped, blank lines passed over). The separator is the one of comma, semicolon, tab
/// and bar that the header has most of, or what a first line "sep=;" says. A record's length is bounded.
/// </summary>
public sealed class CsvRecordReader(Stream source, int maxRecordBytes = LineReader.DefaultMaxLineBytes)
{
    private const int UsualBytes = 64 << 10;
    private const int NeedsMore = -1;
    private static readonly byte[] Separators = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    private readonly List<(int Start, int Length, bool HasQuotes)> _fields = [];
    private byte[] _buffer = new byte[UsualBytes];
    private int _start;
    private int _end;
    private int _length;
    private int _nextLine = 1;
    private bool _atEnd;
    private byte? _separator;

    /// <summary>The line that the record begins on, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The record's fields.</summary>
    public int FieldCount => _fields.Count;

    /// <summary>What is wrong with the record's quotes, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether the record was longer than the bound: an unclosed quote, as a rule. Nothing follows it.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The record as it stands in the file; valid until the next read.</summary>
    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_start - _length, _length).TrimEnd("\r\n"u8);

    /// <summary>A field's text, less its quotes and the white space around it.</summary>
    public string Field(int index)
    {
        var (start, length, hasQuotes) = _fields[index];
        var text = Encoding.UTF8.GetString(_buffer, _start - _length + start, length);
        return hasQuotes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text.Trim();
    }

    /// <summary>Moves to the next record; false at the end.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_separator is null)
            await BeginAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var length = Scan();
            if (length == NeedsMore && _end - _start <= maxRecordBytes)
            {
                await FillAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (length is 0 or NeedsMore || length > maxRecordBytes)
                return TooLong(length);
            (Line, _length) = (_nextLine, length);
            _nextLine += _buffer.AsSpan(_start, length).Count((byte)'\n');
            _start += length;
            if (_fields is not [{ Length: 0, HasQuotes: false }] || Fault is not null)
                return true;
        }
    }

    private bool TooLong(int length)
    {
        if (length == 0)
            return false;
        (Line, _length, IsTooLong, _atEnd) = (_nextLine, 0, true, true);
        _fields.Clear();
        _start = _end;
        return true;
    }

    // The first line is needed whole: it says what separates.
    private async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        while (!_atEnd && _buffer.AsSpan(0, _end).IndexOf((byte)'\n') < 0 && _end <= maxRecordBytes)
            await FillAsync(cancellationToken).ConfigureAwait(false);
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
            _start = 3;
        var first = _buffer.AsSpan(_start, _end - _start);
        first = first.IndexOf((byte)'\n') is var end and >= 0 ? first[..(end + 1)] : first;
        if (first.TrimEnd("\r\n"u8) is { Length: 5 } hint && hint.StartsWith("sep="u8))
        {
            _separator = hint[4];
            _start += first.Length;
            _nextLine++;
            return;
        }

        var most = 0;
        _separator = Separators[0];
        foreach (var separator in Separators)
        {
            if (CountOutsideQuotes(first, separator) is var count && count > most)
                (_separator, most) = (separator, count);
        }
    }

    private static int CountOutsideQuotes(ReadOnlySpan<byte> line, byte separator)
    {
        var (count, isQuoted) = (0, false);
        foreach (var letter in line)
        {
            if (letter == '"')
                isQuoted = !isQuoted;
            else if (letter == separator && !isQuoted)
                count++;
        }

        return count;
    }

    // The bytes of the next record with its line's end; 0 at the end of the file. Field places count from the record's start.
    private int Scan()
    {
        _fields.Clear();
        Fault = null;
        var text = _buffer.AsSpan(_start, _end - _start);
        if (text.IsEmpty)
            return _atEnd ? 0 : NeedsMore;
        var at = 0;
        while (true)
        {
            var begin = at;
            while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' && text[at] != _separator)
                at++;
            if (at < text.Length && text[at] == '"')
            {
                var close = Close(text, at + 1);
                if (close < 0 && !_atEnd)
                    return NeedsMore;
                if (close < 0)
                {
                    Fault = "a quote that is never closed";
                    return text.Length;
                }

                _fields.Add((at + 1, close - at - 1, true));
                at = close + 1;
                var rest = at;
                at = FieldEnd(text, at);
                if (!text[rest..at].Trim(" \t\r"u8).IsEmpty)
                    Fault = "text after a closing quote";
            }
            else
            {
                at = FieldEnd(text, at);
                var field = text[begin..at].TrimEnd((byte)'\r');
                if (field.Contains((byte)'"'))
                    Fault = "a quote inside a field that does not begin with one";
                _fields.Add((begin, field.Length, false));
            }

            if (at == text.Length)
                return _atEnd ? at : NeedsMore;
            if (text[at++] == '\n')
                return at;
        }
    }

    // Where the quote that opened is closed: a doubled one is a letter.
    private static int Close(ReadOnlySpan<byte> text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var found = text[at..].IndexOf((byte)'"');
            if (found < 0)
                return -1;
            at += found;
            if (at + 1 >= text.Length || text[at + 1] != '"')
                return at;
            at++;
        }

        return -1;
    }

    private int FieldEnd(ReadOnlySpan<byte> text, int from)
    {
        var found = text[from..].IndexOfAny(_separator!.Value, (byte)'\n'); // BeginAsync set it
        return found < 0 ? text.Length : from + found;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += count;
        _atEnd = count == 0;
    }
}
