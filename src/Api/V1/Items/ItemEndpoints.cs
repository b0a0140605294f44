using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.V1.Items;

/// <summary>/v1/jobs/{id}/items.</summary>
internal static class ItemEndpoints
{
    public static void MapItems(this RouteGroupBuilder v1) => _ = v1;
}
