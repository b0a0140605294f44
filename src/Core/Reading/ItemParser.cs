using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Reading;

/// <summary>Makes an item of one JSON object. The good case is one pass; only a bad one is looked at field by field, so that every fault is told.</summary>
public static class ItemParser
{
    /// <summary>The item, or every fault that keeps it from being one.</summary>
    public static ItemEntry Parse(ReadOnlySpan<byte> json, int? line, ItemDefaults defaults, int index)
    {
        if (StrictUtf8.FaultOf(json) is { } badText)
            return ItemEntry.Faulty(line, new Fault(badText));
        if (defaults.More is { Count: > 0 } more)
            json = Completed(json, more, defaults.Kind);
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            var kind = ItemSpecJson.FindKind(reader, out var kindWord);
            if (kind is null && kindWord is not null)
                return ItemEntry.Faulty(line, UnknownKind(kindWord));
            var spec = (ItemSpec?)JsonSerializer.Deserialize(ref reader, ItemSpecJson.TypeOf(kind ?? defaults.Kind, GenAssetJson.Line.Options));
            if (spec is null)
                return ItemEntry.Faulty(line, new Fault("is null: an item is a JSON object."));
            if (!json[(int)reader.BytesConsumed..].Trim(" \t\r"u8).IsEmpty)
                return ItemEntry.Faulty(line, new Fault("has more after the object: put each item on its own line."));
            return ItemEntry.Of(defaults.Fill(spec, index), line);
        }
        catch (JsonException fault)
        {
            return ItemEntry.Faulty(line, Diagnose(json, defaults.Kind, fault));
        }
    }

    internal static Fault UnknownKind(string word) =>
        new($"\"{Excerpt.Of(word)}\" is not a kind; there are {string.Join(", ", ItemKinds.Words)}.", "kind");

    internal static Fault UnknownField(string name, JsonTypeInfo type, ItemKind kind) =>
        new($"is not a field of kind {kind.Word()}; its fields are {string.Join(", ", type.Properties.Where(p => p.Get is not null).Select(p => p.Name))}.", Excerpt.Of(name));

    // What is no object stays as it is: the reader says what is wrong with it.
    private static ReadOnlySpan<byte> Completed(ReadOnlySpan<byte> json, IReadOnlyDictionary<string, string> more, ItemKind defaultKind)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject item)
                return json;
            var kind = item["kind"] is JsonValue word && word.TryGetValue<string>(out var text) ? ItemKinds.Parse(text) ?? defaultKind : defaultKind;
            var fields = ItemSpecJson.TypeOf(kind, GenAssetJson.Line.Options).Properties;
            foreach (var (name, value) in more.Where(field => !item.ContainsKey(field.Key)))
                item[name] = fields.FirstOrDefault(field => field.Name == name) is { } known && FieldText.Convert(value, known.PropertyType) is { } fitting ? fitting : value;
            return Encoding.UTF8.GetBytes(item.ToJsonString(GenAssetJson.Line.Options));
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException) // no JSON, or a field twice
        {
            return json;
        }
    }

    private static Fault[] Diagnose(ReadOnlySpan<byte> json, ItemKind defaultKind, JsonException first)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.ToArray());
        }
        catch (JsonException syntax)
        {
            return [new Fault($"is not JSON at byte {(syntax.BytePositionInLine ?? 0) + 1} of the line: {FirstSentence(syntax.Message)}")];
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return [new Fault($"is a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}: an item is an object.")];
            var kind = document.RootElement.TryGetProperty("kind", out var word) && word.ValueKind == JsonValueKind.String
                ? ItemKinds.Parse(word.GetString()) ?? defaultKind
                : defaultKind;
            var type = ItemSpecJson.TypeOf(kind, GenAssetJson.Line.Options);
            Fault[] faults = [.. document.RootElement.EnumerateObject().Select(property => FaultOf(property, type, kind)).OfType<Fault>()];
            return faults.Length > 0 ? faults : [new Fault(FirstSentence(first.Message))];
        }
    }

    private static Fault? FaultOf(JsonProperty property, JsonTypeInfo type, ItemKind kind)
    {
        if (type.Properties.FirstOrDefault(p => p.Name == property.Name) is not { } known)
            return UnknownField(property.Name, type, kind);

        try
        {
            property.Value.Deserialize(GenAssetJson.Line.Options.GetTypeInfo(known.PropertyType));
            return null;
        }
        catch (JsonException)
        {
            return new Fault($"must be {FieldText.Describe(known.PropertyType)}, is {Excerpt.Of(property.Value.GetRawText())}.", property.Name);
        }
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        if (end < 0)
            end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
