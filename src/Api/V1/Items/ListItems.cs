using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Api.V1.Jobs;
using GenAsset.Api.V1.Paging;
using GenAsset.Api.V1.Streaming;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Items;

/// <summary>GET /v1/jobs/{id}/items: a page, or a stream of all that are left.</summary>
internal static class ListItems
{
    public static Task<IResult> HandleAsync(
        string id, HttpContext context, Caller caller, string? state, string? cursor, int? limit, CancellationToken cancellationToken) => FoundJob.WithAsync(caller, id, async _ =>
    {
        var phase = StateWord.Read<ItemPhase>(state);
        if (!phase.Succeeded && phase.Error is { } unknown)
            return Problem.Of(unknown);
        if (Cursor.FaultOfLimit(limit) is { } fault)
            return Problem.Of(fault);
        var from = 0;
        if (cursor is not null && !(int.TryParse(cursor, out from) && from >= 0))
            return Problem.Of(Cursor.Unknown());
        var items = caller.Jobs.ItemsAsync(id, from, phase.Value, cancellationToken);
        if (WantsLines(context.Request))
            return new JsonLinesResult<ItemState>(limit is { } few ? items.Take(few) : items, GenAssetJson.Line.ItemState);
        var most = limit ?? Cursor.DefaultLimit;
        var page = await items.Take(most + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new ItemPage([.. page.Take(most)], page.Count > most ? $"{page[most].Index}" : null));
    },
    cancellationToken);

    private static bool WantsLines(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Value is "application/jsonl" or "application/x-ndjson" or "application/x-jsonlines");
}

/// <summary>A page of items.</summary>
/// <param name="Items">The items, in order.</param>
/// <param name="Next">The cursor of the next page; none on the last.</param>
public sealed record ItemPage(IReadOnlyList<ItemState> Items, string? Next);
