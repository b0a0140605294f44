using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GenAsset.Host.Page;

/// <summary>Serves the page: compressed beforehand, kept for a year where the name holds a digest, and allowed nothing but this server.</summary>
internal static class PageEndpoints
{
    private const string Index = "index.html";

    // The page loads nothing from elsewhere, runs nothing inline, and is framed by nobody. blob: is what pictures are that were fetched with a key.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self' blob:; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The folder that the build fills.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Maps the page's files, or a word on how to get them.</summary>
    public static void MapPage(this WebApplication app)
    {
        var files = PageFile.Load(Folder);
        app.MapMethods("/", Reading, files.TryGetValue(Index, out var index) ? context => SendAsync(context, index) : MissingPage.SendAsync).ExcludeFromDescription();
        foreach (var (name, file) in files)
            app.MapMethods("/" + name, Reading, context => SendAsync(context, file)).ExcludeFromDescription();
    }

    private static async Task SendAsync(HttpContext context, PageFile file)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ETag = file.Tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.GetTypedHeaders().IfNoneMatch.Any(tag => tag == EntityTagHeaderValue.Any || tag.Tag == file.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (path, encoding) = Encoded(request, file);
        response.ContentType = file.ContentType;
        response.ContentLength = new FileInfo(path).Length;
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        if (!HttpMethods.IsHead(request.Method))
            await response.SendFileAsync(path, context.RequestAborted);
    }

    private static (string Path, string? Encoding) Encoded(HttpRequest request, PageFile file)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (file.HasBrotli && Accepts("br"))
            return (file.Path + ".br", "br");
        return file.HasGzip && Accepts("gzip") ? (file.Path + ".gz", "gzip") : (file.Path, null);

        bool Accepts(string encoding) => accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);
    }
}
