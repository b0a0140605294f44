using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GenAsset.Api.V1.Streaming;

/// <summary>Sends a file as a browser may safely take it: never sniffed, never run, a picture in place and all else as a download. Range and ETag are honoured.</summary>
internal static class SafeFile
{
    public static IResult Send(HttpResponse response, Stream content, AssetInfo file, DateTimeOffset? modified, bool download = false)
    {
        var shown = !download && file.ContentType.StartsWith("image/", StringComparison.Ordinal);
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(Path.GetFileName(file.Name));
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Stream(content, file.ContentType, null, modified, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }
}
