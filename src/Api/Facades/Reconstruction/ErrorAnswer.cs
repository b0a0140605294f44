using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>Every error of this API but that of /health: code, message, details (an empty object where there are none) and suggestion.</summary>
internal static class ErrorAnswer
{
    /// <summary>The answer; the status and the suggestion are the code's own, as the document's table has them, unless the route has others.</summary>
    public static IResult Of(GenAssetError error, int? status = null, string? suggestion = null)
    {
        var code = ErrorCatalog.Find(error.Code);
        var body = new ErrorBody(new ErrorFields(error.Code, error.Message, error.Details ?? new JsonObject(), suggestion ?? code.Suggestion));
        return TypedResults.Json(body, ReconstructionJson.Wire.ErrorBody, statusCode: status ?? code.HttpStatus);
    }
}
