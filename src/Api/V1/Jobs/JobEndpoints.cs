using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
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
        jobs.MapPost("", CreateJob.HandleAsync).Accepts<JobDocument>("application/json", "application/jsonl").Produces<JobState>(StatusCodes.Status201Created)
            .WithName("createJob").WithSummary("Make a job: one JSON document, or JSON Lines with the head first and an item a line");
        jobs.MapGet("", ListJobs.HandleAsync).Produces<JobPage>().WithName("listJobs").WithSummary("The jobs, newest first");
        jobs.MapGet("/{id}", GetJob.HandleAsync).Produces<JobState>().Produces(StatusCodes.Status304NotModified).WithName("getJob")
            .WithSummary("A job; with Prefer: wait=N, once it changed (If-None-Match) or has ended");
        jobs.MapGet("/{id}/spec", GetSpec.HandleAsync).Produces<JobSpec>().WithName("getSpec").WithSummary("What was asked, less the items and the webhook's secret");
        jobs.MapPost("/{id}/cancel", CancelAsync).Produces<JobState>(StatusCodes.Status202Accepted).WithName("cancelJob").WithSummary("Stop a job; what is finished stays");
        jobs.MapPost("/{id}/retry", RetryAsync).Accepts<RetryBody>(isOptional: true, "application/json").Produces<JobState>(StatusCodes.Status202Accepted).WithName("retryJob").WithSummary("Run the failed and cancelled items of an ended job again");
        jobs.MapDelete("/{id}", DeleteAsync).Produces(StatusCodes.Status204NoContent).WithName("deleteJob").WithSummary("Stop a job and remove it with its files");
    }

    private static Task<IResult> CancelAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        FoundJob.WithAsync(caller, id, async _ => Accepted(await caller.Jobs.CancelAsync(id, cancellationToken)), cancellationToken);

    private static async Task<IResult> RetryAsync(string id, HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var body = await RetryBody.ReadAsync(request, cancellationToken);
        return await FoundJob.WithAsync(caller, id, async _ => Accepted(await caller.Jobs.RetryAsync(id, body?.Budget, cancellationToken)), cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await caller.Jobs.DeleteAsync(id, cancellationToken) is { } error ? Problem.Of(error) : TypedResults.NoContent();

    private static IResult Accepted(Outcome<JobState> job) =>
        job.Succeeded ? TypedResults.Accepted($"/v1/jobs/{job.Value.Id}", job.Value) : Problem.Of(job.Error);
}
