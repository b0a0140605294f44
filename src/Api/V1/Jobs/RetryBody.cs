using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Jobs;

/// <summary>What a retry may change; the body may be left out.</summary>
/// <param name="Budget">What the job may cost from now on, all that it has cost included; left out, what it might before.</param>
internal sealed record RetryBody(decimal? Budget = null)
{
    /// <summary>Reads the body; null where there is none.</summary>
    public static async Task<RetryBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        try
        {
            return buffer.Length == 0 ? null : JsonSerializer.Deserialize(buffer.ToArray(), ApiJson.Wire.RetryBody);
        }
        catch (JsonException fault)
        {
            throw new BadHttpRequestException($"The body cannot be read at {fault.Path ?? "its beginning"}: {fault.Message}", fault);
        }
    }
}
