using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Jobs;

/// <summary>POST /v1/jobs; with ?dryRun=true everything is checked and nothing created.</summary>
internal static class CreateJob
{
    public static async Task<IResult> HandleAsync(HttpContext context, Caller caller, ApiOptions options, bool? dryRun, CancellationToken cancellationToken)
    {
        var body = await JobBody.ReadAsync(context.Request, options, cancellationToken);
        if (!body.Succeeded)
            return Problem.Of(body.Error);
        if (dryRun == true)
        {
            return await caller.Jobs.ValidateAsync(body.Value.Spec, body.Value.Items, cancellationToken) is { } faults
                ? Problem.Of(faults)
                : TypedResults.Ok(new Verdict(true));
        }

        var origin = new JobOrigin(Owner: caller.Owner, TraceParent: context.Request.Headers.TraceParent);
        var created = await caller.Jobs.CreateAsync(body.Value.Spec, body.Value.Items, origin, cancellationToken);
        return created.Succeeded ? TypedResults.Created($"/v1/jobs/{created.Value.Id}", created.Value) : Problem.Of(created.Error);
    }
}
