using GenAsset.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.V1.Engines;

/// <summary>/v1/engines.</summary>
internal static class EngineEndpoints
{
    public static void MapEngines(this RouteGroupBuilder v1) =>
        v1.MapGet("/engines", async (Caller caller, CancellationToken cancellationToken) => TypedResults.Ok(await caller.Jobs.EnginesAsync(cancellationToken))).WithTags("Engines");
}
