using GenAsset.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.V1.Health;

/// <summary>/v1/health: asked by load balancers, so it needs no key and tells nothing of anybody's jobs.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/health", CheckAsync).WithTags("Health").Produces<ServerHealth>().WithName("getHealth").WithSummary("Whether the server and its store answer");

    private static async Task<IResult> CheckAsync(IJobBackend backend, CancellationToken cancellationToken)
    {
        await backend.PendingItemsAsync(cancellationToken: cancellationToken);
        return TypedResults.Ok(new ServerHealth("ok", typeof(HealthEndpoints).Assembly.GetName().Version?.ToString(3) ?? ""));
    }
}

/// <summary>How the server is.</summary>
/// <param name="Status">"ok".</param>
/// <param name="Version">The server's version.</param>
public sealed record ServerHealth(string Status, string Version);
