using System.Buffers.Text;
using System.Text;

namespace GenAsset.Media.Formats.Obj;

/// <summary>Goes through OBJ and MTL text line by line, word by word; comments and continued lines are dealt with here.</summary>
internal ref struct ObjLine(ReadOnlySpan<byte> text, string format)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _end = -1;
    private int _at = 0;

    public readonly int Position => _at;

    /// <summary>Goes to the next line; false behind the last one.</summary>
    public bool Next()
    {
        _at = _end + 1;
        if (_at >= _text.Length)
            return false;
        _end = _at;
        while (_end < _text.Length && !(_text[_end] == '\n' && !IsContinued(_end)))
            _end++;
        return true;
    }

    /// <summary>The next word of the line, empty at its end.</summary>
    public ReadOnlySpan<byte> Word()
    {
        while (_at < _end && (IsSpace(_text[_at]) || _text[_at] == '\\' && _at + 1 < _end && _text[_at + 1] is (byte)'\n' or (byte)'\r'))
            _at++;
        var start = _at;
        while (_at < _end && !IsSpace(_text[_at]))
            _at++;
        if (_at > start && _text[start] == '#')
            _at = start = _end;
        return _text[start.._at];
    }

    /// <summary>The rest of the line as one text: names may hold spaces.</summary>
    public string Rest()
    {
        var rest = Encoding.UTF8.GetString(_text[_at.._end]).Trim();
        _at = _end;
        return rest;
    }

    public float Number()
    {
        var word = Word();
        return Utf8Parser.TryParse(word, out float value, out var used) && used == word.Length
            ? value
            : throw new MediaFormatException(format, _at - word.Length, "a number was expected");
    }

    public bool TryNumber(out float value)
    {
        value = 0;
        var word = Word();
        return word.Length > 0 && Utf8Parser.TryParse(word, out value, out var used) && used == word.Length;
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private readonly bool IsContinued(int newline) =>
        newline > _at && (_text[newline - 1] == '\\' || (newline > _at + 1 && _text[newline - 1] == '\r' && _text[newline - 2] == '\\'));
}
