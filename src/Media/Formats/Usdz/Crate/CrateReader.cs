using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace GenAsset.Media.Formats.Usdz.Crate;

/// <summary>Reads a crate file (usdc) of version 0.4.0 and up into a layer; every count is checked against the file's length first.</summary>
internal sealed class CrateReader
{
    private const string Format = "USDC";
    private const int MaxDepth = 64;
    private const int MaxName = 1024;

    // A field takes eight bytes before LZ4's 255 to 1; no table of honest files packs better.
    private const long MaxItemsPerByte = 32;
    private readonly byte[] _file;
    private readonly Dictionary<string, (long Start, long Size)> _sections = new(StringComparer.Ordinal);
    private string[] _tokens = [];
    private int[] _strings = [];
    private (int Token, CrateRep Rep)[] _fields = [];
    private int[] _fieldSets = [];
    private Node?[] _nodes = [];

    private CrateReader(byte[] file) => _file = file;

    public static UsdLayer Read(ReadOnlySpan<byte> file)
    {
        var reader = new CrateReader(file.ToArray());
        reader.ReadSections();
        reader.ReadTokens();
        reader.ReadStrings();
        reader.ReadFields();
        var sets = reader.Section("FIELDSETS");
        reader._fieldSets = Integers(ref sets, Count(ref sets));
        reader.ReadPaths();
        return reader.ReadSpecs();
    }

    /// <summary>A place in the tree of paths.</summary>
    internal sealed record Node(Node? Parent, string Name, bool IsProperty, int Depth)
    {
        public override string ToString() => Parent is null ? "/" : IsProperty ? $"{Parent}.{Name}" : Parent.Parent is null ? $"/{Name}" : $"{Parent}/{Name}";
    }

    internal static MediaFormatException Fault(long offset, string reason) => new(Format, offset, reason);

    internal int Length => _file.Length;

    internal string Token(long number) => (ulong)number < (ulong)_tokens.Length ? _tokens[number] : throw Fault(0, $"there is no token {number}");

    internal string String(long number) => (ulong)number < (ulong)_strings.Length ? Token(_strings[number]) : throw Fault(0, $"there is no string {number}");

    internal string? Path(int number) => (uint)number < (uint)_nodes.Length ? _nodes[number]?.ToString() : null;

    internal ReadOnlySpan<byte> At(long offset, long length) => offset >= 0 && length >= 0 && offset <= _file.Length - length
        ? _file.AsSpan((int)offset, (int)length)
        : throw Fault(offset, "a value lies outside the file");

    private void ReadSections()
    {
        if (_file.Length < 88 || !_file.AsSpan().StartsWith("PXR-USDC"u8))
            throw Fault(0, "the file does not start with PXR-USDC");
        if (_file[8] != 0 || _file[9] < 4)
            throw Fault(8, $"version {_file[8]}.{_file[9]}.{_file[10]} is not read (0.4.0 and up are)");
        var at = BinaryPrimitives.ReadInt64LittleEndian(_file.AsSpan(16));
        var count = BinaryPrimitives.ReadInt64LittleEndian(At(at, 8));
        if (count is < 0 or > 64)
            throw Fault(at, $"{count} sections");
        for (var i = 0; i < count; i++)
        {
            var entry = At(at + 8 + i * 32, 32);
            var (start, size) = (BinaryPrimitives.ReadInt64LittleEndian(entry[16..]), BinaryPrimitives.ReadInt64LittleEndian(entry[24..]));
            _ = At(start, size);
            _sections[Encoding.ASCII.GetString(entry[..16]).TrimEnd('\0')] = (start, size);
        }
    }

    private ReadOnlySpan<byte> Section(string name) => _sections.TryGetValue(name, out var section) ? At(section.Start, section.Size) : throw Fault(0, $"the section {name} is missing");

    private void ReadTokens()
    {
        var section = Section("TOKENS");
        var count = Long(ref section);
        var size = Long(ref section);
        var packed = Packed(ref section);
        if (size < 0 || size > packed.Length * 255L + 64 || size > Array.MaxLength || count < 0 || count > size)
            throw Fault(0, $"{count} tokens in {size} bytes do not fit into the file");
        var text = new byte[size];
        if (Lz4.Decompress(packed, text) != size || (size > 0 && text[^1] != 0))
            throw Fault(0, "the tokens are damaged");
        _tokens = new string[count];
        var rest = text.AsSpan();
        for (var i = 0; i < count; i++)
        {
            var end = rest.IndexOf((byte)0);
            if (end < 0)
                throw Fault(0, "there are fewer tokens than counted");
            _tokens[i] = Encoding.UTF8.GetString(rest[..end]);
            rest = rest[(end + 1)..];
        }
    }

    private void ReadStrings()
    {
        var section = Section("STRINGS");
        var count = Long(ref section);
        if (count < 0 || count > section.Length / 4)
            throw Fault(0, $"{count} strings do not fit into the file");
        _strings = MemoryMarshal.Cast<byte, int>(section)[..(int)count].ToArray();
    }

    private void ReadFields()
    {
        var section = Section("FIELDS");
        var count = Count(ref section);
        var tokens = Integers(ref section, count);
        var reps = new byte[count * 8L];
        if (Lz4.Decompress(Packed(ref section), reps) != reps.Length)
            throw Fault(0, "the fields are damaged");
        _fields = new (int, CrateRep)[count];
        for (var i = 0; i < count; i++)
            _fields[i] = (tokens[i], new(BinaryPrimitives.ReadUInt64LittleEndian(reps.AsSpan(i * 8))));
    }

    private void ReadPaths()
    {
        var section = Section("PATHS");
        var total = Count(ref section);
        var count = Count(ref section);
        var (paths, elements, jumps) = (Integers(ref section, count), Integers(ref section, count), Integers(ref section, count));
        _nodes = new Node?[total];
        var pending = new Stack<(int At, Node? Parent)>();
        if (count > 0)
            pending.Push((0, null));
        var visited = 0;
        while (pending.TryPop(out var next))
        {
            var (at, parent) = next;
            for (var more = true; more;)
            {
                if ((uint)at >= (uint)count || (uint)paths[at] >= (uint)total || ++visited > count)
                    throw Fault(0, "the tree of paths is damaged");
                var node = parent is null ? new Node(null, "", false, 0) : Child(parent, elements[at]);
                _nodes[paths[at]] = node;
                var jump = jumps[at];
                if (jump > 0)
                    pending.Push((at + jump, parent));
                more = jump != -2;
                if (jump is -1 or > 0)
                    parent = node;
                else
                    parent ??= node; // a sibling of the root would be a second root
                at++;
            }
        }
    }

    private Node Child(Node parent, int element)
    {
        if (parent.Depth >= MaxDepth)
            throw Fault(0, $"the tree is deeper than {MaxDepth}");
        var name = Token(Math.Abs((long)element));
        return name.Length <= MaxName ? new(parent, name, element < 0, parent.Depth + 1) : throw Fault(0, $"a name has {name.Length} characters");
    }

    private UsdLayer ReadSpecs()
    {
        var section = Section("SPECS");
        var count = Count(ref section);
        var (paths, sets, kinds) = (Integers(ref section, count), Integers(ref section, count), Integers(ref section, count));
        var layer = new UsdLayer();
        var builder = new CrateLayer(this, layer);
        for (var i = 0; i < count; i++)
        {
            if ((uint)paths[i] >= (uint)_nodes.Length || _nodes[paths[i]] is not { } node)
                throw Fault(0, $"the spec {i} has no path");
            builder.Add(node, (CrateSpec)kinds[i], Fields(sets[i]));
        }

        builder.Link(_nodes);
        return layer;
    }

    private List<(string Name, CrateRep Rep)> Fields(int start)
    {
        var fields = new List<(string, CrateRep)>();
        for (var at = start; ; at++)
        {
            if ((uint)at >= (uint)_fieldSets.Length)
                throw Fault(0, "a field set has no end");
            if (_fieldSets[at] == -1)
                return fields;
            if ((uint)_fieldSets[at] >= (uint)_fields.Length || fields.Count > 256)
                throw Fault(0, "a field set is damaged");
            var (token, rep) = _fields[_fieldSets[at]];
            fields.Add((Token(token), rep));
        }
    }

    private static int Count(ref ReadOnlySpan<byte> section)
    {
        var count = Long(ref section);
        return count >= 0 && count <= Math.Min(section.Length * MaxItemsPerByte, Array.MaxLength / 8) ? (int)count : throw Fault(0, $"{count} items do not fit into the file");
    }

    private static int[] Integers(ref ReadOnlySpan<byte> section, int count) =>
        IntegerCoding.Decode(Packed(ref section), count) ?? throw Fault(0, "a list of integers is damaged");

    private static ReadOnlySpan<byte> Packed(ref ReadOnlySpan<byte> section)
    {
        var length = Long(ref section);
        if (length < 0 || length > section.Length)
            throw Fault(0, "a table is longer than its section");
        var packed = section[..(int)length];
        section = section[(int)length..];
        return packed;
    }

    private static long Long(ref ReadOnlySpan<byte> section)
    {
        if (section.Length < 8)
            throw Fault(0, "a section is cut off");
        var value = BinaryPrimitives.ReadInt64LittleEndian(section);
        section = section[8..];
        return value;
    }
}
