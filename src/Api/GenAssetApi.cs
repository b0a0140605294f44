using GenAsset.Api.Facades;
using GenAsset.Api.Idempotency;
using GenAsset.Api.Leases;
using GenAsset.Api.Problems;
using GenAsset.Api.Publishing;
using GenAsset.Api.Security;
using GenAsset.Api.V1;
using GenAsset.Api.V1.Engines;
using GenAsset.Api.V1.Events;
using GenAsset.Api.V1.Health;
using GenAsset.Api.V1.Items;
using GenAsset.Api.V1.Jobs;
using GenAsset.Api.V1.Metrics;
using GenAsset.Api.V1.Schedules;
using GenAsset.Api.V1.Uploads;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAsset.Api;

/// <summary>The HTTP API, a table of contents. It runs over whatever IJobBackend the host registers.</summary>
public static class GenAssetApi
{
    /// <summary>Adds what the API needs; the host adds the IJobBackend.</summary>
    public static IServiceCollection AddGenAssetApi(this IServiceCollection services, ApiOptions options)
    {
        services.AddRouting();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOpenApi();
        services.AddKeys(options);
        services.TryAddSingleton<IdempotencyShelf>(provider => new IdempotencyFolder(Path.Combine(options.StateFolder, "idempotency"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IdempotencyKeys>();
        services.AddSingleton<Thumbnails>();
        services.AddSingleton(provider => new SignedLinks(options.LinksFile, provider.GetRequiredService<TimeProvider>()));
        services.AddFacades();
        services.AddSingleton<MetricBook>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, GenAssetJson.Line);
            json.SerializerOptions.TypeInfoResolverChain.Insert(1, ApiJson.Default);
            json.SerializerOptions.DefaultIgnoreCondition = GenAssetJson.Line.Options.DefaultIgnoreCondition;
            json.SerializerOptions.Encoder = GenAssetJson.Line.Options.Encoder;
        });
        return services;
    }

    /// <summary>Adds the middleware and maps every route.</summary>
    public static WebApplication MapGenAssetApi(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<MetricBook>(); // listens from now on, not from the first look
        app.UseProblems();
        app.UseKeys();

        var v1 = app.MapGroup("/v1").RequireKey();
        v1.MapJobs();
        v1.MapItems();
        v1.MapEvents();
        v1.MapEngines();
        v1.MapUploads();
        v1.MapMetrics();
        if (app.Services.GetService<ScheduleStore>() is not null) // a host without one starts nothing by the clock
            v1.MapSchedules();
        app.MapHealth();
        app.MapPublished();
        if (app.Services.GetService<LeaseDesk>() is not null) // a host without one has workers of another kind
        {
            app.MapLeases();
            app.MapWorkers();
        }

        app.MapFacades();
        app.MapOpenApi();
        return app;
    }
}
