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

namespace GenAsset.Api.Facades.Algovera;

/// <summary>Algovera: a prompt in, a picture out. The key stands in the body or the query.</summary>
internal sealed class AlgoveraFacade : Facade
{
    private static readonly FacadeJobs Jobs = new("algovera", () => FacadeIds.Hex(32));

    public override string Name => "algovera";

    public override bool Owns(PathString path) =>
        path.StartsWithSegments("/api/basemodels") || path.StartsWithSegments("/api/txt2img") || path.StartsWithSegments("/api/getAsset")
        || path.Value?.TrimEnd('/').Equals("/api/status", StringComparison.OrdinalIgnoreCase) == true; // with an id behind it, the Grok pipeline's

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/basemodels", () => TypedResults.Json(new ModelList(BaseModels.Names), AlgoveraJson.Wire.ModelList)).WithTags("Algovera");
        foreach (var route in (RouteHandlerBuilder[])[
            routes.MapPost("/api/txt2img", SubmitAsync), routes.MapGet("/api/status", StatusAsync), routes.MapGet("/api/getAsset", AssetAsync)])
        {
            route.RequireKey().WithMetadata(new KeyElsewhere(KeyAsync)).WithTags("Algovera");
        }
    }

    public override IResult Refuse(GenAssetError error) => Sentence(ErrorCatalog.Find(error.Code).HttpStatus, error.Message);

    private static async Task<IResult> SubmitAsync(HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (!body.Succeeded)
            return Sentence(ErrorCatalog.Find(body.Error.Code).HttpStatus, body.Error.Message);
        var picture = PictureRequest.Read(body.Value);
        if (!picture.Succeeded)
            return Sentence(StatusCodes.Status422UnprocessableEntity, picture.Error.Message);
        var created = await Jobs.SubmitAsync(context, caller, await RunnableAsync(caller, picture.Value, cancellationToken), cancellationToken: cancellationToken);
        return created.Succeeded
            ? TypedResults.Json(new Submitted(created.Value.Id), AlgoveraJson.Wire.Submitted)
            : Sentence(ErrorCatalog.Find(created.Error.Code).HttpStatus, created.Error.Message);
    }

    // The document's models are names that engines.json may give to real ones. Where it gives none, whoever makes pictures makes this one too.
    private static async Task<ImageItem> RunnableAsync(Caller caller, ImageItem item, CancellationToken cancellationToken) =>
        (await caller.Jobs.EnginesAsync(cancellationToken)).Any(engine => engine.Serves(item)) ? item : item with { Model = null };

    private static async Task<IResult> StatusAsync(HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        var asked = await AskedAsync(context, caller, cancellationToken);
        if (asked.Job is not { } job)
            return asked.Refusal!; // one of the two is there
        var word = job switch { { IsReady: true } => "done", { HasFailed: true } => "failed", _ => "created" };
        return TypedResults.Json(new PictureStatus(job.State.Id, word, word == "failed" ? job.Reason : null), AlgoveraJson.Wire.PictureStatus);
    }

    private static async Task<IResult> AssetAsync(HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        var asked = await AskedAsync(context, caller, cancellationToken);
        if (asked.Job is not { } job)
            return asked.Refusal!; // one of the two is there
        if (job.HasFailed)
            return Sentence(job.State.IsExpired ? StatusCodes.Status410Gone : StatusCodes.Status409Conflict, $"The job has no picture: {job.Reason}");
        if (job.Asset(".png") is not { } asset)
            return Sentence(StatusCodes.Status409Conflict, "The job is not done yet: ask /api/status until it is.");
        return await caller.Jobs.OpenAssetAsync(job.State.Id, 0, asset.Name, cancellationToken) is { } stored
            ? TypedResults.Stream(stored, "image/png")
            : Sentence(StatusCodes.Status410Gone, "The job's picture is no longer kept.");
    }

    private static async Task<(FacadeJob? Job, IResult? Refusal)> AskedAsync(HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        if (await FieldAsync(context, "job_uuid") is not { } id)
            return (null, Sentence(StatusCodes.Status422UnprocessableEntity, "\"job_uuid\" is missing."));
        return await Jobs.FindAsync(caller, id, cancellationToken) is { } job ? (job, null) : (null, Sentence(StatusCodes.Status404NotFound, "There is no job of that job_uuid."));
    }

    private static ValueTask<string?> KeyAsync(HttpContext context) => FieldAsync(context, "api_key");

    // In the query, or in the JSON body, which a GET has here too.
    private static async ValueTask<string?> FieldAsync(HttpContext context, string field)
    {
        if (context.Request.Query[field].ToString() is { Length: > 0 } inQuery)
            return inQuery;
        var body = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        return body.Succeeded && body.Value.Text(field) is { Length: > 0 } inBody ? inBody : null;
    }

    private static JsonHttpResult<Refusal> Sentence(int status, string words) => TypedResults.Json(new Refusal(words), AlgoveraJson.Wire.Refusal, statusCode: status);
}

internal sealed record ModelList(IReadOnlyList<string> BaseModels);

internal sealed record Submitted(string JobUuid);

internal sealed record PictureStatus(string JobUuid, string JobStatus, string? Error);

internal sealed record Refusal(string Detail);

[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(Submitted))]
[JsonSerializable(typeof(PictureStatus))]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class AlgoveraJson : JsonSerializerContext
{
    /// <summary>As these clients read it; letters and apostrophes as they are.</summary>
    public static AlgoveraJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
