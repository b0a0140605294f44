using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.Facades.Gateway404;

/// <summary>The 404 gateway: a prompt in, a splat cloud out.</summary>
internal sealed class Gateway404Facade : Facade
{
    private static readonly FacadeJobs Jobs = new("404", FacadeIds.Uuid);

    public override string Name => "404";

    public override bool Owns(PathString path) =>
        path.StartsWithSegments("/add_task") || path.StartsWithSegments("/get_status") || path.StartsWithSegments("/get_result");

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/add_task", AddTaskAsync).RequireKey().WithTags("404 gateway");
        routes.MapGet("/get_status", GetStatusAsync).RequireKey().WithTags("404 gateway");
        routes.MapGet("/get_result", GetResultAsync).RequireKey().WithTags("404 gateway");
    }

    public override IResult Refuse(GenAssetError error) => Sentence(ErrorCatalog.Find(error.Code).HttpStatus, error.Message);

    private static async Task<IResult> AddTaskAsync(HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (!body.Succeeded)
            return Sentence(ErrorCatalog.Find(body.Error.Code).HttpStatus, body.Error.Message);
        if (body.Value.Text("prompt") is not { } prompt || string.IsNullOrWhiteSpace(prompt))
            return Sentence(StatusCodes.Status400BadRequest, "The body has no \"prompt\".");
        var created = await Jobs.SubmitAsync(context, caller, new SplatItem(prompt) { Formats = ["spz"] }, cancellationToken: cancellationToken);
        if (created.Succeeded)
            return TypedResults.Json(new TaskAdded(created.Value.Id), Gateway404Json.Wire.TaskAdded);
        var status = ErrorCatalog.Find(created.Error.Code).HttpStatus;
        return Sentence(status == StatusCodes.Status422UnprocessableEntity ? StatusCodes.Status400BadRequest : status, created.Error.Message);
    }

    // An id that nobody knows has no result either: that is how the gateway puts it.
    private static async Task<IResult> GetStatusAsync(HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        var asked = await AskedAsync(context.Request, cancellationToken);
        if (!asked.Succeeded)
            return Sentence(StatusCodes.Status400BadRequest, asked.Error.Message);
        var job = await Jobs.FindAsync(caller, asked.Value, cancellationToken);
        var (word, reason) = job switch
        {
            null => ("NoResult", null),
            { IsReady: true } => ("Success", null),
            { HasFailed: true } => ("Failure", job.Reason),
            { Item.State: ItemPhase.Running } => ("InProgress", null),
            _ => ("NoResult", (string?)null),
        };
        return TypedResults.Json(new TaskStatus(word, reason), Gateway404Json.Wire.TaskStatus);
    }

    private static async Task<IResult> GetResultAsync(HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        var asked = await AskedAsync(context.Request, cancellationToken);
        if (!asked.Succeeded)
            return Sentence(StatusCodes.Status400BadRequest, asked.Error.Message);
        var niantic = context.Request.Query["flavor"].ToString();
        if (niantic is not ("" or "niantic"))
            return Sentence(StatusCodes.Status400BadRequest, "\"flavor\" is \"niantic\", or left out for the 404 project's own.");
        return await Jobs.FindAsync(caller, asked.Value, cancellationToken) switch
        {
            null => Sentence(StatusCodes.Status404NotFound, "There is no task of that id."),
            { IsReady: true } job when job.Asset(".spz") is { } asset => await SplatResult.OfAsync(caller, job, asset, niantic == "niantic", cancellationToken),
            { State.IsExpired: true } => Sentence(StatusCodes.Status410Gone, "The task's result is no longer kept."),
            { HasFailed: true } job => Sentence(StatusCodes.Status500InternalServerError, $"The task failed: {job.Reason}"),
            _ => Sentence(StatusCodes.Status409Conflict, "The task is not finished: ask /get_status until it says Success."),
        };
    }

    // The id stands in the query; older clients put it into a body, which a GET may have here.
    private static async Task<Outcome<string>> AskedAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Query["id"].ToString() is { Length: > 0 } id)
            return id;
        var body = await JsonBody.ReadAsync(request, cancellationToken);
        if (!body.Succeeded)
            return body.Error;
        return body.Value.Text("id") is { Length: > 0 } inBody ? inBody : GenAssetError.Of(ErrorCatalog.RequestInvalid, "The request has no \"id\".");
    }

    private static JsonHttpResult<Refusal> Sentence(int status, string words) => TypedResults.Json(new Refusal(words), Gateway404Json.Wire.Refusal, statusCode: status);
}

internal sealed record TaskAdded(string Id);

internal sealed record TaskStatus(string Status, string? Reason);

internal sealed record Refusal(string Error);

[JsonSerializable(typeof(TaskAdded))]
[JsonSerializable(typeof(TaskStatus))]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class Gateway404Json : JsonSerializerContext
{
    /// <summary>As these clients read it; letters and apostrophes as they are.</summary>
    public static Gateway404Json Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
