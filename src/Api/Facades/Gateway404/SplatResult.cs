using GenAsset.Api.Security;
using GenAsset.Core.Jobs;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Zstd;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Facades.Gateway404;

/// <summary>A task's splats in the file that the asker's reader opens: one zstd frame for the 404 project's own, gzip for Niantic's.</summary>
internal static class SplatResult
{
    public static async Task<IResult> OfAsync(Caller caller, FacadeJob job, AssetInfo asset, bool niantic, CancellationToken cancellationToken)
    {
        if (await caller.Jobs.OpenAssetAsync(job.State.Id, 0, asset.Name, cancellationToken) is not { } stored)
            return TypedResults.Json(new Refusal("The task's result is no longer kept."), Gateway404Json.Wire.Refusal, statusCode: StatusCodes.Status410Gone);
        var name = $"{job.State.Id}.spz";
        var start = new byte[4];
        var read = await stored.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        stored.Position = 0;
        if (ZstdFrame.IsFrame(start.AsSpan(0, read)) && !niantic)
            return TypedResults.Stream(stored, "application/octet-stream", name);
        await using (stored)
        {
            var cloud = SpzReader.Read(stored);
            var flavor = niantic ? SpzFlavor.NianticV2 : SpzFlavor.Project404;
            return TypedResults.Bytes(SpzWriter.Write(cloud, new SpzWriteOptions { Flavor = flavor }), "application/octet-stream", name);
        }
    }
}
