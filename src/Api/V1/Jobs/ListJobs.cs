using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Api.V1.Paging;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Jobs;

/// <summary>GET /v1/jobs: a page, newest first.</summary>
internal static class ListJobs
{
    public static async Task<IResult> HandleAsync(Caller caller, string? state, string? name, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var phase = StateWord.Read<JobPhase>(state);
        if (!phase.Succeeded && phase.Error is { } unknown)
            return Problem.Of(unknown);
        if (Cursor.FaultOfLimit(limit) is { } fault)
            return Problem.Of(fault);
        var after = cursor is null ? null : Cursor.ReadJob(cursor);
        if (cursor is not null && after is null)
            return Problem.Of(Cursor.Unknown());
        var most = limit ?? Cursor.DefaultLimit;
        var jobs = await caller.Jobs.ListAsync(new JobFilter(null, phase.Value, name, after), cancellationToken).Take(most + 1).ToListAsync(cancellationToken);
        var next = jobs.Count > most ? Cursor.Of(JobPlace.Of(jobs[most - 1])) : null;
        return TypedResults.Ok(new JobPage([.. jobs.Take(most)], next));
    }
}

/// <summary>A page of jobs.</summary>
/// <param name="Jobs">The jobs, newest first.</param>
/// <param name="Next">The cursor of the next page; none on the last.</param>
public sealed record JobPage(IReadOnlyList<JobState> Jobs, string? Next);
