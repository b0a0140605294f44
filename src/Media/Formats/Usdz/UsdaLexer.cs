using System.Globalization;
using System.Text;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>What a piece of usda text is.</summary>
internal enum UsdaKind
{
    End,
    Word,
    Number,
    Text,
    Asset,
    Path,
    Mark,
}

/// <summary>Cuts usda text into words, numbers, strings, @assets@, &lt;paths&gt; and punctuation; line ends and comments fall away.</summary>
internal ref struct UsdaLexer(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _next = 0;

    public int Start { get; private set; } = 0;

    public UsdaKind Kind { get; private set; } = UsdaKind.End;

    /// <summary>The word, string, asset, path or mark.</summary>
    public string Value { get; private set; } = "";

    public double Number { get; private set; } = 0;

    public void Advance()
    {
        SkipSpace();
        Start = _next;
        if (_next >= _text.Length)
        {
            (Kind, Value) = (UsdaKind.End, "");
            return;
        }

        var c = _text[_next];
        if (c is (byte)'"' or (byte)'\'')
            ReadString(c);
        else if (c == '@')
            (Kind, Value) = (UsdaKind.Asset, Between((byte)'@'));
        else if (c == '<')
            (Kind, Value) = (UsdaKind.Path, Between((byte)'>'));
        else if (char.IsAsciiDigit((char)c) || c is (byte)'-' or (byte)'+' or (byte)'.')
            ReadNumber();
        else if (IsWord(c))
            ReadWord();
        else
            (Kind, Value, _next) = (UsdaKind.Mark, ((char)c).ToString(), _next + 1);
    }

    public readonly bool Is(string mark) => Kind == UsdaKind.Mark && Value == mark;

    public readonly MediaFormatException Fault(string reason) => new("USDA", Start, reason);

    private static bool IsWord(byte c) => char.IsAsciiLetterOrDigit((char)c) || c is (byte)'_' or (byte)':' or (byte)'!' or >= 128;

    private void SkipSpace()
    {
        while (_next < _text.Length)
        {
            if (_text[_next] == '#')
            {
                var end = _text[_next..].IndexOf((byte)'\n');
                _next = end < 0 ? _text.Length : _next + end;
            }
            else if (_text[_next] <= ' ')
                _next++;
            else
                return;
        }
    }

    private void ReadWord()
    {
        var end = _next;
        // A dot belongs to a name only in "attribute.connect" and "attribute.timeSamples".
        while (end < _text.Length && (IsWord(_text[end]) || _text[end] == '.'))
            end++;
        (Kind, Value, _next) = (UsdaKind.Word, Encoding.UTF8.GetString(_text[_next..end]), end);
        if (Value is "inf" or "nan")
            (Kind, Number) = (UsdaKind.Number, Value == "inf" ? double.PositiveInfinity : double.NaN);
    }

    private void ReadNumber()
    {
        var end = _next + 1;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit((char)_text[end]) || _text[end] is (byte)'.' or (byte)'+' or (byte)'-'))
            end++;
        var word = _text[_next..end];
        var value = word.SequenceEqual("-inf"u8) ? double.NegativeInfinity
            : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw Fault("a number was expected");
        (Kind, Number, Value, _next) = (UsdaKind.Number, value, "", end);
    }

    private string Between(byte close)
    {
        var triple = close == '@' && _text[_next..].StartsWith("@@@"u8);
        var open = triple ? 3 : 1;
        var rest = _text[(_next + open)..];
        var length = triple ? rest.IndexOf("@@@"u8) : rest.IndexOf(close);
        if (length < 0)
            throw Fault("a path has no end");
        _next += open + length + open;
        return Encoding.UTF8.GetString(rest[..length]);
    }

    private void ReadString(byte quote)
    {
        var rest = _text[_next..];
        var triple = rest.Length >= 6 && rest[1] == quote && rest[2] == quote;
        var (at, text) = (triple ? 3 : 1, new List<byte>());
        for (; ; at++)
        {
            if (at >= rest.Length)
                throw Fault("a string has no end");
            if (rest[at] == quote && (!triple || (at + 2 < rest.Length && rest[at + 1] == quote && rest[at + 2] == quote)))
                break;
            if (rest[at] == '\\' && at + 1 < rest.Length)
                text.Add(rest[++at] switch { (byte)'n' => (byte)'\n', (byte)'t' => (byte)'\t', (byte)'r' => (byte)'\r', var other => other });
            else
                text.Add(rest[at]);
        }

        (Kind, Value, _next) = (UsdaKind.Text, Encoding.UTF8.GetString([.. text]), _next + at + (triple ? 3 : 1));
    }
}
