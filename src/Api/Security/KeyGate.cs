using GenAsset.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Security;

/// <summary>Lets nobody past to a route that requires a key, and tells the route who came.</summary>
internal sealed class KeyGate(RequestDelegate next, IJobBackend backend)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<KeyRequired>() is not null)
            context.Features.Set(new Caller(null, backend));
        return next(context);
    }
}

/// <summary>Marks a route that needs a key.</summary>
internal sealed class KeyRequired;

/// <summary>Asks for a key on routes of the native API.</summary>
internal static class KeyGateRoutes
{
    public static TBuilder RequireKey<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new KeyRequired());
}
