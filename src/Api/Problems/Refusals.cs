using GenAsset.Api.Facades;
using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Problems;

/// <summary>Says what cannot be in the words of the API that was asked: the facade that a path belongs to, else problem details.</summary>
internal sealed class Refusals(IReadOnlyList<Facade> facades)
{
    /// <summary>Whether failures below this path are an API's to put into words.</summary>
    public bool Owns(PathString path) => path.StartsWithSegments("/v1") || OwnerOf(path) is not null;

    /// <summary>The answer to a request that cannot be served.</summary>
    public IResult Of(HttpContext context, GenAssetError error)
    {
        if (OwnerOf(context.Request.Path) is not { } facade)
            return Problem.Of(error);
        if (error.Details?["retryAfterSeconds"] is { } wait)
            context.Response.Headers.RetryAfter = wait.ToString();
        return facade.Refuse(error);
    }

    /// <summary>The facade that a path belongs to, or null; in the order of their registration: the one that owns all of /api comes last.</summary>
    public Facade? OwnerOf(PathString path) => facades.FirstOrDefault(facade => facade.Owns(path));
}
