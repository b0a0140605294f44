using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
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
    }

    private static async Task<IResult> GetAsync(string id, Caller caller, IUploadStore uploads, CancellationToken cancellationToken) =>
        await uploads.FindAsync(id, cancellationToken) is { } upload && upload.Owner == caller.Owner
            ? TypedResults.Ok(upload)
            : Problem.Of(ErrorCatalog.UploadNotFound, $"There is no upload {Excerpt.Of(id)}.");
}
