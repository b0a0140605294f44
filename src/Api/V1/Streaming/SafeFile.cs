using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GenAsset.Api.V1.Streaming;

/// <summary>Sends a file as a browser may safely take it: never sniffed, never run, a picture in place and all else as a download. Range and ETag are honoured.</summary>
internal static class SafeFile
{
    public static IResult Send(HttpResponse response, Stream content, AssetInfo file, DateTimeOffset? modified, bool download = false)
    {
        response.Headers.ContentDisposition = DispositionOf(file, download);
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Stream(content, file.ContentType, null, modified, TagOf(file), enableRangeProcessing: true);
    }

    /// <summary>
    /// Sends the asker to where the file lies. It is asked there without the key, and by the same method; the tag stays ours, by which it is known here when it is asked for again.
    /// </summary>
    public static IResult SendTo(HttpResponse response, Uri address, AssetInfo file)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = TagOf(file).ToString();
        return TypedResults.Redirect(address.AbsoluteUri, permanent: false, preserveMethod: true);
    }

    /// <summary>How the file is to be taken, and under which name.</summary>
    public static string DispositionOf(AssetInfo file, bool download)
    {
        var shown = !download && file.ContentType.StartsWith("image/", StringComparison.Ordinal);
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(Path.GetFileName(file.Name));
        return disposition.ToString();
    }

    private static EntityTagHeaderValue TagOf(AssetInfo file) => new($"\"{file.Sha256}\"");
}
