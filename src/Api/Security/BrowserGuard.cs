using System.Net;
using GenAsset.Api.Problems;
using GenAsset.Core.Errors;
using GenAsset.Core.Validation;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Security;

/// <summary>
/// While no key is asked for, any page in this machine's browser could call: a name that was rebound to the loopback address is refused by its Host header, and a
/// change that another site's page asks for by its Origin. What a facade opens to pages of this machine makes jobs of its own and nothing else.
/// </summary>
internal sealed class BrowserGuard(RequestDelegate next, KeyRing keys, PageOrigins pages, Refusals refusals)
{
    public Task InvokeAsync(HttpContext context) =>
        keys.IsOpen && FaultOf(context.Request) is { } fault ? refusals.Of(context, GenAssetError.Of(ErrorCatalog.OriginRefused, fault)).ExecuteAsync(context) : next(context);

    private string? FaultOf(HttpRequest request)
    {
        if (!IsOurs(request.Host.Host))
            return $"Without keys this server answers to localhost and to addresses, not to the name \"{Excerpt.Of(request.Host.Host)}\".";
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return null;
        var isSame = Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase) && from.Scheme == request.Scheme;
        return isSame || pages.AreWelcome(request.Path, origin)
            ? null
            : $"Without keys this server takes nothing from pages of another origin ({Excerpt.Of(origin)}).";
    }

    // A rebinding attack needs a name: whoever writes an address has not been led astray.
    private static bool IsOurs(string host) =>
        host.Length == 0 || host == "localhost" || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);
}
