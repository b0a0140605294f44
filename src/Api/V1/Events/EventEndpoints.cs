using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.V1.Events;

/// <summary>/v1/jobs/{id}/events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this RouteGroupBuilder v1) => _ = v1;
}
