namespace GenAsset.Media.Formats.Usdz;

/// <summary>Reads usda text into a layer: prims, typed attributes, connections, relationships. Time samples, dictionaries and variants are passed over.</summary>
internal ref struct UsdaReader
{
    private const int MaxDepth = 64;
    private UsdaParser _text;
    private readonly UsdLayer _layer = new();

    private UsdaReader(ReadOnlySpan<byte> text)
    {
        _text = new(text);
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
        if (_text.Is("("))
            ReadMetadata((ref UsdaReader reader, string name) => reader.LayerField(name));
        while (_text.Kind != UsdaKind.End)
            if (ReadPrim("", 0) is { } prim)
                _layer.Roots.Add(prim);
    }

    private delegate bool Field(ref UsdaReader reader, string name);

    private bool LayerField(string name)
    {
        switch (name)
        {
            case "defaultPrim":
                _layer.DefaultPrim = _text.Take(UsdaKind.Text);
                return true;
            case "upAxis":
                _layer.UpAxis = _text.Take(UsdaKind.Text);
                return true;
            case "metersPerUnit":
                _layer.MetersPerUnit = _text.Number;
                _text.Take(UsdaKind.Number);
                return true;
            default:
                return false;
        }
    }

    /// <summary>One "def", "over" or "class" with all below it; null when it is a class or something that is passed over.</summary>
    private UsdPrim? ReadPrim(string parent, int depth)
    {
        if (depth > MaxDepth)
            throw _text.Fault($"prims are nested deeper than {MaxDepth}");
        var specifier = _text.Take(UsdaKind.Word);
        if (specifier is not ("def" or "over" or "class"))
            throw _text.Fault($"'{specifier}' is not understood where a prim may start");
        var type = _text.Kind == UsdaKind.Word ? _text.Take(UsdaKind.Word) : "";
        var prim = new UsdPrim(_text.Take(UsdaKind.Text), type) { IsDefined = specifier == "def" };
        if (_text.Is("("))
            ReadMetadata((ref UsdaReader reader, string name) => reader.PrimField(prim, name));
        _text.Expect("{");
        var path = $"{parent}/{prim.Name}";
        while (!_text.Is("}"))
        {
            if (_text.Kind == UsdaKind.Word && _text.Value is "def" or "over" or "class")
                prim.Children.Add(ReadPrim(path, depth + 1)!); // only null at the end of the text, which throws
            else
                ReadStatement(prim, path);
        }

        _text.Expect("}");
        return prim;
    }

    private bool PrimField(UsdPrim prim, string name)
    {
        if (name == "kind")
            prim.Kind = _text.Take(UsdaKind.Text);
        else if (name == "apiSchemas" && _text.ReadValue() is List<object> list)
            prim.ApiSchemas.AddRange(list.OfType<string>());
        else
            return name is "apiSchemas";
        return true;
    }

    private void ReadStatement(UsdPrim prim, string path)
    {
        var word = _text.Take(UsdaKind.Word);
        if (word == "variantSet")
        {
            _text.Take(UsdaKind.Text);
            _text.Expect("=");
            _text.SkipBlock();
            return;
        }

        if (word is "reorder" or "delete" && _text.Kind == UsdaKind.Word && _text.Value is "nameChildren" or "properties")
        {
            _text.Take(UsdaKind.Word);
            _text.Expect("=");
            _text.ReadValue();
            return;
        }

        var uniform = false;
        while (word is "uniform" or "varying" or "custom" or "prepend" or "append" or "add" or "delete" or "config")
        {
            uniform |= word == "uniform";
            word = _text.Take(UsdaKind.Word);
        }

        var type = word;
        if (_text.Is("["))
        {
            _text.Expect("[");
            _text.Expect("]");
            type += "[]";
        }

        ReadProperty(prim, path, type, _text.Take(UsdaKind.Word), uniform);
    }

    private void ReadProperty(UsdPrim prim, string path, string type, string name, bool uniform)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (plain, aspect) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
        var property = prim.Property(plain);
        if (property is null)
            prim.Add(property = new UsdProperty(plain, type == "rel" ? "" : type) { IsRelationship = type == "rel", IsUniform = uniform });
        if (_text.Is("="))
        {
            _text.Expect("=");
            if (aspect is "timeSamples" or "spline" || _text.Is("{"))
                _text.SkipBlock();
            else
            {
                var at = _text.Start;
                var value = _text.ReadValue();
                if (property.IsRelationship || aspect == "connect")
                    AddTargets(property, value, path);
                else
                    property.Value = UsdaValue.Typed(type, value, at);
            }
        }

        if (_text.Is("("))
            ReadMetadata((ref UsdaReader reader, string field) =>
            {
                if (field != "interpolation")
                    return false;
                property.Interpolation = reader._text.Take(UsdaKind.Text);
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
        _text.Expect("(");
        while (!_text.Is(")"))
        {
            if (_text.Kind == UsdaKind.Text || _text.Is(";")) // a comment string
            {
                _text.Advance();
                continue;
            }

            var name = _text.Take(UsdaKind.Word);
            while (name is "prepend" or "append" or "add" or "delete" or "reorder")
                name = _text.Take(UsdaKind.Word);
            if (_text.Kind == UsdaKind.Word && !_text.Is("="))
                name = _text.Take(UsdaKind.Word);
            if (!_text.Is("="))
                continue;
            _text.Expect("=");
            if (!field(ref this, name))
                _text.SkipValue();
        }

        _text.Expect(")");
    }
}
