using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GenAsset.Core.Jobs;

/// <summary>Reads an item by its "kind", wherever in the object that stands, and writes the record that it is.</summary>
public sealed class ItemSpecJson : JsonConverter<ItemSpec>
{
    /// <inheritdoc/>
    public override ItemSpec? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (FindKind(reader, out _) is not { } kind)
            throw new JsonException($"An item needs a \"kind\": {string.Join(", ", ItemKinds.Words)}.");
        return (ItemSpec?)JsonSerializer.Deserialize(ref reader, TypeOf(kind, options));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ItemSpec value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, TypeOf(value.Kind, options));

    /// <summary>The JSON shape of a kind.</summary>
    internal static JsonTypeInfo TypeOf(ItemKind kind, JsonSerializerOptions options) => options.GetTypeInfo(kind switch
    {
        ItemKind.Image => typeof(ImageItem),
        ItemKind.Model => typeof(ModelItem),
        ItemKind.Splat => typeof(SplatItem),
        ItemKind.Reconstruction => typeof(ReconstructionItem),
        ItemKind.Enhancement => typeof(EnhancementItem),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    });

    /// <summary>The kind that the object says, and its word where the word is no kind. The reader comes by value: this look ahead moves a copy.</summary>
    internal static ItemKind? FindKind(Utf8JsonReader reader, out string? word)
    {
        word = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKind = reader.ValueTextEquals("kind"u8);
            reader.Read();
            if (isKind)
            {
                word = reader.TokenType == JsonTokenType.String ? reader.GetString()! : reader.TokenType.ToString();
                return ItemKinds.Parse(word);
            }

            reader.Skip();
        }

        return null;
    }
}
