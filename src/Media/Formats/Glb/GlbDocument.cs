using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;
using static GenAsset.Media.Formats.Glb.GlbConstants;

namespace GenAsset.Media.Formats.Glb;

/// <summary>A parsed file: its JSON and its bytes. Every look-up is checked, so that a damaged file gives one typed error.</summary>
internal sealed class GlbDocument : IDisposable
{
    private const int MaxBuffers = 64;
    private static readonly string[] Understood =
    [
        Splatting, EmissiveStrength, "KHR_mesh_quantization", "KHR_texture_transform", "KHR_materials_unlit", "KHR_materials_clearcoat",
        "KHR_materials_ior", "KHR_materials_specular", "KHR_materials_transmission", "KHR_materials_volume", "KHR_materials_sheen",
    ];

    private readonly JsonDocument _json;
    private readonly List<byte[]> _buffers = [];
    private readonly Dictionary<string, JsonElement[]> _lists = [];

    private GlbDocument(JsonDocument json, int fileLength)
    {
        _json = json;
        FileLength = fileLength;
    }

    public JsonElement Root => _json.RootElement;

    public int FileLength { get; }

    public static GlbDocument Read(ReadOnlySpan<byte> file)
    {
        var json = file;
        ReadOnlySpan<byte> bin = default;
        if (file.Length >= 12 && BinaryPrimitives.ReadUInt32LittleEndian(file) == Magic)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) != 2)
                throw Fault(4, $"the container's version is {BinaryPrimitives.ReadUInt32LittleEndian(file[4..])}, not 2");
            json = Chunk(file, 12, JsonChunk, required: true);
            bin = Chunk(file, 20 + json.Length, BinChunk, required: false);
        }

        GlbDocument document;
        try
        {
            CheckStrings(json);
            var reader = new Utf8JsonReader(json);
            document = new(JsonDocument.ParseValue(ref reader), file.Length);
        }
        catch (JsonException e)
        {
            throw new MediaFormatException(Format, 20 + (e.BytePositionInLine ?? 0), "the JSON is damaged", e);
        }

        document.Open(bin);
        return document;
    }

    public static MediaFormatException Fault(long offset, string reason) => new(Format, offset, reason);

    /// <summary>Item <paramref name="index"/> of a top-level list.</summary>
    public JsonElement Item(string list, int index)
    {
        // JsonElement finds the n-th item by walking over those before it: once, or large files take quadratic time.
        if (!_lists.TryGetValue(list, out var items))
            _lists[list] = items = [.. Root.List(list)];
        return (uint)index < (uint)items.Length && items[index].ValueKind == JsonValueKind.Object ? items[index] : throw Fault(0, $"there is no {list}[{index}]");
    }

    /// <summary>The bytes of a buffer view, and its stride (0: tightly packed).</summary>
    public (ReadOnlyMemory<byte> Bytes, int Stride) View(int index)
    {
        var view = Item("bufferViews", index);
        if (view.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object && extensions.TryGetProperty("EXT_meshopt_compression", out _))
            throw Fault(0, "a buffer is compressed by EXT_meshopt_compression, which is not read");
        var buffer = view.Int("buffer") ?? 0;
        var (start, length) = (view.Int("byteOffset") ?? 0, view.Int("byteLength") ?? -1);
        if ((uint)buffer >= (uint)_buffers.Count || start < 0 || length < 0 || start > _buffers[buffer].Length - length)
            throw Fault(0, $"bufferViews[{index}] lies outside its buffer");
        var stride = view.Int("byteStride") ?? 0;
        return stride is >= 0 and <= 252 ? (_buffers[buffer].AsMemory(start, length), stride) : throw Fault(0, $"bufferViews[{index}] has the stride {stride}");
    }

    public void Dispose() => _json.Dispose();

    /// <summary>Strings that are not Unicode pass the parser and throw when they are read; they are found here, once.</summary>
    private static void CheckStrings(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            throw Fault(20, "the JSON is not UTF-8");
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (!reader.ValueIsEscaped)
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException e)
            {
                throw new MediaFormatException(Format, 20 + reader.TokenStartIndex, "the JSON has a string that is not Unicode", e);
            }
        }
    }

    private void Open(ReadOnlySpan<byte> bin)
    {
        if (Root.ValueKind != JsonValueKind.Object || !Root.TryGetProperty("asset", out _))
            throw Fault(0, "the JSON is not a glTF asset");
        foreach (var name in Root.List("extensionsRequired"))
            if (name.ValueKind != JsonValueKind.String || !Understood.Contains(name.GetString()))
                throw Fault(0, $"the file requires the extension {name}, which is not read");
        var first = true;
        foreach (var buffer in Root.List("buffers"))
        {
            if (_buffers.Count == MaxBuffers)
                throw Fault(0, $"there are more than {MaxBuffers} buffers");
            var uri = buffer.Text("uri");
            _buffers.Add(uri is null && first ? bin.ToArray() : DataUri.Decode(uri) ?? throw Fault(0, "a buffer lies outside the file; embed it (GLB or data: URI)"));
            first = false;
        }
    }

    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, int at, uint type, bool required)
    {
        if (at + 8 > file.Length)
            return required ? throw Fault(at, "the JSON chunk is missing") : default;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]) != type)
            return required ? throw Fault(at + 4, "the first chunk is not JSON") : default;
        return length <= file.Length - at - 8 ? file.Slice(at + 8, (int)length) : throw Fault(at, $"a chunk of {length} bytes is longer than the file");
    }
}
