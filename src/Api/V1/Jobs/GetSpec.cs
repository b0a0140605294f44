using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Jobs;

/// <summary>GET /v1/jobs/{id}/spec: the head as it was asked. A webhook's secret is told to nobody, not even to who gave it.</summary>
internal static class GetSpec
{
    public static Task<IResult> HandleAsync(string id, Caller caller, CancellationToken cancellationToken) => FoundJob.WithAsync(caller, id, async _ =>
        await caller.Jobs.SpecAsync(id, cancellationToken) is { } spec ? TypedResults.Json(WithoutSecret(spec), GenAssetJson.Line.JobSpec) : Problem.Of(FoundJob.Unknown(id)),
        cancellationToken);

    private static JobSpec WithoutSecret(JobSpec spec) => spec.Options is { Webhook: { } webhook } options
        ? spec with { Options = options with { Webhook = webhook with { Secret = null } } }
        : spec;
}
