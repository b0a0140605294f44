namespace GenAsset.Media.Formats.Usdz;

/// <summary>Reads the values of usda text: numbers, strings, assets, paths, tuples, lists; and passes over what is not wanted.</summary>
internal ref struct UsdaParser
{
    private UsdaLexer _lexer;

    public UsdaParser(ReadOnlySpan<byte> text)
    {
        _lexer = new(text);
        _lexer.Advance();
    }

    public readonly int Start => _lexer.Start;

    public readonly UsdaKind Kind => _lexer.Kind;

    public readonly string Value => _lexer.Value;

    public readonly double Number => _lexer.Number;

    public readonly bool Is(string mark) => _lexer.Is(mark);

    public readonly MediaFormatException Fault(string reason) => _lexer.Fault(reason);

    public void Advance() => _lexer.Advance();

    /// <summary>A number, string, asset or path, a tuple (as float[]) or a list of these.</summary>
    public object? ReadValue(int depth = 0)
    {
        if (depth > 8)
            throw _lexer.Fault("values are nested too deeply");
        object? value;
        switch (_lexer.Kind)
        {
            case UsdaKind.Number:
                value = _lexer.Number;
                _lexer.Advance();
                return value;
            case UsdaKind.Text:
                return Take(UsdaKind.Text);
            case UsdaKind.Asset:
                return new UsdAsset(Take(UsdaKind.Asset));
            case UsdaKind.Path:
                return new UsdaPath(Take(UsdaKind.Path));
            case UsdaKind.Word:
                value = Take(UsdaKind.Word) switch { "true" => 1d, "false" => 0d, _ => (object?)null };
                return value;
            default:
                return _lexer.Is("(") ? ReadTuple(depth) : _lexer.Is("[") ? ReadList(depth) : throw _lexer.Fault("a value was expected");
        }
    }

    private UsdaTuple ReadTuple(int depth)
    {
        var numbers = new List<double>();
        Expect("(");
        while (!_lexer.Is(")"))
        {
            switch (ReadValue(depth + 1))
            {
                case double number:
                    numbers.Add(number);
                    break;
                case UsdaTuple { Numbers: var row }: // a row of a matrix
                    numbers.AddRange(row);
                    break;
                default:
                    throw _lexer.Fault("a tuple holds something else than numbers");
            }

            if (numbers.Count > 16)
                throw _lexer.Fault("a tuple has more than 16 numbers");
            if (_lexer.Is(","))
                Expect(",");
        }

        Expect(")");
        return new([.. numbers]);
    }

    private List<object> ReadList(int depth)
    {
        var items = new List<object>();
        Expect("[");
        while (!_lexer.Is("]"))
        {
            if (ReadValue(depth + 1) is { } item)
                items.Add(item);
            if (_lexer.Is(","))
                Expect(",");
        }

        Expect("]");
        return items;
    }

    public void SkipValue()
    {
        if (_lexer.Is("{"))
            SkipBlock();
        else
            ReadValue();
        while (_lexer.Is("(") || _lexer.Kind == UsdaKind.Path) // @asset@</path> (offset = 1)
            if (_lexer.Is("("))
                SkipBlock();
            else
                _lexer.Advance();
    }

    /// <summary>Passes over brackets and everything between.</summary>
    public void SkipBlock()
    {
        var open = 0;
        do
        {
            if (_lexer.Kind == UsdaKind.End)
                throw _lexer.Fault("the text ends inside a block");
            if (_lexer.Kind == UsdaKind.Mark)
                open += _lexer.Value is "{" or "(" or "[" ? 1 : _lexer.Value is "}" or ")" or "]" ? -1 : 0;
            _lexer.Advance();
        }
        while (open > 0);
    }

    public string Take(UsdaKind kind)
    {
        if (_lexer.Kind != kind)
            throw _lexer.Fault($"a {kind} was expected");
        var value = _lexer.Value;
        _lexer.Advance();
        return value;
    }

    public void Expect(string mark)
    {
        if (!_lexer.Is(mark))
            throw _lexer.Fault($"'{mark}' was expected");
        _lexer.Advance();
    }
}

/// <summary>A path in angle brackets.</summary>
internal sealed record UsdaPath(string Text);

/// <summary>Numbers in parentheses; the rows of a matrix are joined.</summary>
internal sealed record UsdaTuple(double[] Numbers);
