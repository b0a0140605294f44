using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Api.V1.Streaming;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;
using GenAsset.Core.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.V1.Uploads;

/// <summary>/v1/uploads.</summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this RouteGroupBuilder v1)
    {
        var uploads = v1.MapGroup("/uploads").WithTags("Uploads");
        uploads.MapPost("", ReceiveUpload.HandleAsync)
            .Accepts<Stream>("application/octet-stream", "multipart/form-data", "image/*")
            .Produces<Upload>(StatusCodes.Status201Created);
        uploads.MapGet("/{id}", GetAsync).Produces<Upload>();
        uploads.MapMethods("/{id}/content", [HttpMethods.Get, HttpMethods.Head], GetContentAsync).Produces(StatusCodes.Status200OK).Produces(StatusCodes.Status206PartialContent)
            .WithName("getUploadContent").WithSummary("What was uploaded; Range and If-None-Match are honoured");
    }

    private static async Task<IResult> GetAsync(string id, Caller caller, IUploadStore uploads, CancellationToken cancellationToken) =>
        await uploads.FindAsync(id, cancellationToken) is { } upload && upload.Owner == caller.Owner
            ? TypedResults.Ok(upload)
            : Problem.Of(ErrorCatalog.UploadNotFound, $"There is no upload {Excerpt.Of(id)}.");

    private static async Task<IResult> GetContentAsync(string id, HttpResponse response, Caller caller, IUploadStore uploads, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(id, cancellationToken) is not { } upload || upload.Owner != caller.Owner)
            return Problem.Of(ErrorCatalog.UploadNotFound, $"There is no upload {Excerpt.Of(id)}.");
        var content = await uploads.OpenAsync(id, cancellationToken);
        return content.Succeeded ? SafeFile.Send(response, content.Value, new AssetInfo(upload.Name ?? upload.Id, upload.Bytes, upload.Sha256, upload.ContentType), upload.CreatedAt) : Problem.Of(content.Error);
    }
}
