using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Core.Jobs;
using GenAsset.Core.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.V1.Schedules;

/// <summary>/v1/schedules: jobs that are made anew each time they are due. A caller sees the schedules of his own name, an admin too.</summary>
internal static class ScheduleEndpoints
{
    public static void MapSchedules(this RouteGroupBuilder v1)
    {
        var schedules = v1.MapGroup("/schedules").WithTags("Schedules");
        schedules.MapGet("", ListAsync).Produces<SchedulePage>().WithName("listSchedules").WithSummary("The schedules, by name");
        schedules.MapPut("/{name}", PutSchedule.HandleAsync).Accepts<ScheduleDocument>("application/json").Produces<ScheduleState>().Produces<ScheduleState>(StatusCodes.Status201Created)
            .WithName("putSchedule").WithSummary("Keep a schedule, in the place of one of its name");
        schedules.MapGet("/{name}", GetAsync).Produces<ScheduleState>().WithName("getSchedule").WithSummary("A schedule and its job, less the webhook's secret");
        schedules.MapDelete("/{name}", DeleteAsync).Produces(StatusCodes.Status204NoContent).WithName("deleteSchedule").WithSummary("Remove a schedule; jobs that it made stay");
        schedules.MapPost("/{name}/run", RunAsync).Produces<JobState>(StatusCodes.Status201Created).WithName("runSchedule").WithSummary("Make the schedule's job now; the next due time stays");
    }

    /// <summary>The schedules of a caller.</summary>
    public static ScheduleBook Of(Caller caller, ScheduleStore store, TimeProvider time) => new(store, caller.Jobs, caller.Owner, time);

    /// <summary>A schedule as it is told: a webhook's secret is told to nobody, not even to who gave it.</summary>
    public static ScheduleState WithoutSecret(ScheduleState schedule) => schedule.Job is { Options: { Webhook: { } webhook } options } job
        ? schedule with { Job = job with { Options = options with { Webhook = webhook with { Secret = null } } } }
        : schedule;

    private static async Task<IResult> ListAsync(Caller caller, ScheduleStore store, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SchedulePage(await Of(caller, store, time).ListAsync(cancellationToken).ToListAsync(cancellationToken)));

    private static async Task<IResult> GetAsync(string name, Caller caller, ScheduleStore store, TimeProvider time, CancellationToken cancellationToken) =>
        await Of(caller, store, time).FindAsync(name, cancellationToken) is { } schedule ? TypedResults.Ok(WithoutSecret(schedule)) : Problem.Of(ScheduleBook.NotFound(name));

    private static async Task<IResult> DeleteAsync(string name, Caller caller, ScheduleStore store, TimeProvider time, CancellationToken cancellationToken) =>
        await Of(caller, store, time).DeleteAsync(name, cancellationToken) is { } error ? Problem.Of(error) : TypedResults.NoContent();

    private static async Task<IResult> RunAsync(string name, Caller caller, ScheduleStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var made = await Of(caller, store, time).RunAsync(name, cancellationToken);
        return made.Succeeded ? TypedResults.Created($"/v1/jobs/{made.Value.Id}", made.Value) : Problem.Of(made.Error);
    }
}

/// <summary>The schedules of a caller.</summary>
/// <param name="Schedules">All of them, by name; their jobs are left out.</param>
public sealed record SchedulePage(IReadOnlyList<ScheduleState> Schedules);
