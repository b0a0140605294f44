using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace GenAsset.Media.Formats.Usdz.Crate;

/// <summary>
/// Writes a layer as a crate file (usdc) of version 0.8.0, which every USD since 2018 reads: values, then the tables of tokens,
/// strings, fields, field sets, paths and specs, then the table of contents.
/// </summary>
internal sealed class CrateWriter
{
    private readonly CrateTable<string> _tokens = new();
    private readonly CrateTable<int> _strings = new();
    private readonly CrateTable<(int Token, CrateRep Rep)> _fields = new();
    private readonly CrateTable<string> _paths = new();
    private readonly List<int> _fieldSets = [];
    private readonly List<(int Path, int FieldSet, CrateSpec Kind)> _specs = [];
    private readonly List<(int Path, int Element, int Jump)> _tree = [];
    private readonly CrateValues _values;
    private readonly ArrayBufferWriter<byte> _file = new();

    private CrateWriter()
    {
        _values = new(_tokens, _strings);
        _tokens.NumberOf("/"); // a property's name is stored as a negative number, so that none may be zero
    }

    public static byte[] Write(UsdLayer layer)
    {
        var writer = new CrateWriter();
        writer.AddLayer(layer);
        return writer.File();
    }

    private void AddLayer(UsdLayer layer)
    {
        var fields = new List<(string, CrateRep)>
        {
            ("upAxis", _values.Pack(new UsdToken(layer.UpAxis))),
            ("metersPerUnit", _values.Pack(layer.MetersPerUnit)),
        };
        if (layer.DefaultPrim is { } name)
            fields.Add(("defaultPrim", _values.Pack(new UsdToken(name))));
        if (layer.Roots.Count > 0)
            fields.Add(("primChildren", _values.TokenVector(layer.Roots.Select(prim => prim.Name))));
        AddSpec("/", CrateSpec.PseudoRoot, fields);
        var slot = AddNode("/", "/", property: false);
        for (var i = 0; i < layer.Roots.Count; i++)
            AddPrim(layer.Roots[i], "", i < layer.Roots.Count - 1);
        Jump(slot, hasChild: layer.Roots.Count > 0, hasSibling: false);
    }

    private void AddPrim(UsdPrim prim, string parent, bool hasSibling)
    {
        var path = $"{parent}/{prim.Name}";
        var fields = new List<(string, CrateRep)> { ("specifier", CrateRep.Inlined(CrateType.Specifier, prim.IsDefined ? 0u : 1)) };
        if (prim.TypeName.Length > 0)
            fields.Add(("typeName", _values.Pack(new UsdToken(prim.TypeName))));
        if (prim.Kind is { } kind)
            fields.Add(("kind", _values.Pack(new UsdToken(kind))));
        if (prim.ApiSchemas.Count > 0)
            fields.Add(("apiSchemas", _values.PrependedTokens(prim.ApiSchemas)));
        if (prim.Properties.Count > 0)
            fields.Add(("properties", _values.TokenVector(prim.Properties.Select(p => p.Name))));
        if (prim.Children.Count > 0)
            fields.Add(("primChildren", _values.TokenVector(prim.Children.Select(child => child.Name))));
        AddSpec(path, CrateSpec.Prim, fields);
        var slot = AddNode(path, prim.Name, property: false);
        var last = prim.Properties.Count + prim.Children.Count - 1;
        for (var i = 0; i < prim.Properties.Count; i++)
            AddProperty(prim.Properties[i], path, i < last);
        for (var i = 0; i < prim.Children.Count; i++)
            AddPrim(prim.Children[i], path, prim.Properties.Count + i < last);
        Jump(slot, hasChild: last >= 0, hasSibling);
    }

    private void AddProperty(UsdProperty property, string prim, bool hasSibling)
    {
        var path = $"{prim}.{property.Name}";
        var fields = new List<(string, CrateRep)>();
        if (!property.IsRelationship)
            fields.Add(("typeName", _values.Pack(new UsdToken(property.TypeName))));
        if (property.IsUniform || property.IsRelationship)
            fields.Add(("variability", CrateRep.Inlined(CrateType.Variability, 1)));
        if (property.Interpolation is { } interpolation)
            fields.Add(("interpolation", _values.Pack(new UsdToken(interpolation))));
        if (property.Value is { } value)
            fields.Add(("default", _values.Pack(value)));
        if (property.Targets.Count > 0)
            fields.Add((property.IsRelationship ? "targetPaths" : "connectionPaths", _values.ExplicitPaths(property.Targets.Select(_paths.NumberOf))));
        AddSpec(path, property.IsRelationship ? CrateSpec.Relationship : CrateSpec.Attribute, fields);
        Jump(AddNode(path, property.Name, property: true), hasChild: false, hasSibling);
    }

    private void AddSpec(string path, CrateSpec kind, List<(string Name, CrateRep Rep)> fields)
    {
        _specs.Add((_paths.NumberOf(path), _fieldSets.Count, kind));
        foreach (var (name, rep) in fields)
            _fieldSets.Add(_fields.NumberOf((_tokens.NumberOf(name), rep)));
        _fieldSets.Add(-1);
    }

    private int AddNode(string path, string name, bool property)
    {
        var element = _tokens.NumberOf(name);
        _tree.Add((_paths.NumberOf(path), property ? -element : element, 0));
        return _tree.Count - 1;
    }

    /// <summary>Called behind a node's last descendant: 0 only a sibling follows, -1 only children, -2 neither, else how far the sibling is.</summary>
    private void Jump(int slot, bool hasChild, bool hasSibling)
    {
        var jump = hasChild ? hasSibling ? _tree.Count - slot : -1 : hasSibling ? 0 : -2;
        _tree[slot] = _tree[slot] with { Jump = jump };
    }

    private byte[] File()
    {
        _file.Write(new byte[88]);
        _file.Write(_values.Bytes);
        (string Name, Action Write)[] sections =
        [
            ("TOKENS", WriteTokens), ("STRINGS", WriteStrings), ("FIELDS", WriteFields), ("FIELDSETS", WriteFieldSets), ("PATHS", WritePaths), ("SPECS", WriteSpecs),
        ];
        var contents = new List<(string, long, long)>();
        foreach (var (name, write) in sections)
        {
            var start = _file.WrittenCount;
            write();
            contents.Add((name, start, _file.WrittenCount - start));
        }

        var at = _file.WrittenCount;
        WriteContents(contents);
        var file = _file.WrittenSpan.ToArray();
        "PXR-USDC"u8.CopyTo(file);
        file[9] = 8; // version 0.8.0
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(16), at);
        return file;
    }

    private void WriteContents(List<(string Name, long Start, long Size)> contents)
    {
        Write(contents.Count);
        Span<byte> name = stackalloc byte[16];
        foreach (var section in contents)
        {
            name.Clear();
            Encoding.ASCII.GetBytes(section.Name, name);
            _file.Write<byte>(name);
            Write(section.Start);
            Write(section.Size);
        }

    }

    private void WriteTokens()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(_tokens.Items.Select(token => token + "\0")));
        Write(_tokens.Items.Count);
        Write(text.Length);
        WritePacked(Lz4.Compress(text));
    }

    private void WriteStrings()
    {
        Write(_strings.Items.Count);
        _file.Write<byte>(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_strings.Items)));
    }

    private void WriteFields()
    {
        Write(_fields.Items.Count);
        WriteIntegers(_fields.Items, field => field.Token);
        ulong[] reps = [.. _fields.Items.Select(field => field.Rep.Bits)];
        WritePacked(Lz4.Compress(MemoryMarshal.AsBytes(reps.AsSpan())));
    }

    private void WriteFieldSets()
    {
        Write(_fieldSets.Count);
        WriteIntegers(_fieldSets, number => number);
    }

    private void WritePaths()
    {
        Write(_paths.Items.Count);
        Write(_tree.Count);
        WriteIntegers(_tree, node => node.Path);
        WriteIntegers(_tree, node => node.Element);
        WriteIntegers(_tree, node => node.Jump);
    }

    private void WriteSpecs()
    {
        Write(_specs.Count);
        WriteIntegers(_specs, spec => spec.Path);
        WriteIntegers(_specs, spec => spec.FieldSet);
        WriteIntegers(_specs, spec => (int)spec.Kind);
    }

    private void WriteIntegers<T>(List<T> items, Func<T, int> number) => WritePacked(IntegerCoding.Encode([.. items.Select(number)]));

    private void WritePacked(byte[] packed)
    {
        Write(packed.Length);
        _file.Write<byte>(packed);
    }

    private void Write(long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _file.Write<byte>(bytes);
    }
}
