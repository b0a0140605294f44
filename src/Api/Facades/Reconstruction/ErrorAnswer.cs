using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>Every error of this API but that of /health: code, message, details (an empty object where there are none) and suggestion.</summary>
internal static class ErrorAnswer
{
    /// <summary>The answer; the status is the code's own unless the document names another for the route.</summary>
    public static IResult Of(GenAssetError error, int? status = null)
    {
        var code = ErrorCatalog.Find(error.Code);
        var body = new ErrorBody(new ErrorFields(error.Code, error.Message, error.Details ?? new JsonObject(), error.Suggestion ?? code.Suggestion));
        return TypedResults.Json(body, ReconstructionJson.Default.ErrorBody, statusCode: status ?? code.HttpStatus);
    }
}
