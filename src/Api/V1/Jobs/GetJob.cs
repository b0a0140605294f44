using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Api.V1.Streaming;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Jobs;

/// <summary>
/// GET /v1/jobs/{id}. With "Prefer: wait=N" the answer is held back for at most N seconds: with If-None-Match until the job changed, else until it has ended.
/// </summary>
internal static class GetJob
{
    public static async Task<IResult> HandleAsync(string id, HttpContext context, Caller caller, TimeProvider time, CancellationToken cancellationToken)
    {
        var job = FoundJob.Alive(id, await caller.Jobs.FindAsync(id, cancellationToken));
        var known = VersionOf(context.Request);
        if (job.Succeeded && Patience.Asked(context.Request) is { } wait)
        {
            context.Response.Headers["Preference-Applied"] = $"wait={wait.TotalSeconds:0}";
            job = FoundJob.Alive(id, await WaitAsync(context, caller, job.Value, known, wait, time));
        }

        if (!job.Succeeded)
            return Problem.Of(job.Error);
        context.Response.Headers.ETag = $"W/\"{job.Value.Version}\"";
        context.Response.Headers.CacheControl = "private, no-cache";
        return job.Value.Version == known ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Json(job.Value, GenAssetJson.Line.JobState);
    }

    private static async Task<JobState?> WaitAsync(HttpContext context, Caller caller, JobState job, long? known, TimeSpan wait, TimeProvider time)
    {
        using var patience = Patience.Of(context);
        using var over = new CancellationTokenSource(wait, time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, over.Token);
        var now = job;
        try
        {
            while (now is { IsFinished: false } && (known is null || now.Version == known))
                now = await caller.Jobs.WaitForChangeAsync(job.Id, now.Version, until.Token);
            return now;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return now; // the time is over, or the server stops: the client hears how it stands
        }
    }

    private static long? VersionOf(HttpRequest request)
    {
        foreach (var tag in request.GetTypedHeaders().IfNoneMatch)
        {
            if (long.TryParse(tag.Tag.AsSpan().Trim('"'), out var version))
                return version;
        }

        return null;
    }
}
