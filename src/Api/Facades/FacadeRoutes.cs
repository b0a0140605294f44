using GenAsset.Api.Facades.Algovera;
using GenAsset.Api.Facades.Gateway404;
using GenAsset.Api.Facades.Grok3D;
using GenAsset.Api.Facades.HitPaw;
using GenAsset.Api.Facades.Reconstruction;
using GenAsset.Api.Problems;
using GenAsset.Core.Examples;
using GenAsset.Core.Fetching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAsset.Api.Facades;

/// <summary>The published APIs that this one origin serves beside its own.</summary>
internal static class FacadeRoutes
{
    public static void AddFacades(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ExampleLibrary(
            Path.Combine(provider.GetRequiredService<ApiOptions>().StateFolder, "examples"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Examples>();
        services.AddHostedService<ExamplePreparation>();
        services.AddSingleton<Facade, Gateway404Facade>();
        services.AddSingleton(provider => new GpuHealth(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CancelRequests(
            Path.Combine(provider.GetRequiredService<ApiOptions>().StateFolder, "cancel-requests"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Facade, ReconstructionFacade>();
        services.AddSingleton<Facade, AlgoveraFacade>();
        services.TryAddSingleton(provider => new GuardedHttp(provider.GetRequiredService<TimeProvider>())); // unless the host lends its backend's
        services.AddSingleton<PictureFetch>();
        services.AddSingleton<Downloads>();
        services.AddSingleton<Facade, HitPawFacade>();
        services.AddSingleton<Facade, Grok3DFacade>(); // last: what is under /api and nobody else's is its
        services.AddSingleton(provider => new Refusals([.. provider.GetServices<Facade>()]));
    }

    public static void MapFacades(this IEndpointRouteBuilder routes)
    {
        foreach (var facade in routes.ServiceProvider.GetServices<Facade>())
            facade.Map(routes);
    }
}
