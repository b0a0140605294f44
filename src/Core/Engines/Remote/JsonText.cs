using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenAsset.Core.Engines.Remote;

/// <summary>Reads text of JSON that others wrote, where anything may stand.</summary>
internal static class JsonText
{
    /// <summary>The value where it is text; else null.</summary>
    public static string? Text(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string?)value : null;

    /// <summary>A field's value where it is text; else null.</summary>
    public static string? Text(this JsonObject? node, string name) => node?[name].Text();
}
