using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Engines.Remote;

/// <summary>What came back of a request: a whole answer, or why there is none.</summary>
/// <param name="Answer">The answer, whatever its status.</param>
/// <param name="Broken">Why there is no whole answer.</param>
internal sealed record Reply(EngineAnswer? Answer, GenAssetError? Broken)
{
    private const int MaxOriginal = 4000; // characters

    private readonly JsonObject? _json = Parse(Answer?.Body);

    /// <summary>The HTTP status; 0 where no whole answer came.</summary>
    public int Status => Answer?.Status ?? 0;

    /// <summary>Whether the service says that it did what it was asked.</summary>
    public bool IsGood => Answer?.IsGood == true;

    /// <summary>Whether the service may have done what it was asked though it does not say so: the answer was lost, on its way or behind a gateway.</summary>
    public bool MayHaveBeenDone => Broken is { } broken
        ? !EngineHttp.WasNotSent(broken) && broken.Code != ErrorCatalog.AddressRefused.Name
        : Status is 408 or 502 or 504;

    /// <summary>Wraps what was asked for.</summary>
    public static Reply Of(Outcome<EngineAnswer> asked) => new(asked.Value, asked.Error);

    /// <summary>A field that is text and not empty, of the object or of one inside it; null where there is none.</summary>
    public string? Text(params ReadOnlySpan<string> path) =>
        Find(path) is JsonValue value && value.GetValueKind() == JsonValueKind.String && (string?)value is { Length: > 0 } text ? text : null;

    /// <summary>A field that is a number; null where there is none.</summary>
    public decimal? Number(params ReadOnlySpan<string> path) =>
        Find(path) is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out decimal number) ? number : null;

    /// <summary>The field at the end of a path; null where there is none.</summary>
    public JsonNode? Find(params ReadOnlySpan<string> path)
    {
        JsonNode? node = _json;
        foreach (var name in path)
            node = (node as JsonObject)?[name];
        return node;
    }

    /// <summary>The body as an error's details show it: its beginning, without <paramref name="secret"/> should the service repeat it.</summary>
    public JsonNode? Original(string secret)
    {
        if (Answer is not { Body.Length: > 0 } answer)
            return null;
        var text = Encoding.UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, MaxOriginal)));
        if (secret.Length > 0)
            text = text.Replace(secret, "…", StringComparison.Ordinal);
        return Parse(Encoding.UTF8.GetBytes(text)) is { } whole ? whole : JsonValue.Create(text);
    }

    private static JsonObject? Parse(byte[]? body)
    {
        try
        {
            var parsed = body is { Length: > 0 } ? JsonNode.Parse(body) as JsonObject : null;
            _ = parsed?.Count; // a name that stands there twice is found here, not at the first look at a field
            return parsed;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
