using System.Text.Json;
using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GenAsset.Api.Facades;

/// <summary>A request's body as a JSON object, whatever content type and method it came with: clients of these APIs send JSON with a GET, and without a type.</summary>
internal readonly struct JsonBody
{
    private const long MaxBytes = 1 << 20;

    private readonly JsonElement _fields;

    private JsonBody(JsonElement fields) => _fields = fields;

    /// <summary>Whether there was no body at all.</summary>
    public bool IsEmpty => _fields.ValueKind == JsonValueKind.Undefined;

    /// <summary>Reads the body, once for all who ask (the key may stand in it); the error is a sentence that says what is wrong with it.</summary>
    public static async Task<Outcome<JsonBody>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<Cache>() is not { } cache)
            request.HttpContext.Features.Set(cache = new Cache(await ParseAsync(request, cancellationToken)));
        return cache.Body;
    }

    /// <summary>A field's value; undefined where the field is missing, and null reads as missing.</summary>
    public JsonElement this[string field] =>
        !IsEmpty && _fields.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : default;

    /// <summary>A field's text; null where it is missing or no text.</summary>
    public string? Text(string field) => TextOf(this[field]);

    /// <summary>The text of a value; null where it is none, or holds half of a surrogate pair, which is no text either.</summary>
    public static string? TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException) // an escape such as \ud800 alone: the parser lets it pass, and only reading it tells
        {
            return null;
        }
    }

    private static async Task<Outcome<JsonBody>> ParseAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes;
        using var buffer = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(buffer, cancellationToken);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return GenAssetError.Of(ErrorCatalog.RequestTooLarge, $"The request body has more than {MaxBytes} bytes.");
        }

        if (buffer.Length == 0)
            return new JsonBody(default);
        try
        {
            using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonBody(document.RootElement.Clone())
                : GenAssetError.Of(ErrorCatalog.RequestInvalid, "The request body is not a JSON object.");
        }
        catch (JsonException fault)
        {
            return GenAssetError.Of(ErrorCatalog.RequestInvalid, $"The request body is not valid JSON (line {fault.LineNumber + 1}).");
        }
    }

    private sealed record Cache(Outcome<JsonBody> Body);
}
