using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using GenAsset.Api;
using GenAsset.Api.Publishing;
using GenAsset.Api.Security;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;
using GenAsset.Azure.Serving;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Core.Scheduling;
using GenAsset.Core.Storage;
using GenAsset.Core.Webhooks;
using GenAsset.Host.Output;
using GenAsset.Host.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenAsset.Host.Serving;

/// <summary>The server of one home: the API over the embedded backend, until it is told to stop.</summary>
internal static class Server
{
    private const int ThreadsForFlushes = 16; // each holds one through an fsync, and the pool grows by one or two a second only

    /// <summary>Serves until the token fires and returns the process's exit code.</summary>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken stop)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, ThreadsForFlushes), ports);
        using var telemetry = TelemetryExport.FromEnvironment();
        using var log = new ServerLog(options.JsonLog);
        var storage = await options.Storage.OpenAsync(stop);
        if (!storage.Succeeded)
            return Terminal.Fail(storage.Error);
        var opened = Open(options, storage.Value, log);
        if (!opened.Succeeded)
            return Terminal.Fail(opened.Error);
        await using var backend = opened.Value;
        var plan = ServePlan.Make(options, backend.Home, TimeProvider.System);
        if (!plan.Succeeded)
            return Terminal.Fail(plan.Error);
        var certificate = CertificateOf(options, plan.Value, log);
        if (certificate?.Error is { } unusable)
            return Terminal.Fail(unusable);
        using var owned = certificate?.Value;
        await using var app = Build(plan.Value, backend, owned, log);
        if (await StartAsync(app) is { } fault)
            return Terminal.Fail(fault);
        Announce(app, plan.Value, backend.Home, log);
        using var webhooks = new WebhookSender(backend.Webhooks, backend, backend.Http, TimeProvider.System, log.Notice);
        var keys = app.Services.GetRequiredService<KeyRing>();
        var schedules = new ScheduleRunner(backend.ScheduleFiles, owner => owner is null ? (Outcome<IJobBackend>)backend : keys.BackendOf(owner), TimeProvider.System, log.Notice);
        await Task.WhenAll(
            Upkeep.RunAsync(backend, log, TimeProvider.System, stop), webhooks.RunAsync(stop), schedules.RunAsync(stop), SendOutAsync(backend, storage.Value, log, stop));
        RunningPage.Forget(backend.Home);
        await StopAsync(app, backend, log, options.StopWithin);
        return ExitCodes.Good;
    }

    private static Outcome<EmbeddedBackend> Open(ServeOptions options, StorageAccount? storage, ServerLog log)
    {
        if (options.EnginesFile is { } file && !File.Exists(file))
            return GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, $"There is no file {file}.", suggestion: "Name an engines.json with --engines.");
        var home = HomeFolder.Open(options.Home);
        if (!home.Succeeded)
            return home.Error;
        var published = options.PublicUrl is { } url ? new PublishedUploads(ApiOptions.OfHome(home.Value), url, TimeProvider.System) : null;
        return EmbeddedBackend.Open(new EmbeddedOptions(
            options.Home, options.Workers, Notice: log.Notice, Fetching: new FetchRules(AllowPrivateNetwork: options.AllowPrivateNetwork), EnginesFile: options.EnginesFile,
            Leases: options.LeaseSeconds is { } seconds ? new LeaseTerms(seconds) : null)
        {
            Publish = published is null ? null : published.AddressOf,
            Assets = storage is null ? null : new BlobAssetStore(storage, home.Value, TimeProvider.System, log.Notice),
        });
    }

    // Work for machines that know the storage and not this server.
    private static async Task SendOutAsync(EmbeddedBackend backend, StorageAccount? storage, ServerLog log, CancellationToken stop)
    {
        if (storage is null)
            return;
        log.Notice($"assets are kept in {storage}, and workers may take items there (genasset worker --storage).");
        using var desk = new StorageDesk(storage, backend.Leases, backend.Home, TimeProvider.System, log.Notice);
        await desk.RunAsync(stop);
    }

    private static Outcome<X509Certificate2>? CertificateOf(ServeOptions options, ServePlan plan, ServerLog log)
    {
        if (options.Certificate is { } path)
            return ServerCertificate.Load(path);
        if (!options.DevCertificate)
            return null;
        var made = ServerCertificate.Development(plan.Api.StateFolder, TimeProvider.System, out var pem);
        log.Notice($"the certificate is self-signed; clients on this machine may trust {pem}");
        return made;
    }

    private static WebApplication Build(ServePlan plan, EmbeddedBackend backend, X509Certificate2? certificate, ServerLog log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "genasset" });
        builder.Services.AddSingleton<IJobBackend>(backend);
        builder.Services.AddSingleton<IUploadStore>(backend.Uploads);
        builder.Services.AddSingleton(backend.Leases);
        builder.Services.AddSingleton(backend.ScheduleFiles);
        builder.Services.AddSingleton(log.Factory);
        builder.Services.AddSingleton(backend.Http);
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
        builder.Services.AddGenAssetApi(plan.Api);
        builder.WebHost.UseKestrelCore();
        if (certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var endpoint in plan.Endpoints)
                endpoint.Listen(kestrel, listen => Configure(listen, endpoint.IsHttps ? certificate : null));
        });
        var app = builder.Build();
        app.MapGenAssetApi();
        app.MapPage();
        return app;
    }

    private static void Configure(ListenOptions listen, X509Certificate2? certificate)
    {
        // Without TLS there is nothing to choose a protocol by: HTTP/1.1 alone, and asking for more only makes Kestrel warn.
        listen.Protocols = certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
        if (certificate is null)
            return;
        listen.UseHttps(certificate);
        if (System.Net.Quic.QuicListener.IsSupported)
            listen.Protocols = HttpProtocols.Http1AndHttp2AndHttp3;
    }

    private static async Task<GenAssetError?> StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync(CancellationToken.None);
            return null;
        }
        catch (Exception fault) when (fault is IOException or SocketException or UnauthorizedAccessException)
        {
            return GenAssetError.Of(ErrorCatalog.AddressNotUsable, fault.Message, suggestion: "Stop what listens there, or name another address or port with --urls.");
        }
    }

    private static void Announce(WebApplication app, ServePlan plan, HomeFolder home, ServerLog log)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        RunningPage.Note(home, addresses);
        foreach (var address in addresses)
            Console.Out.WriteLine($"Listening on {address}");
        if (plan.Api.IsOpenWithoutKeys && !plan.HasKeys)
            log.Notice("on this machine only. While there are no keys, everybody on it may do everything (genasset keys add NAME).");
    }

    // Requests and items at work end side by side, within one bound; whatever is cut off is kept, and runs again at the next start.
    private static async Task StopAsync(WebApplication app, EmbeddedBackend backend, ServerLog log, TimeSpan within)
    {
        log.Notice("stopping: what runs may end; a second signal cuts it short.");
        using var bound = new CancellationTokenSource(within, TimeProvider.System);
        await Task.WhenAll(app.StopAsync(bound.Token), backend.DrainAsync(bound.Token));
    }

    // The program itself listens for Ctrl+C and SIGTERM.
    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
