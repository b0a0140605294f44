using System.Text.Json;
using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Leasing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.Leases;

/// <summary>/v1/leases: workers elsewhere take items and bring results. A call about one lease has its token in the path; many go by one call in a body.</summary>
internal static class LeaseEndpoints
{
    public static void MapLeases(this IEndpointRouteBuilder app)
    {
        var leases = app.MapGroup("/v1/leases").RequireKey(KeyRole.Worker, KeyRole.Admin).WithTags("Leases");
        leases.MapPost("", LeaseAsync).Accepts<LeaseRequest>("application/json").Produces<LeaseAnswer>().WithName("leaseItems").WithSummary("Take items to run; waits for the first one");
        leases.MapPost("/heartbeat", BeatAllAsync).Accepts<Heartbeats>("application/json").Produces<HeartbeatAnswers>().WithName("renewLeases").WithSummary("Signs of life of many leases");
        leases.MapPost("/settle", SettleAllAsync).Accepts<Settlements>("application/json").Produces<SettlementAnswers>().WithName("settleLeases").WithSummary("Results of many leases, small files with them");
        leases.MapPost("/{token}/heartbeat", BeatAsync).Accepts<Heartbeat>(isOptional: true, "application/json").Produces<HeartbeatAnswer>().WithName("renewLease").WithSummary("A sign of life: continue, cancelled or lost");
        leases.MapGet("/{token}/inputs/{input:int}", LeaseFiles.SendInputAsync).Produces(StatusCodes.Status200OK).WithName("getLeaseInput").WithSummary("An input of a leased item");
        leases.MapGet("/{token}/inputs/{input:int}/address", LeaseFiles.AddressOfInputAsync).Produces<InputAddress>()
            .WithName("getLeaseInputAddress").WithSummary("A public address of an input, for a service that fetches it itself");
        leases.MapGet("/{token}/keep/{**name}", LeaseFiles.SendKept).Produces(StatusCodes.Status200OK)
            .WithName("getLeaseKept").WithSummary("What earlier tries of a leased item have already paid for");
        leases.MapPut("/{token}/keep/{**name}", LeaseFiles.KeepAsync).Accepts<Stream>("*/*").Produces(StatusCodes.Status204NoContent)
            .WithName("putLeaseKept").WithSummary("What a leased item has paid for, for whoever runs it next; Content-Digest is checked");
        leases.MapPut("/{token}/assets/{**name}", LeaseFiles.ReceiveAsync).Accepts<Stream>("*/*").Produces(StatusCodes.Status204NoContent)
            .WithName("putLeaseAsset").WithSummary("A file of a leased item; Content-Digest is checked");
        leases.MapPost("/{token}/complete", (string token, HttpRequest request, LeaseDesk desk) => EndAsync(token, LeaseEnding.Completed, request, desk))
            .Accepts<Settlement>(isOptional: true, "application/json").Produces(StatusCodes.Status204NoContent).WithName("completeLease").WithSummary("The item succeeded");
        leases.MapPost("/{token}/fail", (string token, HttpRequest request, LeaseDesk desk) => EndAsync(token, LeaseEnding.Failed, request, desk))
            .Accepts<Settlement>("application/json").Produces(StatusCodes.Status204NoContent).WithName("failLease").WithSummary("The try failed; whether another follows is the server's to say");
        leases.MapPost("/{token}/release", (string token, HttpRequest request, LeaseDesk desk) => EndAsync(token, LeaseEnding.Released, request, desk))
            .Produces(StatusCodes.Status204NoContent).WithName("releaseLease").WithSummary("Give the item back, neither done nor failed");
    }

    private static async Task<IResult> LeaseAsync(HttpRequest request, LeaseDesk desk, CancellationToken cancellationToken)
    {
        if (await JsonAsync(request, LeaseJson.Wire.LeaseRequest) is not { } asked)
            return NoBody();
        using var patience = V1.Streaming.Patience.Of(request.HttpContext);
        var answer = await desk.LeaseAsync(asked, patience.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return answer.Succeeded ? TypedResults.Json(answer.Value, LeaseJson.Wire.LeaseAnswer) : Problem.Of(answer.Error);
    }

    private static async Task<IResult> BeatAllAsync(HttpRequest request, LeaseDesk desk) =>
        await JsonAsync(request, LeaseJson.Wire.Heartbeats) is { } beats ? TypedResults.Json(await desk.HeartbeatAsync(beats), LeaseJson.Wire.HeartbeatAnswers) : NoBody();

    private static async Task<IResult> BeatAsync(string token, HttpRequest request, LeaseDesk desk)
    {
        var beat = await JsonAsync(request, LeaseJson.Wire.Heartbeat) ?? new Heartbeat();
        return TypedResults.Json(new HeartbeatAnswer(token, await desk.HeartbeatAsync(beat with { Token = token })), LeaseJson.Wire.HeartbeatAnswer);
    }

    private static async Task<IResult> SettleAllAsync(HttpRequest request, LeaseDesk desk) =>
        await JsonAsync(request, LeaseJson.Wire.Settlements) is { } endings ? TypedResults.Json(await desk.SettleAsync(endings), LeaseJson.Wire.SettlementAnswers) : NoBody();

    private static async Task<IResult> EndAsync(string token, LeaseEnding ending, HttpRequest request, LeaseDesk desk)
    {
        var told = await JsonAsync(request, LeaseJson.Wire.Settlement) ?? new Settlement();
        var answer = await desk.SettleAsync(told with { Token = token, Ending = ending });
        return answer.Result switch
        {
            SettlementResult.Accepted => TypedResults.NoContent(),
            SettlementResult.Refused => Problem.Of(answer.Error!), // a refusal has its reason
            _ => Problem.Of(answer.Error ?? LeaseDesk.Lost()),
        };
    }

    // The body as it stands, whatever it is called; none where it is empty.
    private static async Task<T?> JsonAsync<T>(HttpRequest request, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return request.ContentLength == 0 ? null : await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted);
        }
        catch (JsonException fault)
        {
            throw new BadHttpRequestException($"The body cannot be read at {fault.Path ?? "its beginning"}: {fault.Message}", fault);
        }
    }

    private static IResult NoBody() => Problem.Of(ErrorCatalog.RequestInvalid, "The request needs a body of JSON.");
}
