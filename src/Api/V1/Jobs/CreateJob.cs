using GenAsset.Api.Idempotency;
using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Jobs;

/// <summary>POST /v1/jobs; with ?dryRun=true everything is checked and nothing created.</summary>
internal static class CreateJob
{
    public static async Task<IResult> HandleAsync(
        HttpContext context, Caller caller, ApiOptions options, IdempotencyKeys keys, bool? dryRun, CancellationToken cancellationToken)
    {
        var origin = new JobOrigin(Owner: caller.Owner, TraceParent: context.Request.Headers.TraceParent);
        if (dryRun == true)
            return await CheckAsync(context.Request, caller, options, cancellationToken);
        if (!context.Request.Headers.TryGetValue(IdempotencyKeys.Header, out var key))
            return Answer(await CreateAsync(context.Request, caller, options, origin, cancellationToken));
        var taken = await keys.TakeAsync(caller.Owner, key.ToString(), cancellationToken);
        if (!taken.Succeeded)
            return Problem.Of(taken.Error);
        await using var claim = taken.Value;
        return Answer(await CreateOnceAsync(context.Request, caller, options, origin, claim, cancellationToken));
    }

    private static async Task<IResult> CheckAsync(HttpRequest request, Caller caller, ApiOptions options, CancellationToken cancellationToken)
    {
        var body = await JobBody.ReadAsync(request, options, cancellationToken);
        var fault = body.Succeeded ? await caller.Jobs.ValidateAsync(body.Value.Spec, body.Value.Items, cancellationToken) : body.Error;
        return fault is null ? TypedResults.Ok(new Verdict(true)) : Problem.Of(fault);
    }

    private static async Task<Outcome<JobState>> CreateAsync(
        HttpRequest request, Caller caller, ApiOptions options, JobOrigin origin, CancellationToken cancellationToken)
    {
        var body = await JobBody.ReadAsync(request, options, cancellationToken);
        return body.Succeeded ? await caller.Jobs.CreateAsync(body.Value.Spec, body.Value.Items, origin, cancellationToken) : body.Error;
    }

    private static async Task<Outcome<JobState>> CreateOnceAsync(
        HttpRequest request, Caller caller, ApiOptions options, JobOrigin origin, IdempotencyKeys.Claim claim, CancellationToken cancellationToken)
    {
        await using var body = new HashingStream(request.Body);
        request.Body = body;
        if (claim.Earlier is { Answer: { } answer } earlier)
        {
            return await body.FinishAsync(cancellationToken) == earlier.BodySha256
                ? answer
                : GenAssetError.Of(ErrorCatalog.IdempotencyMismatch, $"This {IdempotencyKeys.Header} was used for another request, which made job {answer.Id}.");
        }

        // A server ended between making the job and writing the answer down, or another is at it: whether the job is there tells what became of the first request.
        if (claim.Earlier is { } begun && await caller.Jobs.FindAsync(begun.JobId, cancellationToken) is { } made)
            return made;
        var id = await claim.BeginAsync(cancellationToken);
        var created = await CreateAsync(request, caller, options, origin with { Id = id }, cancellationToken);
        if (created.Succeeded)
            await claim.EndAsync(await body.FinishAsync(cancellationToken), created.Value);
        else if (created.Error.Code == ErrorCatalog.JobIdTaken.Name || created.Error.Code == ErrorCatalog.IdempotencyInProgress.Name)
            return await OfAnotherAsync(caller, claim, id, cancellationToken);
        return created;
    }

    // Another server has the same request, and is faster.
    private static async Task<Outcome<JobState>> OfAnotherAsync(Caller caller, IdempotencyKeys.Claim claim, string id, CancellationToken cancellationToken)
    {
        claim.Leave();
        return await caller.Jobs.FindAsync(id, cancellationToken) is { } job ? job : IdempotencyKeys.AtWork();
    }

    private static IResult Answer(Outcome<JobState> job) =>
        job.Succeeded ? TypedResults.Created($"/v1/jobs/{job.Value.Id}", job.Value) : Problem.Of(job.Error);
}
