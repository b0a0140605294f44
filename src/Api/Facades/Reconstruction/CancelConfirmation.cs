using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>Whether a cancellation is asked for or confirmed: "confirm" in the query or in a JSON body, false where it stands nowhere.</summary>
internal static class CancelConfirmation
{
    public static async Task<Outcome<bool>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Query["confirm"].ToString() is { Length: > 0 } inQuery)
        {
            return inQuery.ToLowerInvariant() switch
            {
                "true" or "1" => true,
                "false" or "0" => false,
                _ => Fault("must be true or false."),
            };
        }

        var body = await JsonBody.ReadAsync(request, cancellationToken);
        if (!body.Succeeded)
            return GenAssetError.Of(ErrorCatalog.ValidationFailed, body.Error.Message);
        return body.Value["confirm"].ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.False => false,
            JsonValueKind.True => true,
            _ => Fault("must be true or false."),
        };
    }

    private static GenAssetError Fault(string message) => GenAssetError.Of(
        ErrorCatalog.ValidationFailed, $"\"confirm\" {message}", new JsonObject { ["fields"] = new JsonArray(new JsonObject { ["field"] = "confirm", ["message"] = message }) });
}
