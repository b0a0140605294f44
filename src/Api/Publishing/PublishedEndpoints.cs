using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Api.V1.Streaming;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenAsset.Api.Publishing;

/// <summary>GET /published/…: an upload, to whoever has a link to it that this server signed and whose time is not over.</summary>
internal static class PublishedEndpoints
{
    /// <summary>Maps the route.</summary>
    public static void MapPublished(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/published/{upload}/{token}/{name}", [HttpMethods.Get, HttpMethods.Head], SendAsync).WithTags("Published").ExcludeFromDescription(); // no key: the link is signed

    // One answer for whatever is wrong: a stranger learns nothing of what there is.
    private static async Task<IResult> SendAsync(string upload, string token, string name, SignedLinks links, IUploadStore uploads, HttpResponse response, CancellationToken cancellationToken)
    {
        if (links.FaultOf(token, PublishedUploads.ThingOf(upload), name) is not null
            || await uploads.FindAsync(upload, cancellationToken) is not { } found
            || (await uploads.OpenAsync(upload, cancellationToken)).Value is not { } content)
        {
            return Problem.Of(GenAssetError.Of(ErrorCatalog.UploadNotFound, "There is no such file, or the link to it has expired."));
        }

        return SafeFile.Send(response, content, new AssetInfo(name, found.Bytes, found.Sha256, found.ContentType), found.CreatedAt);
    }
}
