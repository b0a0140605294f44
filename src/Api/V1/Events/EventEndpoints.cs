using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Api.V1.Jobs;
using GenAsset.Core.Errors;
using GenAsset.Core.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.V1.Events;

/// <summary>/v1/jobs/{id}/events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this RouteGroupBuilder v1) =>
        v1.MapGet("/jobs/{id}/events", FollowAsync).WithTags("Events").Produces(StatusCodes.Status200OK, contentType: "text/event-stream").Produces(StatusCodes.Status204NoContent)
            .WithName("followJob").WithSummary("What happens to the job, as server-sent events; Last-Event-ID resumes, and 204 says that nothing more will come");

    private static Task<IResult> FollowAsync(string id, HttpContext context, Caller caller, TimeProvider time, long? after, CancellationToken cancellationToken) =>
        FoundJob.WithAsync(caller, id, job =>
        {
            var last = context.Request.Headers["Last-Event-ID"].ToString();
            var seen = after ?? 0;
            if (last.Length > 0 && !(long.TryParse(last, out seen) && seen >= 0))
                return Task.FromResult<IResult>(Problem.Of(ErrorCatalog.RequestInvalid, $"Last-Event-ID \"{Excerpt.Of(last)}\" is not the id of an event."));
            // A browser comes back after every end: only 204 tells it that this was the last.
            return Task.FromResult<IResult>(job.IsFinished && seen >= job.Version ? TypedResults.NoContent() : new EventStream(caller.Jobs.EventsAsync(id, seen, CancellationToken.None), time));
        },
        cancellationToken);
}
