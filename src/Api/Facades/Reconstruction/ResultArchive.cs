using GenAsset.Api.Security;
using GenAsset.Api.V1.Streaming;
using GenAsset.Core.Errors;
using GenAsset.Media.Formats.Zip;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>A job's files as {job_id}.zip, a folder a model, written while it is read.</summary>
internal sealed class ResultArchive(Caller caller, FacadeJob job) : IResult
{
    private static readonly string[] Incompressible = [".png", ".glb"];

    /// <summary>The files of a finished job that should be there and are not.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(Caller caller, FacadeJob job, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var asset in job.Item?.Assets ?? [])
        {
            await using var content = await caller.Jobs.OpenAssetAsync(job.State.Id, 0, asset.Name, cancellationToken);
            if (content?.Length != asset.Bytes)
                missing.Add(asset.Name);
        }

        return missing;
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var id = job.State.Id;
        httpContext.Response.ContentType = "application/zip";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename={id}.zip";
        var zip = new ZipWriter(new BodyStream(httpContext.Response.BodyWriter));
        foreach (var asset in job.Item?.Assets ?? [])
        {
            await using var content = await caller.Jobs.OpenAssetAsync(id, 0, asset.Name, httpContext.RequestAborted);
            if (content is null)
            {
                httpContext.Abort(); // it was there a moment ago: half an archive must not look whole
                throw new GenAssetException(GenAssetError.Of(ErrorCatalog.IncompleteResults, $"Job {id} should have {asset.Name}, which is not there any more."));
            }

            await zip.AddAsync(asset.Name, content, !Incompressible.Contains(Path.GetExtension(asset.Name)), httpContext.RequestAborted);
        }

        zip.Finish();
        await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
