using GenAsset.Api.Problems;
using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Security;

/// <summary>Lets nobody past to a route that requires a key, keeps every key within its rate, and tells the route who came.</summary>
internal sealed class KeyGate(RequestDelegate next, KeyRing keys, RateLimits rates)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<KeyRequired>() is not { } required)
            return next(context);
        var check = keys.Authenticate(PresentedKey.Of(context.Request));
        if (check.Caller is not { } caller)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problem.Of(ErrorCatalog.KeyRefused, Words(check.Outcome)).ExecuteAsync(context);
        }

        if (!required.Roles.Contains(caller.Role))
            return Problem.Of(ErrorCatalog.KeyNotAllowed, $"A key of role {caller.Role.ToString().ToLowerInvariant()} may not do this.").ExecuteAsync(context);
        var rate = rates.Take(caller.Key);
        if (rate.Limit is { } limit)
        {
            context.Response.Headers["RateLimit-Policy"] = $"\"key\";q={limit};w=60";
            context.Response.Headers["RateLimit"] = $"\"key\";r={rate.Remaining};t={rate.RetryAfterSeconds}";
        }

        if (!rate.IsAllowed)
        {
            return Problem.Of(GenAssetError.Of(
                ErrorCatalog.RateLimited, $"The key allows {rate.Limit} requests a minute.", new() { ["retryAfterSeconds"] = rate.RetryAfterSeconds })).ExecuteAsync(context);
        }

        context.Features.Set(caller);
        return next(context);
    }

    private static string Words(KeyOutcome outcome) => outcome switch
    {
        KeyOutcome.Missing => "This server wants a key: Authorization: Bearer KEY, or x-api-key.",
        KeyOutcome.Expired => "The key has expired.",
        _ => "The key is none of this server's, or was revoked.",
    };
}

/// <summary>Marks a route that needs a key of one of these roles.</summary>
internal sealed record KeyRequired(params IReadOnlyList<KeyRole> Roles);

/// <summary>Asks for a key on routes of the native API.</summary>
internal static class KeyGateRoutes
{
    /// <summary>Only keys of these roles come in; left out, users and admins.</summary>
    public static TBuilder RequireKey<TBuilder>(this TBuilder routes, params IReadOnlyList<KeyRole> roles)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new KeyRequired(roles.Count > 0 ? roles : [KeyRole.User, KeyRole.Admin]));
}
