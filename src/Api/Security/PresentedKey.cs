using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Security;

/// <summary>Where clients put their key.</summary>
public static class PresentedKey
{
    private const string Bearer = "Bearer ";

    /// <summary>The key in a request's headers: Authorization: Bearer, x-api-key or Apikey; null where there is none.</summary>
    public static string? Of(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return authorization[Bearer.Length..].Trim();
        return First(request, "x-api-key") ?? First(request, "Apikey");
    }

    private static string? First(HttpRequest request, string header) => request.Headers[header].ToString() is { Length: > 0 } key ? key : null;
}
