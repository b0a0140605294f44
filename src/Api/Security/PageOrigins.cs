using GenAsset.Api.Problems;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Security;

/// <summary>The origins whose pages may call: those of --cors everywhere, and pages of this machine where the API that a path belongs to welcomes them.</summary>
internal sealed class PageOrigins(ApiOptions options, Refusals refusals) : ICorsPolicyProvider
{
    private static readonly string[] Shown =
        ["Location", "ETag", "Retry-After", "RateLimit", "RateLimit-Policy", "Preference-Applied", "Content-Disposition", "Content-Range", "Accept-Ranges"];

    private readonly CorsPolicy _listed = Policy().WithOrigins([.. options.CorsOrigins ?? []]).Build();
    private readonly CorsPolicy _withLocal = Policy().SetIsOriginAllowed(origin => IsListed(options, origin) || IsLocal(origin)).Build();

    /// <summary>Whether a page of that origin may change things at that path.</summary>
    public bool AreWelcome(PathString path, string origin) => IsListed(options, origin) || (WelcomesLocal(path) && IsLocal(origin));

    /// <inheritdoc/>
    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
        Task.FromResult<CorsPolicy?>(WelcomesLocal(context.Request.Path) && !_listed.AllowAnyOrigin ? _withLocal : _listed);

    private bool WelcomesLocal(PathString path) => refusals.OwnerOf(path)?.WelcomesLocalPages == true;

    private static CorsPolicyBuilder Policy() => new CorsPolicyBuilder().AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(Shown);

    private static bool IsListed(ApiOptions options, string origin) => options.CorsOrigins?.Contains(origin, StringComparer.OrdinalIgnoreCase) == true;

    // By the whole host: "localhost.evil.example" is somebody else's. Other names that lead here may have been rebound.
    private static bool IsLocal(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Scheme == Uri.UriSchemeHttp && from.Host is "localhost" or "127.0.0.1" && from.PathAndQuery == "/" && from.UserInfo.Length == 0;
}
