using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.V1.Jobs;

/// <summary>/v1/jobs.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this RouteGroupBuilder v1)
    {
        var jobs = v1.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapPost("", CreateJob.HandleAsync).Accepts<JobDocument>("application/json", "application/jsonl").Produces<JobState>(StatusCodes.Status201Created);
        jobs.MapGet("/{id}", GetAsync).Produces<JobState>();
    }

    internal static IResult NotFound(string id) => Problem.Of(ErrorCatalog.JobNotFound, $"There is no job {Excerpt.Of(id)}.");

    private static async Task<IResult> GetAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await caller.Jobs.FindAsync(id, cancellationToken) is { } job ? TypedResults.Ok(job) : NotFound(id);
}
