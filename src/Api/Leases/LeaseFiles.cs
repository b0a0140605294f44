using GenAsset.Api.Problems;
using GenAsset.Core.Errors;
using GenAsset.Core.Leasing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GenAsset.Api.Leases;

/// <summary>The files of a leased item: its inputs go out, its assets come in, what it has paid for goes both ways.</summary>
internal static class LeaseFiles
{
    private const string Sha256Prefix = "sha-256=:"; // RFC 9530

    /// <summary>GET /v1/leases/{token}/inputs/{input}.</summary>
    public static async Task<IResult> SendInputAsync(string token, int input, LeaseDesk desk, CancellationToken cancellationToken) =>
        Send(await desk.Files.OpenInputAsync(token, input, cancellationToken));

    /// <summary>GET /v1/leases/{token}/inputs/{input}/address.</summary>
    public static async Task<IResult> AddressOfInputAsync(string token, int input, LeaseDesk desk, CancellationToken cancellationToken)
    {
        var address = await desk.Files.AddressOfInputAsync(token, input, cancellationToken);
        return address.Succeeded ? TypedResults.Json(address.Value, LeaseJson.Wire.InputAddress) : Problem.Of(address.Error);
    }

    /// <summary>GET /v1/leases/{token}/keep/{name}.</summary>
    public static IResult SendKept(string token, string name, LeaseDesk desk) => Send(desk.Files.OpenKept(token, name));

    /// <summary>PUT /v1/leases/{token}/keep/{name}: on the disk when this is answered; a body that breaks off changes nothing.</summary>
    public static Task<IResult> KeepAsync(string token, string name, HttpRequest request, LeaseDesk desk, ApiOptions options, CancellationToken cancellationToken) =>
        TakeAsync(request, options, sha256 => desk.Files.KeepAsync(token, name, request.Body, sha256, cancellationToken));

    /// <summary>PUT /v1/leases/{token}/assets/{name}: streamed to the disk; a body that breaks off leaves nothing.</summary>
    public static Task<IResult> ReceiveAsync(string token, string name, HttpRequest request, LeaseDesk desk, ApiOptions options, CancellationToken cancellationToken) =>
        TakeAsync(request, options, async sha256 => (await desk.Files.ReceiveAsync(token, name, request.Body, sha256, cancellationToken)).Error);

    private static IResult Send(Outcome<Stream> content) =>
        content.Succeeded ? TypedResults.Stream(content.Value, "application/octet-stream", enableRangeProcessing: true) : Problem.Of(content.Error);

    private static async Task<IResult> TakeAsync(HttpRequest request, ApiOptions options, Func<byte[]?, Task<GenAssetError?>> take)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.MaxAssetBytes;
        if (!TryReadDigest(request.Headers["Content-Digest"], out var sha256))
            return Problem.Of(ErrorCatalog.RequestInvalid, "The Content-Digest cannot be read: it is written as sha-256=:BASE64:.");
        return await take(sha256) is { } error ? Problem.Of(error) : TypedResults.NoContent();
    }

    // A digest of another kind is none that is asked for here.
    private static bool TryReadDigest(string? header, out byte[]? sha256)
    {
        sha256 = null;
        foreach (var digest in (header ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (!digest.StartsWith(Sha256Prefix, StringComparison.OrdinalIgnoreCase))
                continue;
            var bytes = new byte[32];
            if (!digest.EndsWith(':') || !Convert.TryFromBase64String(digest[Sha256Prefix.Length..^1], bytes, out var length) || length != bytes.Length)
                return false;
            sha256 = bytes;
        }

        return true;
    }
}
