using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GenAsset.Api.V1.Health;

/// <summary>/v1/health: asked by load balancers, so it needs no key and tells nothing of anybody's jobs.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/health", CheckAsync).WithTags("Health").Produces<ServerHealth>().WithName("getHealth").WithSummary("Whether the server and its store answer");

    private static async Task<IResult> CheckAsync(HttpContext context, IJobBackend backend, CancellationToken cancellationToken)
    {
        await backend.PendingItemsAsync(cancellationToken: cancellationToken);
        var workers = context.RequestServices.GetService<LeaseDesk>()?.Workers;
        return TypedResults.Ok(new ServerHealth(
            "ok", typeof(HealthEndpoints).Assembly.GetName().Version?.ToString(3) ?? "", workers?.Count, workers?.Any(worker => worker.Gpus is { Count: > 0 }) == true ? GpusOf(workers) : null));
    }

    private static IReadOnlyList<GpuHealth> GpusOf(IReadOnlyList<WorkerState> workers) =>
    [
        .. workers.DistinctBy(worker => worker.Host ?? worker.Id).SelectMany(worker => worker.Gpus ?? [])
            .GroupBy(gpu => (gpu.Name, gpu.MemoryMiB)).Select(same => new GpuHealth(same.Key.Name, same.Key.MemoryMiB, same.Count())),
    ];
}

/// <summary>How the server is.</summary>
/// <param name="Status">"ok".</param>
/// <param name="Version">The server's version.</param>
/// <param name="Workers">Workers elsewhere that call this server.</param>
/// <param name="Gpus">The GPUs of their machines, each machine counted once; none where there are none.</param>
public sealed record ServerHealth(string Status, string Version, int? Workers = null, IReadOnlyList<GpuHealth>? Gpus = null);

/// <summary>GPUs of one model.</summary>
/// <param name="Name">The model.</param>
/// <param name="MemoryMiB">The memory of each, in mebibytes.</param>
/// <param name="Count">How many there are.</param>
public sealed record GpuHealth(string Name, int MemoryMiB, int Count);
