using GenAsset.Api.V1.Results;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.V1.Items;

/// <summary>/v1/jobs/{id}/items and what they gave.</summary>
internal static class ItemEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapItems(this RouteGroupBuilder v1)
    {
        var job = v1.MapGroup("/jobs/{id}").WithTags("Items");
        job.MapGet("/items", ListItems.HandleAsync).Produces<ItemPage>(StatusCodes.Status200OK, "application/json", "application/jsonl").WithName("listItems")
            .WithSummary("A page of items in order, or all of them as JSON Lines where Accept asks for that");
        job.MapGet("/items/{index:int:min(0)}", GetItem.HandleAsync).Produces<ItemState>().WithName("getItem").WithSummary("One item");
        job.MapMethods("/items/{index:int:min(0)}/assets/{**name}", Reading, GetAsset.HandleAsync).Produces(StatusCodes.Status200OK).Produces(StatusCodes.Status206PartialContent).Produces(StatusCodes.Status307TemporaryRedirect)
            .WithName("getAsset").WithSummary("An output file, or the way to it; Range and If-None-Match are honoured");
        job.MapGet("/results.zip", ResultsZip.HandleAsync).Produces(StatusCodes.Status200OK, contentType: "application/zip").WithName("getResults")
            .WithSummary("All results of an ended job in one archive, streamed");
    }
}
