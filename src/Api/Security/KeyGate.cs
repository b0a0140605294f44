using GenAsset.Api.Problems;
using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Security;

/// <summary>Lets nobody past to a route that requires a key, keeps every key within its rate, and tells the route who came.</summary>
internal sealed class KeyGate(RequestDelegate next, KeyRing keys, RateLimits rates, Refusals refusals)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<KeyRequired>() is { } required && await RefuseAsync(context, required) is { } refusal)
            await refusals.Of(context, refusal).ExecuteAsync(context);
        else
            await next(context);
    }

    private async ValueTask<GenAssetError?> RefuseAsync(HttpContext context, KeyRequired required)
    {
        var presented = PresentedKey.Of(context.Request) ?? (context.GetEndpoint()?.Metadata.GetMetadata<KeyElsewhere>() is { } elsewhere ? await elsewhere.FindAsync(context) : null);
        var check = keys.Authenticate(presented);
        if (check.Caller is not { } caller)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return keys.IsEmpty ? NoKeys() : Refusal(check.Outcome);
        }

        if (!required.Roles.Contains(caller.Role))
            return GenAssetError.Of(ErrorCatalog.KeyNotAllowed, $"A key of role {caller.Role.ToString().ToLowerInvariant()} may not do this.");
        var rate = rates.Take(caller.Key);
        if (rate.Limit is { } limit)
        {
            context.Response.Headers["RateLimit-Policy"] = $"\"key\";q={limit};w=60";
            context.Response.Headers["RateLimit"] = $"\"key\";r={rate.Remaining};t={rate.RetryAfterSeconds}";
        }

        if (!rate.IsAllowed)
        {
            return GenAssetError.Of(
                ErrorCatalog.RateLimited, $"The key allows {rate.Limit} requests a minute.", new() { ["retryAfterSeconds"] = rate.RetryAfterSeconds });
        }

        context.Features.Set(caller);
        return null;
    }

    private static GenAssetError NoKeys() => GenAssetError.Of(
        ErrorCatalog.KeyRefused, "This server has no key yet, and lets nobody in before it has one.", suggestion: "Whoever runs it makes one with: genasset keys add NAME (in Azure: docs/05-azure.md, Keys).");

    private static GenAssetError Refusal(KeyOutcome outcome) => outcome switch
    {
        KeyOutcome.Missing => GenAssetError.Of(ErrorCatalog.KeyRefused, "This server wants a key: Authorization: Bearer KEY, or x-api-key."),
        KeyOutcome.Expired => GenAssetError.Of(ErrorCatalog.KeyExpired, "The key has expired."),
        _ => GenAssetError.Of(ErrorCatalog.KeyRefused, "The key is none of this server's, or was revoked."),
    };
}

/// <summary>Marks a route that needs a key of one of these roles.</summary>
internal sealed record KeyRequired(params IReadOnlyList<KeyRole> Roles);

/// <summary>Where a route's clients put their key when not into a header.</summary>
/// <param name="FindAsync">The key, or null.</param>
internal sealed record KeyElsewhere(Func<HttpContext, ValueTask<string?>> FindAsync);

/// <summary>Asks for a key on routes.</summary>
internal static class KeyGateRoutes
{
    /// <summary>Only keys of these roles come in; left out, users and admins.</summary>
    public static TBuilder RequireKey<TBuilder>(this TBuilder routes, params IReadOnlyList<KeyRole> roles)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new KeyRequired(roles.Count > 0 ? roles : [KeyRole.User, KeyRole.Admin]));
}
