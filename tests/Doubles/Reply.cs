using System.Text;
using System.Text.Json.Nodes;

namespace GenAsset.Doubles;

/// <summary>What a double answers.</summary>
internal sealed record Reply(int Status, byte[] Body, string ContentType)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public static Reply Json(int status, string json) => new(status, Encoding.UTF8.GetBytes(json), "application/json");

    public static Reply Json(int status, JsonNode json) => Json(status, json.ToJsonString());

    public static Reply Text(int status, string text) => new(status, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8");
}
