using System.Text.Json;
using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Jobs;

/// <summary>The job that a route names: there, gone (410) or unknown (404).</summary>
internal static class FoundJob
{
    /// <summary>Finds a job that still has its files.</summary>
    public static async Task<Outcome<JobState>> FindAsync(Caller caller, string id, CancellationToken cancellationToken) =>
        Alive(id, await caller.Jobs.FindAsync(id, cancellationToken));

    /// <summary>The job, where it is there and not expired.</summary>
    public static Outcome<JobState> Alive(string id, JobState? job) => job switch
    {
        null => Unknown(id),
        { IsExpired: true } => GenAssetError.Of(
            ErrorCatalog.JobExpired, $"Job {id} has expired: its files are gone.", new() { ["job"] = JsonSerializer.SerializeToNode(job, GenAssetJson.Line.JobState) }),
        _ => job,
    };

    /// <summary>Does something with a job that is there.</summary>
    public static async Task<IResult> WithAsync(Caller caller, string id, Func<JobState, Task<IResult>> act, CancellationToken cancellationToken)
    {
        var job = await FindAsync(caller, id, cancellationToken);
        return job.Succeeded ? await act(job.Value) : Problem.Of(job.Error);
    }

    /// <summary>Says that there is no such job.</summary>
    public static GenAssetError Unknown(string id) => GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job {Excerpt.Of(id)}.");
}
