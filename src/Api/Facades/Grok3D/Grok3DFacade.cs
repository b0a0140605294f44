using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.Facades.Grok3D;

/// <summary>The Grok 3D pipeline: a prompt in; a picture, a GLB and a USDZ out.</summary>
internal sealed class Grok3DFacade(Examples examples) : Facade
{
    private const double Years = 24 * 365;
    private static readonly FacadeJobs Jobs = new("grok-3d", () => FacadeIds.Hex(8));

    public override string Name => "grok-3d";

    // What stands under /api and is no other facade's gets this API's answer, as an unknown route of its own server would.
    public override bool Owns(PathString path) => path.StartsWithSegments("/api");

    // The document's own front end is such a page. What it can do without a key is make jobs of this API, and look at them by their id.
    public override bool WelcomesLocalPages => true;

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/generate", GenerateAsync).RequireKey().WithTags("Grok 3D pipeline");
        routes.MapGet("/api/status/{id}", StatusAsync).RequireKey().WithTags("Grok 3D pipeline");
        routes.MapGet("/api/asset/{id}", AssetAsync).RequireKey().WithTags("Grok 3D pipeline");
        // The examples are everybody's: a page shows their pictures by <img>, which cannot send a key.
        routes.MapGet("/api/examples", () => Answer(new ExampleList(Examples.All))).WithTags("Grok 3D pipeline");
        routes.MapGet("/api/status/ex_{name}", (string name) => ExampleStatus("ex_" + name)).WithTags("Grok 3D pipeline");
        routes.MapGet("/api/asset/ex_{name}", ExampleAssetAsync).WithTags("Grok 3D pipeline");
    }

    public override IResult Refuse(GenAssetError error) => Sentence(ErrorCatalog.Find(error.Code).HttpStatus, error.Message);

    private static async Task<IResult> GenerateAsync(HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (!body.Succeeded)
            return Sentence(ErrorCatalog.Find(body.Error.Code).HttpStatus, body.Error.Message);
        if (body.Value.Text("prompt") is not { } prompt || string.IsNullOrWhiteSpace(prompt))
            return Sentence(StatusCodes.Status400BadRequest, "No prompt provided");
        // "Persisted until manually deleted": the longest that there is.
        var created = await Jobs.SubmitAsync(context, caller, new ModelItem(prompt) { Formats = ["image", "glb", "usdz"] }, retainHours: 10 * Years, cancellationToken: cancellationToken);
        if (created.Succeeded)
            return Answer(new Generation(created.Value.Id, "queued"));
        var status = ErrorCatalog.Find(created.Error.Code).HttpStatus;
        return Sentence(status == StatusCodes.Status422UnprocessableEntity ? StatusCodes.Status400BadRequest : status, created.Error.Message);
    }

    private static async Task<IResult> StatusAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await Jobs.FindAsync(caller, id, cancellationToken) is { } job ? Answer(PipelineStatus.Of(job)) : Sentence(StatusCodes.Status404NotFound, "Job not found");

    private static IResult ExampleStatus(string id) =>
        Examples.Status(id) is { } example ? Answer(example) : Sentence(StatusCodes.Status404NotFound, "Job not found");

    private async Task<IResult> ExampleAssetAsync(string name, HttpContext context, CancellationToken cancellationToken)
    {
        if (PipelineAsset.Asked(context.Request) is not { } asked)
            return Sentence(StatusCodes.Status400BadRequest, "Invalid asset type");
        var id = "ex_" + name;
        if (!Examples.Has(id))
            return Sentence(StatusCodes.Status404NotFound, "Job not found");
        var path = await examples.FileAsync(id, asked, cancellationToken);
        return path.Succeeded ? await PipelineAsset.OfAsync(File.OpenRead(path.Value), path.Value, id, cancellationToken) : Refuse(path.Error);
    }

    private static async Task<IResult> AssetAsync(string id, HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        if (PipelineAsset.Asked(context.Request) is not { } asked)
            return Sentence(StatusCodes.Status400BadRequest, "Invalid asset type");
        if (await Jobs.FindAsync(caller, id, cancellationToken) is not { } job)
            return Sentence(StatusCodes.Status404NotFound, "Job not found");
        if (!job.IsReady || job.Asset(PipelineAsset.Endings(asked)) is not { } asset || await caller.Jobs.OpenAssetAsync(id, 0, asset.Name, cancellationToken) is not { } stored)
            return Sentence(StatusCodes.Status404NotFound, "Asset not found");
        return await PipelineAsset.OfAsync(stored, asset.Name, id, cancellationToken);
    }

    private static JsonHttpResult<T> Answer<T>(T value) => TypedResults.Json(value, Grok3DJson.Wire, contentType: "application/json", statusCode: StatusCodes.Status200OK);

    private static JsonHttpResult<Refusal> Sentence(int status, string words) => TypedResults.Json(new Refusal(words), Grok3DJson.Wire.Refusal, statusCode: status);
}
