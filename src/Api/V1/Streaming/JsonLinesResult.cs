using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Streaming;

/// <summary>Writes values as JSON Lines while they are read: memory holds one of them.</summary>
internal sealed class JsonLinesResult<T>(IAsyncEnumerable<T> values, JsonTypeInfo<T> type) : IResult
{
    private const int FlushAt = 32 << 10;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/jsonl";
        var output = httpContext.Response.BodyWriter;
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = type.Options.Encoder, SkipValidation = true });
        await foreach (var value in values.WithCancellation(httpContext.RequestAborted))
        {
            JsonSerializer.Serialize(writer, value, type);
            writer.Flush();
            writer.Reset();
            "\n"u8.CopyTo(output.GetSpan(1));
            output.Advance(1);
            if (output.UnflushedBytes >= FlushAt)
                await output.FlushAsync(httpContext.RequestAborted);
        }
    }
}
