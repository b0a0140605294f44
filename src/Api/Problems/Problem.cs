using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace GenAsset.Api.Problems;

/// <summary>Our one error shape as RFC 9457 problem details: code, details and suggestion stand beside the standard fields.</summary>
public static class Problem
{
    /// <summary>The answer to a request that cannot be served.</summary>
    public static IResult Of(GenAssetError error)
    {
        var status = ErrorCatalog.Find(error.Code).HttpStatus;
        var extensions = new Dictionary<string, object?> { ["code"] = error.Code };
        if (error.Details is { } details)
            extensions["details"] = details;
        if (error.Suggestion is { } suggestion)
            extensions["suggestion"] = suggestion;
        var problem = TypedResults.Problem(
            error.Message, statusCode: status, title: ReasonPhrases.GetReasonPhrase(status), type: $"urn:genasset:error:{error.Code}", extensions: extensions);
        return error.Details?["retryAfterSeconds"] is { } wait ? new LaterResult(problem, wait.ToString()) : problem;
    }

    /// <summary>The answer where a code and a sentence say it all.</summary>
    public static IResult Of(ErrorCode code, string message) => Of(GenAssetError.Of(code, message));

    private sealed class LaterResult(ProblemHttpResult problem, string seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = seconds;
            return problem.ExecuteAsync(httpContext);
        }
    }
}
