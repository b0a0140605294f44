using System.Net;
using GenAsset.Api;
using GenAsset.Core.Errors;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Host.Output;
using GenAsset.Host.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
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
    /// <summary>Serves until the token fires and returns the process's exit code.</summary>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken stop)
    {
        var opened = EmbeddedBackend.Open(new EmbeddedOptions(options.Home, options.Workers, Notice: Terminal.Notice));
        if (!opened.Succeeded)
            return Terminal.Fail(opened.Error);
        await using var backend = opened.Value;
        await using var app = Build(options, backend);
        try
        {
            await app.StartAsync(CancellationToken.None);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return Terminal.Fail(GenAssetError.Of(ErrorCatalog.AddressNotUsable, fault.Message, suggestion: "Stop what listens there, or name another port with --urls."));
        }

        foreach (var address in app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses)
            Console.Out.WriteLine($"Listening on {address}");
        await AdoptAsync(backend, stop);
        await Stopped(stop);
        using var bound = new CancellationTokenSource(options.StopWithin, TimeProvider.System);
        await app.StopAsync(bound.Token);
        return ExitCodes.Good;
    }

    private static WebApplication Build(ServeOptions options, EmbeddedBackend backend)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "genasset" });
        builder.Services.AddSingleton<IJobBackend>(backend);
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
        builder.Services.AddGenAssetApi(new ApiOptions(Path.Combine(backend.Home.Path, "server"), IsOpenWithoutKeys: true));
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        var app = builder.Build();
        app.MapGenAssetApi();
        app.MapPage();
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, ServeOptions options)
    {
        kestrel.AddServerHeader = false;
        foreach (var url in options.Urls)
        {
            if (url.Host == "localhost" && url.Port != 0)
                kestrel.ListenLocalhost(url.Port);
            else
                kestrel.Listen(IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? address : IPAddress.Loopback, url.Port);
        }
    }

    private static async Task AdoptAsync(EmbeddedBackend backend, CancellationToken stop)
    {
        await foreach (var job in backend.ListAsync(cancellationToken: stop))
        {
            if (job is { IsFinished: false, IsHeld: false })
                await backend.AdoptAsync(job.Id);
        }
    }

    private static async Task Stopped(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stop.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), stopped))
            await stopped.Task;
    }

    // The command line already listens for Ctrl+C and SIGTERM.
    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
