using System.Text.Json.Nodes;

namespace GenAsset.Doubles;

/// <summary>One request as it came over the wire.</summary>
internal sealed record Request(string Method, string Target, Dictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Fires when the client has gone.</summary>
    public CancellationToken Gone { get; init; }

    public string Path => Target.Split('?')[0];

    public Dictionary<string, string> Query => (Target.Split('?', 2) is [_, var query] ? query : "").Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1].Replace('+', ' ')) : "");

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The body as JSON, or null where it is none.</summary>
    public JsonNode? Json()
    {
        try
        {
            return Body.Length == 0 ? null : JsonNode.Parse(Body);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
