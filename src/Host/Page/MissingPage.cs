using Microsoft.AspNetCore.Http;

namespace GenAsset.Host.Page;

/// <summary>What "/" answers where the page was not built: how to get it, and what works without it.</summary>
internal static class MissingPage
{
    private const string Html = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>GenAsset</title>
        <style>
        :root { color-scheme: light dark; }
        body { max-width: 38rem; margin: 12vh auto; padding: 0 20px; font: 16px/1.6 system-ui, sans-serif; }
        code { padding: 2px 6px; border-radius: 5px; background: #8883; }
        </style>
        </head>
        <body>
        <h1>GenAsset is running, without its page</h1>
        <p>This server was built on a machine without node, or without a network to get the page's parts. To have it, install node 20.19 or later and build again:</p>
        <p><code>dotnet build src/Host</code></p>
        <p>Everything else works: <a href="openapi/v1.json">the API</a>, <code>genasset jobs</code>, and the sheet <code>index.html</code> in every folder of results.</p>
        </body>
        </html>

        """;

    /// <summary>Sends it.</summary>
    public static Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
        return response.WriteAsync(Html, context.RequestAborted);
    }
}
