using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenAsset.Core.Engines.Remote;

/// <summary>A short answer, read whole.</summary>
/// <param name="Address">Where it came from.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">What it says that it is.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="RetryAfter">The wait that it asks for.</param>
/// <param name="Headers">Its headers.</param>
public sealed record EngineAnswer(Uri Address, int Status, string? ContentType, byte[] Body, TimeSpan? RetryAfter, HttpResponseHeaders Headers)
{
    private const int MaxDepth = 32;

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsGood => Status is >= 200 and <= 299;

    /// <summary>The body's beginning on one line, for messages.</summary>
    public string Excerpt => Validation.Excerpt.Of(Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 400))));

    /// <summary>The body as JSON; null where it is none.</summary>
    public JsonNode? Json()
    {
        try
        {
            return JsonNode.Parse(Body, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
