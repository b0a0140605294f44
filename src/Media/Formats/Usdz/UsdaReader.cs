namespace GenAsset.Media.Formats.Usdz;

/// <summary>Reads usda text into a layer: prims, typed attributes, connections, relationships. Time samples, dictionaries and variants are passed over.</summary>
internal ref struct UsdaReader
{
    private const int MaxDepth = 64;
    private UsdaLexer _lexer;
    private readonly UsdLayer _layer = new();

    private UsdaReader(ReadOnlySpan<byte> text)
    {
        _lexer = new(text);
        _lexer.Advance();
    }

    public static UsdLayer Read(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("#usda"u8))
            throw new MediaFormatException("USDA", 0, "the text does not start with #usda");
        var reader = new UsdaReader(text);
        reader.ReadLayer();
        return reader._layer;
    }

    private void ReadLayer()
    {
        if (_lexer.Is("("))
            ReadMetadata((ref UsdaReader reader, string name) => reader.LayerField(name));
        while (_lexer.Kind != UsdaKind.End)
            if (ReadPrim("", 0) is { } prim)
                _layer.Roots.Add(prim);
    }

    private delegate bool Field(ref UsdaReader reader, string name);

    private bool LayerField(string name)
    {
        switch (name)
        {
            case "defaultPrim":
                _layer.DefaultPrim = Take(UsdaKind.Text);
                return true;
            case "upAxis":
                _layer.UpAxis = Take(UsdaKind.Text);
                return true;
            case "metersPerUnit":
                _layer.MetersPerUnit = _lexer.Number;
                Take(UsdaKind.Number);
                return true;
            default:
                return false;
        }
    }

    /// <summary>One "def", "over" or "class" with all below it; null when it is a class or something that is passed over.</summary>
    private UsdPrim? ReadPrim(string parent, int depth)
    {
        if (depth > MaxDepth)
            throw _lexer.Fault($"prims are nested deeper than {MaxDepth}");
        var specifier = Take(UsdaKind.Word);
        if (specifier is not ("def" or "over" or "class"))
            throw _lexer.Fault($"'{specifier}' is not understood where a prim may start");
        var type = _lexer.Kind == UsdaKind.Word ? Take(UsdaKind.Word) : "";
        var prim = new UsdPrim(Take(UsdaKind.Text), type) { IsDefined = specifier == "def" };
        if (_lexer.Is("("))
            ReadMetadata((ref UsdaReader reader, string name) => reader.PrimField(prim, name));
        Expect("{");
        var path = $"{parent}/{prim.Name}";
        while (!_lexer.Is("}"))
        {
            if (_lexer.Kind == UsdaKind.Word && _lexer.Value is "def" or "over" or "class")
                prim.Children.Add(ReadPrim(path, depth + 1)!); // only null at the end of the text, which throws
            else
                ReadStatement(prim, path, depth);
        }

        Expect("}");
        return prim;
    }

    private bool PrimField(UsdPrim prim, string name)
    {
        if (name == "kind")
            prim.Kind = Take(UsdaKind.Text);
        else if (name == "apiSchemas" && ReadValue(0) is List<object> list)
            prim.ApiSchemas.AddRange(list.OfType<string>());
        else
            return name is "apiSchemas";
        return true;
    }

    private void ReadStatement(UsdPrim prim, string path, int depth)
    {
        var word = Take(UsdaKind.Word);
        if (word == "variantSet")
        {
            Take(UsdaKind.Text);
            Expect("=");
            SkipBlock(depth);
            return;
        }

        if (word is "reorder" or "delete" && _lexer.Kind == UsdaKind.Word && _lexer.Value is "nameChildren" or "properties")
        {
            Take(UsdaKind.Word);
            Expect("=");
            ReadValue(0);
            return;
        }

        var uniform = false;
        while (word is "uniform" or "varying" or "custom" or "prepend" or "append" or "add" or "delete" or "config")
        {
            uniform |= word == "uniform";
            word = Take(UsdaKind.Word);
        }

        var type = word;
        if (_lexer.Is("["))
        {
            Expect("[");
            Expect("]");
            type += "[]";
        }

        ReadProperty(prim, path, type, Take(UsdaKind.Word), uniform);
    }

    private void ReadProperty(UsdPrim prim, string path, string type, string name, bool uniform)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (plain, aspect) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
        var property = prim.Property(plain);
        if (property is null)
            prim.Properties.Add(property = new(plain, type == "rel" ? "" : type) { IsRelationship = type == "rel", IsUniform = uniform });
        if (_lexer.Is("="))
        {
            Expect("=");
            if (aspect is "timeSamples" or "spline" || _lexer.Is("{"))
                SkipBlock(0);
            else
            {
                var at = _lexer.Start;
                var value = ReadValue(0);
                if (property.IsRelationship || aspect == "connect")
                    AddTargets(property, value, path);
                else
                    property.Value = UsdaValue.Typed(type, value, at);
            }
        }

        if (_lexer.Is("("))
            ReadMetadata((ref UsdaReader reader, string field) =>
            {
                if (field != "interpolation")
                    return false;
                property.Interpolation = reader.Take(UsdaKind.Text);
                return true;
            });
    }

    private static void AddTargets(UsdProperty property, object? value, string prim)
    {
        foreach (var item in value is List<object> list ? list : value is null ? [] : [value])
            if (item is UsdaPath { Text: var text })
                property.Targets.Add(text.StartsWith('/') ? text : text.StartsWith('.') ? prim + text : $"{prim}/{text}");
    }

    /// <summary>( name = value … ): what <paramref name="field"/> does not take is passed over.</summary>
    private void ReadMetadata(Field field)
    {
        Expect("(");
        while (!_lexer.Is(")"))
        {
            if (_lexer.Kind == UsdaKind.Text || _lexer.Is(";")) // a comment string
            {
                _lexer.Advance();
                continue;
            }

            var name = Take(UsdaKind.Word);
            while (name is "prepend" or "append" or "add" or "delete" or "reorder")
                name = Take(UsdaKind.Word);
            if (_lexer.Kind == UsdaKind.Word && !_lexer.Is("="))
                name = Take(UsdaKind.Word);
            if (!_lexer.Is("="))
                continue;
            Expect("=");
            if (!field(ref this, name))
                SkipValue();
        }

        Expect(")");
    }

    private void SkipValue()
    {
        if (_lexer.Is("{"))
            SkipBlock(0);
        else
            ReadValue(0);
        while (_lexer.Is("(") || _lexer.Kind == UsdaKind.Path) // @asset@</path> (offset = 1)
            if (_lexer.Is("("))
                SkipBlock(0);
            else
                _lexer.Advance();
    }

    /// <summary>A number, string, asset or path, a tuple (as float[]) or a list of these.</summary>
    private object? ReadValue(int depth)
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

    /// <summary>Passes over brackets and everything between.</summary>
    private void SkipBlock(int depth)
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

    private string Take(UsdaKind kind)
    {
        if (_lexer.Kind != kind)
            throw _lexer.Fault($"a {kind} was expected");
        var value = _lexer.Value;
        _lexer.Advance();
        return value;
    }

    private void Expect(string mark)
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
