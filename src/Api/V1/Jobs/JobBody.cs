using System.Runtime.InteropServices;
using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace GenAsset.Api.V1.Jobs;

/// <summary>A job as it comes in: one JSON document, or JSON Lines with the head first, which are read as they arrive.</summary>
/// <param name="Spec">The head.</param>
/// <param name="Items">The items, to be read once.</param>
internal sealed record JobBody(JobSpec Spec, IAsyncEnumerable<ItemEntry> Items)
{
    private static readonly ItemDefaults Defaults = new();

    /// <summary>Begins to read a request; the error says what of it cannot be read.</summary>
    public static async Task<Outcome<JobBody>> ReadAsync(HttpRequest request, ApiOptions options, CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.Value?.ToLowerInvariant() : null;
        switch (type)
        {
            case "application/json":
                Allow(request, options.MaxJsonBytes);
                return await ReadDocumentAsync(request.Body, cancellationToken);
            case "application/jsonl" or "application/x-ndjson" or "application/x-jsonlines":
                Allow(request, options.MaxLinesBytes);
                return await ReadLinesAsync(request.Body, cancellationToken);
            default:
                return GenAssetError.Of(
                    ErrorCatalog.MediaTypeNotSupported, $"A job comes as application/json or application/jsonl, not as \"{Excerpt.Of(request.ContentType ?? "")}\".");
        }
    }

    private static void Allow(HttpRequest request, long bytes)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = bytes;
    }

    private static async Task<Outcome<JobBody>> ReadLinesAsync(Stream body, CancellationToken cancellationToken)
    {
        var lines = new LineReader(body);
        if (!await lines.ReadAsync(cancellationToken))
            return Fault("The body is empty: its first line is the job's head, and each next one an item.");
        var head = ReadHead(lines.Line.Span, "The first line");
        return head.Succeeded ? new JobBody(head.Value, RemoteInputs.Only(ItemLines.ReadAsync(lines, Defaults, cancellationToken))) : head.Error;
    }

    private static async Task<Outcome<JobBody>> ReadDocumentAsync(Stream body, CancellationToken cancellationToken)
    {
        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        }
        catch (JsonException fault)
        {
            return Fault($"The body is not JSON, line {fault.LineNumber + 1}: {fault.Message}");
        }

        return ReadDocument(document.RootElement);
    }

    /// <summary>A job that stands in a JSON document; the document outlives it.</summary>
    public static Outcome<JobBody> ReadDocument(JsonElement job)
    {
        if (job.ValueKind != JsonValueKind.Object)
            return Fault("The job is not a JSON object.");
        var items = default(JsonElement);
        using var rest = new MemoryStream();
        using (var writer = new Utf8JsonWriter(rest))
        {
            writer.WriteStartObject();
            foreach (var property in job.EnumerateObject())
            {
                if (property.NameEquals("items"))
                    items = property.Value;
                else
                    property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        if (items.ValueKind != JsonValueKind.Array)
            return Fault("The job has no \"items\": a list of what to make.");
        var head = ReadHead(rest.ToArray(), "The job");
        return head.Succeeded ? new JobBody(head.Value, RemoteInputs.Only(ItemsOf(items))) : head.Error;
    }

    private static async IAsyncEnumerable<ItemEntry> ItemsOf(JsonElement items)
    {
        await Task.CompletedTask;
        var index = 0;
        foreach (var item in items.EnumerateArray())
            yield return ItemParser.Parse(JsonMarshal.GetRawUtf8Value(item), null, Defaults, index++);
    }

    private static Outcome<JobSpec> ReadHead(ReadOnlySpan<byte> json, string what)
    {
        try
        {
            return JsonSerializer.Deserialize(json, GenAssetJson.Line.JobSpec) is { } spec ? spec : Fault($"{what} is null.");
        }
        catch (JsonException fault)
        {
            return Fault($"{what} is not a job's head, {{\"name\": …, \"options\": {{…}}}}: {fault.Message}");
        }
    }

    private static GenAssetError Fault(string message) => GenAssetError.Of(ErrorCatalog.ValidationFailed, message);
}
