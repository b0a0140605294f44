using System.Text.Json.Nodes;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>The reconstruction API: six views and six depth renders in, a ZIP of meshes and measures out.</summary>
internal sealed class ReconstructionFacade(GpuHealth gpu, CancelRequests cancelRequests) : Facade
{
    private const int IdLength = 8;
    private const string ModelNote = "model_type";
    private static readonly string[] Failures =
    [
        ErrorCatalog.ValidationFailed.Name, ErrorCatalog.FileTooLarge.Name, ErrorCatalog.InvalidFileFormat.Name, ErrorCatalog.InvalidFileCount.Name, ErrorCatalog.ModelFailed.Name,
        ErrorCatalog.ModelOutOfMemory.Name, ErrorCatalog.ModelOutOfVram.Name, ErrorCatalog.ModelConvergenceFailed.Name, ErrorCatalog.QualityThresholdFailed.Name,
        ErrorCatalog.IncompleteResults.Name, ErrorCatalog.GpuUnavailable.Name, ErrorCatalog.DiskFull.Name, ErrorCatalog.MemoryExhausted.Name, ErrorCatalog.UnknownError.Name,
    ];

    private static readonly FacadeJobs Jobs = new("reconstruction", () => FacadeIds.Letters(IdLength));

    public override string Name => "reconstruction";

    public override bool Owns(PathString path) => path.StartsWithSegments("/jobs") || path.StartsWithSegments("/health");

    public override void Map(IEndpointRouteBuilder routes)
    {
        const string tag = "Reconstruction";
        routes.MapGet("/health", HealthAsync).WithTags(tag);
        routes.MapPost("/jobs", SubmitAsync).RequireKey().WithTags(tag);
        routes.MapGet("/jobs/{id}", StatusAsync).RequireKey().WithTags(tag);
        routes.MapPost("/jobs/{id}/cancel", CancelAsync).RequireKey().WithTags(tag);
        routes.MapGet("/jobs/{id}/download", DownloadAsync).RequireKey().WithTags(tag);
    }

    public override IResult Refuse(GenAssetError error) => ErrorAnswer.Of(error);

    private async Task<IResult> HealthAsync(CancellationToken cancellationToken) => await gpu.ReadAsync(cancellationToken) is { } found
        ? TypedResults.Json(new Healthy("healthy", found), ReconstructionJson.Wire.Healthy)
        : TypedResults.Json(new Unhealthy("unhealthy", "GPU not initialized"), ReconstructionJson.Wire.Unhealthy, statusCode: StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> SubmitAsync(HttpContext context, Caller caller, IUploadStore uploads, CancellationToken cancellationToken)
    {
        var form = await CaptureForm.ReadAsync(context.Request, caller.Owner, uploads, cancellationToken);
        if (!form.Succeeded)
            return ErrorAnswer.Of(form.Error);
        var capture = form.Value;
        var notes = new Dictionary<string, string> { [ModelNote] = capture.Model! }; // the form always names one
        var created = await Jobs.SubmitAsync(context, caller, capture, notes, cancellationToken: cancellationToken);
        return created.Succeeded
            ? TypedResults.Json(new Submitted(created.Value.Id, "queued", capture.Model!, Written(created.Value.CreatedAt)), ReconstructionJson.Wire.Submitted)
            : ErrorAnswer.Of(created.Error);
    }

    private static async Task<IResult> StatusAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        if (await Jobs.FindAsync(caller, id, cancellationToken) is not { } job)
            return NotFound(id);
        var state = CeleryState.Of(job);
        var error = state == CeleryState.Failure ? $"{FailureOf(job, []).Code}: {job.Reason}" : null;
        return TypedResults.Json(
            new Status(id, CeleryState.StatusOf(state), state == CeleryState.Success ? 100 : Progress(job), CurrentModel(job), Written(job.State.CreatedAt), Written(UpdatedAt(job.State)), error),
            ReconstructionJson.Wire.Status);
    }

    private async Task<IResult> CancelAsync(string id, HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        if (await Jobs.FindAsync(caller, id, cancellationToken) is not { } job)
            return NotFound(id);
        var confirm = await CancelConfirmation.ReadAsync(context.Request, cancellationToken);
        if (!confirm.Succeeded)
            return ErrorAnswer.Of(confirm.Error);
        if (CeleryState.Of(job) is var state && state is CeleryState.Success or CeleryState.Failure or CeleryState.Revoked)
        {
            return ErrorAnswer.Of(
                GenAssetError.Of(ErrorCatalog.JobNotReady, $"Cannot cancel job in state '{state}'", new JsonObject { ["job_id"] = id, ["current_state"] = state }),
                StatusCodes.Status400BadRequest);
        }

        if (!confirm.Value)
        {
            cancelRequests.Note(id);
            return Cancellation(id, "cancel_requested", "Cancellation requested. Send confirm=true to confirm cancellation.");
        }

        if (!cancelRequests.IsPending(id))
        {
            return ErrorAnswer.Of(
                GenAssetError.Of(
                    ErrorCatalog.JobNotReady, $"Job '{id}' has no cancellation request to confirm: there was none, or it is more than an hour old",
                    new JsonObject { ["job_id"] = id, ["current_state"] = state }),
                StatusCodes.Status400BadRequest, "Request the cancellation without confirm first, then confirm it within an hour.");
        }

        var cancelled = await caller.Jobs.CancelAsync(id, cancellationToken);
        if (!cancelled.Succeeded)
            return ErrorAnswer.Of(cancelled.Error);
        cancelRequests.Forget(id);
        return Cancellation(id, "cancelled", "Job cancellation confirmed. Task will abort at next checkpoint.");
    }

    private static async Task<IResult> DownloadAsync(string id, HttpContext context, Caller caller, CancellationToken cancellationToken)
    {
        if (await Jobs.FindAsync(caller, id, cancellationToken) is not { } job)
            return NotFound(id);
        var details = new JsonObject { ["job_id"] = id };
        var state = CeleryState.Of(job);
        if (job.State.IsExpired || state == CeleryState.Revoked)
            return ErrorAnswer.Of(GenAssetError.Of(ErrorCatalog.JobExpired, $"Job '{id}' results have expired or been cleaned up", details));
        if (state == CeleryState.Failure)
            return ErrorAnswer.Of(FailureOf(job, details));
        if (state != CeleryState.Success)
        {
            (details["progress"], details["state"]) = (Progress(job), state);
            return ErrorAnswer.Of(GenAssetError.Of(ErrorCatalog.JobNotReady, $"Job '{id}' is still processing ({Progress(job)}% complete)", details));
        }

        var missing = await ResultArchive.MissingAsync(caller, job, cancellationToken);
        if (missing.Count == 0)
            return new ResultArchive(caller, job);
        if (missing.Count == job.Item!.Assets!.Count && job.Item.Assets.Count > 0) // a job that succeeded has its item
            return ErrorAnswer.Of(GenAssetError.Of(ErrorCatalog.JobExpired, $"Job '{id}' results have expired or been cleaned up", details));
        details["missing"] = new JsonArray([.. missing.Select(name => JsonValue.Create(name))]);
        return ErrorAnswer.Of(GenAssetError.Of(ErrorCatalog.IncompleteResults, $"Job '{id}' has incomplete results", details));
    }

    private static GenAssetError FailureOf(FacadeJob job, JsonObject details)
    {
        var error = job.Error ?? GenAssetError.Of(ErrorCatalog.UnknownError, job.Reason);
        foreach (var (name, value) in error.Details ?? [])
            details[name] = value?.DeepClone();
        // Failed work has one of the document's codes: its clients know no other.
        var code = Failures.Contains(error.Code) ? error.Code : ErrorCatalog.ModelFailed.Name;
        if (code != error.Code)
            details["cause"] = error.Code;
        return error with { Code = code, Details = details };
    }

    // What the engine works on: the model in front of its stage's name, else what was asked for.
    private static string? CurrentModel(FacadeJob job)
    {
        var asked = job.State.Metadata?.GetValueOrDefault(ModelNote);
        if (job.Item is not { State: ItemPhase.Running } item)
            return null;
        var told = item.Stage?.Split('/')[0];
        return CaptureForm.Models.Contains(told) && told != CaptureForm.BothModels ? told : asked;
    }

    private static int Progress(FacadeJob job) => (int)(job.Item?.Progress ?? 0);

    private static DateTimeOffset UpdatedAt(JobState job) => job.UpdatedAt ?? job.FinishedAt ?? job.StartedAt ?? job.CreatedAt;

    private static string Written(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static IResult NotFound(string id) =>
        ErrorAnswer.Of(GenAssetError.Of(ErrorCatalog.JobNotFound, $"Job '{Excerpt.Of(id)}' not found", new JsonObject { ["job_id"] = Excerpt.Of(id) }));

    private static JsonHttpResult<CancelAnswer> Cancellation(string id, string status, string message) =>
        TypedResults.Json(new CancelAnswer(id, status, message), ReconstructionJson.Wire.CancelAnswer);
}
