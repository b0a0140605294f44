using GenAsset.Api.Security;
using GenAsset.Core.Leasing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.Leases;

/// <summary>/v1/workers: who leases items here, on what machine, with which engines and GPUs.</summary>
internal static class WorkerEndpoints
{
    public static void MapWorkers(this IEndpointRouteBuilder app)
    {
        var workers = app.MapGroup("/v1/workers").WithTags("Leases");
        workers.MapGet("", (LeaseDesk desk) => TypedResults.Json(desk.Workers, LeaseJson.Wire.IReadOnlyListWorkerState)).RequireKey()
            .Produces<IReadOnlyList<WorkerState>>().WithName("listWorkers").WithSummary("The workers that called in the last minute and a half");
        workers.MapDelete("/{id}", Forget).RequireKey(KeyRole.Worker, KeyRole.Admin)
            .Produces(StatusCodes.Status204NoContent).WithName("leaveWorkers").WithSummary("A worker says that it ends");
    }

    private static NoContent Forget(string id, LeaseDesk desk)
    {
        desk.Forget(id);
        return TypedResults.NoContent();
    }
}
