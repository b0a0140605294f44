using GenAsset.Api;
using GenAsset.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GenAsset.Functions.Http;

/// <summary>
/// The API as a pipeline that somebody else's server feeds: an application of its own whose server listens nowhere and only keeps what it is started with. So the API is
/// hosted here as `genasset serve` hosts it, with its middleware in its order.
/// </summary>
public sealed class ApiPipeline : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CapturedServer _server;

    private ApiPipeline(WebApplication app, CapturedServer server) => (_app, _server) = (app, server);

    /// <summary>Builds and starts the API; <paramref name="addServices"/> adds the backend and what belongs to it.</summary>
    public static async Task<ApiPipeline> StartAsync(ApiOptions options, Action<IServiceCollection> addServices, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "genasset" });
        var server = new CapturedServer();
        builder.Services.AddSingleton<IServer>(server);
        builder.Services.AddLogging();
        addServices(builder.Services);
        builder.Services.AddGenAssetApi(options);
        var app = builder.Build();
        app.MapGenAssetApi();
        await app.StartAsync(cancellationToken);
        return new ApiPipeline(app, server);
    }

    /// <summary>Who may call, and with which limits.</summary>
    public KeyRing Keys => _app.Services.GetRequiredService<KeyRing>();

    /// <summary>
    /// Answers a request that reached us through another application. What that one chose for it is taken away first: its endpoint and route values, or ours would never
    /// be looked for; its services and items, which are not ours.
    /// </summary>
    public async Task RunAsync(IFeatureCollection request)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var features = new FeatureCollection(request);
        features.Set<IEndpointFeature>(new NoEndpoint());
        features.Set<IRouteValuesFeature>(new RouteValuesFeature());
        features.Set<IItemsFeature>(new ItemsFeature());
        features.Set<IServiceProvidersFeature>(new OurServices(scope.ServiceProvider));
        await _server.Run!(features); // set when the application started
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private sealed class NoEndpoint : IEndpointFeature
    {
        public Microsoft.AspNetCore.Http.Endpoint? Endpoint { get; set; }
    }

    private sealed class OurServices(IServiceProvider services) : IServiceProvidersFeature
    {
        public IServiceProvider RequestServices { get; set; } = services;
    }

    private sealed class CapturedServer : IServer
    {
        public Func<IFeatureCollection, Task>? Run { get; private set; }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull
        {
            Run = async features =>
            {
                var context = application.CreateContext(features);
                try
                {
                    await application.ProcessRequestAsync(context);
                    application.DisposeContext(context, null);
                }
                catch (Exception fault) // the pipeline's edge: the application hears of it, the outer server too
                {
                    application.DisposeContext(context, fault);
                    throw;
                }
            };
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
