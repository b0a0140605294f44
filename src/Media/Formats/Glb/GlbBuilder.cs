using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using static GenAsset.Media.Formats.Glb.GlbConstants;

namespace GenAsset.Media.Formats.Glb;

/// <summary>Collects what a GLB file is made of, in order, and writes it; equal calls give equal bytes.</summary>
internal sealed class GlbBuilder
{
    private readonly List<(ReadOnlyMemory<byte> Bytes, int Padding)> _pieces = [];
    private readonly Dictionary<string, JsonArray> _lists = [];
    private readonly SortedSet<string> _extensions = new(StringComparer.Ordinal);
    private long _length;

    /// <summary>Adds an object to a top-level list ("meshes", "materials" …); returns its number.</summary>
    public int Add(string list, JsonObject item)
    {
        if (!_lists.TryGetValue(list, out var items))
            _lists[list] = items = [];
        items.Add(item);
        return items.Count - 1;
    }

    public void Use(string extension) => _extensions.Add(extension);

    /// <summary>Adds bytes on a 4-byte boundary as a view, which may be the target of vertices or of indices.</summary>
    public int View(ReadOnlyMemory<byte> bytes, int? target = null)
    {
        var padding = -bytes.Length & 3;
        var view = new JsonObject { ["buffer"] = 0, ["byteOffset"] = _length, ["byteLength"] = bytes.Length };
        if (target is not null)
            view["target"] = target;
        _pieces.Add((bytes, padding));
        _length += bytes.Length + padding;
        return Add("bufferViews", view);
    }

    /// <summary>Adds an accessor of whole tightly packed elements.</summary>
    public int Accessor<T>(T[] numbers, string type, int componentType, bool normalized = false, JsonArray? min = null, JsonArray? max = null)
        where T : unmanaged
    {
        var accessor = new JsonObject
        {
            ["bufferView"] = View(new ArrayBytes<T>(numbers).Memory, ArrayBuffer),
            ["componentType"] = componentType,
            ["count"] = (long)numbers.Length * Marshal.SizeOf<T>() / (Components(type) * Size(componentType)),
            ["type"] = type,
        };
        if (normalized)
            accessor["normalized"] = true;
        if (min is not null)
            (accessor["min"], accessor["max"]) = (min, max);
        return Add("accessors", accessor);
    }

    /// <summary>Writes the file: header, JSON padded with spaces, numbers and images padded with zeros.</summary>
    public void Write(Stream target)
    {
        var json = JsonSerializerBytes(Root());
        var total = 12L + 8 + json.Length + (_length > 0 ? 8 + _length : 0);
        if (total > uint.MaxValue)
            throw new ArgumentException($"The model needs {total} bytes; a GLB file holds at most 4 GiB.");
        Words(target, Magic, 2, (uint)total, (uint)json.Length, JsonChunk);
        target.Write(json);
        if (_length == 0)
            return;
        Words(target, (uint)_length, BinChunk);
        foreach (var (bytes, padding) in _pieces)
        {
            target.Write(bytes.Span);
            target.Write([0, 0, 0], 0, padding);
        }
    }

    public static int Components(string type) => type switch
    {
        "SCALAR" => 1,
        "VEC2" => 2,
        "VEC3" => 3,
        "VEC4" or "MAT2" => 4,
        "MAT3" => 9,
        "MAT4" => 16,
        _ => 0,
    };

    public static int Size(int componentType) => componentType switch
    {
        SignedByte or UnsignedByte => 1,
        SignedShort or UnsignedShort => 2,
        UnsignedInt or Float => 4,
        _ => 0,
    };

    private JsonObject Root()
    {
        var root = new JsonObject { ["asset"] = new JsonObject { ["version"] = "2.0", ["generator"] = "GenAsset" } };
        if (_extensions.Count > 0)
            root["extensionsUsed"] = new JsonArray([.. _extensions.Select(name => JsonValue.Create(name))]);
        root["scene"] = 0;
        foreach (var list in new[] { "scenes", "nodes", "meshes", "materials", "textures", "images", "samplers", "accessors", "bufferViews" })
            if (_lists.TryGetValue(list, out var items))
                root[list] = items;
        if (_length > 0)
            root["buffers"] = new JsonArray(new JsonObject { ["byteLength"] = _length });
        return root;
    }

    private static byte[] JsonSerializerBytes(JsonObject root)
    {
        using var bytes = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(bytes))
            root.WriteTo(writer);
        while (bytes.Length % 4 != 0)
            bytes.WriteByte((byte)' ');
        return bytes.ToArray();
    }

    private static void Words(Stream target, params ReadOnlySpan<uint> words)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var word in words)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
            target.Write(bytes);
        }
    }
}
