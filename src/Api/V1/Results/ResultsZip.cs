using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Api.V1.Jobs;
using GenAsset.Api.V1.Streaming;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Saving;
using GenAsset.Media.Formats.Zip;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GenAsset.Api.V1.Results;

/// <summary>
/// GET /v1/jobs/{id}/results.zip: what `genasset run --out` saves, in one archive that is written while it is read. A file that is missing or was changed cuts the
/// answer off, so that no client takes half an archive for a whole one.
/// </summary>
internal static class ResultsZip
{
    private static readonly string[] Compressible = ["application/json", "text/plain; charset=utf-8", "model/obj", "model/mtl", "model/ply"];

    public static Task<IResult> HandleAsync(string id, HttpContext context, Caller caller, CancellationToken cancellationToken) => FoundJob.WithAsync(caller, id, job =>
    {
        if (!job.IsFinished)
            return Task.FromResult<IResult>(Problem.Of(GenAssetError.Of(ErrorCatalog.JobNotReady, $"Job {id} has not ended.", suggestion: $"Wait for it: GET /v1/jobs/{id} with Prefer: wait=60. Finished items have their assets already.")));
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{job.Name ?? job.Id}.zip");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.ContentType = "application/zip";
        return Task.FromResult<IResult>(new Archive(caller.Jobs, id));
    },
    cancellationToken);

    private sealed class Archive(IJobBackend jobs, string id) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            try
            {
                await WriteAsync(new BodyStream(httpContext.Response.BodyWriter), httpContext.RequestAborted);
            }
            catch (GenAssetException) when (httpContext.Response.HasStarted)
            {
                httpContext.Abort();
                throw;
            }
        }

        private async Task WriteAsync(BodyStream body, CancellationToken cancellationToken)
        {
            var zip = new ZipWriter(body);
            await foreach (var item in jobs.ItemsAsync(id, state: ItemPhase.Succeeded, cancellationToken: cancellationToken))
            {
                var folder = ResultFolder.FolderNameOf(item.Index, ResultFolder.LabelOf(item.Spec));
                foreach (var asset in item.Assets ?? [])
                {
                    await using var content = await jobs.OpenAssetAsync(id, item.Index, asset.Name, cancellationToken)
                        ?? throw new GenAssetException(GenAssetError.Of(ErrorCatalog.IncompleteResults, $"Item {item.Index} of job {id} should have {asset.Name}, which is not there."));
                    if (content.Length != asset.Bytes)
                        throw new GenAssetException(GenAssetError.Of(ErrorCatalog.IncompleteResults, $"{asset.Name} of item {item.Index} of job {id} is not what was made: its length differs."));
                    await zip.AddAsync($"{folder}/{asset.Name}", content, Compressible.Contains(asset.ContentType), cancellationToken);
                }
            }

            await using (var states = new JsonLinesStream<ItemState>(jobs.ItemsAsync(id, cancellationToken: cancellationToken), GenAssetJson.Line.ItemState, cancellationToken))
                await zip.AddAsync("results.jsonl", states, compress: true, cancellationToken);
            zip.Finish();
        }
    }
}
