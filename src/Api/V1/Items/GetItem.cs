using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Api.V1.Jobs;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Items;

/// <summary>GET /v1/jobs/{id}/items/{index}.</summary>
internal static class GetItem
{
    public static Task<IResult> HandleAsync(string id, int index, Caller caller, CancellationToken cancellationToken) => FoundJob.WithAsync(caller, id, async job =>
        await caller.Jobs.ItemAsync(id, index, cancellationToken) is { } item ? TypedResults.Json(item, GenAssetJson.Line.ItemState) : Problem.Of(Unknown(job, index)),
        cancellationToken);

    /// <summary>Says that a job has no such item.</summary>
    public static GenAssetError Unknown(JobState job, int index) =>
        GenAssetError.Of(ErrorCatalog.ItemNotFound, $"Job {job.Id} has {job.Counts.Total} items, from 0: there is no item {index}.");
}
