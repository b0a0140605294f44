using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.V1.Metrics;

/// <summary>/v1/metrics: what Prometheus reads. It tells of the whole server, never of one owner's jobs.</summary>
internal static class MetricEndpoints
{
    private const string TextFormat = "text/plain; version=0.0.4; charset=utf-8";

    public static void MapMetrics(this RouteGroupBuilder v1) => v1.MapGet("/metrics", Write)
        .WithTags("Health").Produces<string>(StatusCodes.Status200OK, "text/plain").WithName("getMetrics").WithSummary("The server's figures in Prometheus's text format");

    private static ContentHttpResult Write(MetricBook book) => TypedResults.Text(book.Write(), TextFormat);
}
