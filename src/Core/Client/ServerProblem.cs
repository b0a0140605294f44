using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Client;

/// <summary>What a server says of a request that it did not serve: problem+json back to the error that it was made of.</summary>
internal static class ServerProblem
{
    private const int MaxBytes = 8 << 20; // a thousand faults, each with a long message

    /// <summary>The error of an answer. One that no GenAsset server gave is told by its status.</summary>
    public static async Task<GenAssetError> ReadAsync(HttpResponseMessage answer, Uri server, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentType?.MediaType is "application/problem+json" or "application/json"
            && await BodyAsync(answer, cancellationToken).ConfigureAwait(false) is { } problem
            && Text(problem, "code") is { } code)
        {
            return new GenAssetError(
                code, Text(problem, "detail") ?? Text(problem, "title") ?? $"{server} answers {(int)answer.StatusCode}.",
                problem["details"]?.DeepClone() as JsonObject, Text(problem, "suggestion") ?? ErrorCatalog.Find(code).Suggestion);
        }

        return Unexplained(answer, server);
    }

    /// <summary>Says that the server did not answer at all.</summary>
    public static GenAssetError Unreachable(Uri server, string why) => GenAssetError.Of(
        ErrorCatalog.AddressUnreachable, $"{server} cannot be reached: {why}", suggestion: "Check the address, and that the server runs: genasset serve.");

    private static GenAssetError Unexplained(HttpResponseMessage answer, Uri server)
    {
        var status = $"{(int)answer.StatusCode} {answer.ReasonPhrase}".TrimEnd();
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => GenAssetError.Of(ErrorCatalog.KeyRefused, $"{server} answers {status}."),
            HttpStatusCode.Forbidden => GenAssetError.Of(ErrorCatalog.KeyNotAllowed, $"{server} answers {status}."),
            HttpStatusCode.ProxyAuthenticationRequired => Unreachable(server, $"the proxy answers {status}"),
            HttpStatusCode.RequestEntityTooLarge => GenAssetError.Of(ErrorCatalog.RequestTooLarge, $"{server} answers {status}."),
            >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => Unreachable(server, $"it answers {status}"),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => GenAssetError.Of(
                ErrorCatalog.RouteNotFound, $"{server} sends elsewhere: {answer.Headers.Location}.", suggestion: "Connect to that address, if you trust it with your key."),
            _ => GenAssetError.Of(ErrorCatalog.RouteNotFound, $"{server} answers {status}, and not as a GenAsset server does.", suggestion: "Check the address."),
        };
    }

    private static async Task<JsonObject?> BodyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            await answer.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken).ConfigureAwait(false);
            return JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)) as JsonObject;
        }
        catch (Exception fault) when (fault is JsonException or HttpRequestException or IOException)
        {
            return null; // the status still says something
        }
    }

    private static string? Text(JsonObject problem, string name) => problem[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
