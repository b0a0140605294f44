using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GenAsset.Api.Security;
using GenAsset.Core.Engines;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenAsset.Api.Tests;

/// <summary>The real API on a real Kestrel, on a free port of the loopback, over a home of one test.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _home;
    private bool _ownsHome;

    private ApiServer(WebApplication app, EmbeddedBackend backend, string home)
    {
        (_app, Backend, _home) = (app, backend, home);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>A client without a key.</summary>
    public HttpClient Client { get; }

    public EmbeddedBackend Backend { get; }

    public string Home => _home;

    /// <summary>What was logged.</summary>
    public LogLines Log { get; private init; } = new();

    public static async Task<ApiServer> StartAsync(
        IEngine? engine = null, int? workers = null, TimeProvider? time = null, Action<IServiceCollection>? services = null, Func<ApiOptions, ApiOptions>? options = null, string? home = null, FetchRules? fetching = null, LeaseTerms? leases = null, int maxJobs = 65_536)
    {
        var ownsHome = home is null;
        home ??= Directory.CreateTempSubdirectory("genasset-api-").FullName;
        var opened = EmbeddedBackend.Open(new EmbeddedOptions(
            home, workers, engine is null ? null : new EngineCatalog([engine, .. EngineCatalog.BuiltIn]), time, Fetching: fetching, Leases: leases, MaxJobs: maxJobs));
        var backend = opened.Value ?? throw new InvalidOperationException(opened.Error?.Message);
        var log = new LogLines();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IJobBackend>(backend);
        builder.Services.AddSingleton<IUploadStore>(backend.Uploads);
        builder.Services.AddSingleton(backend.Http);
        builder.Services.AddSingleton(backend.Leases);
        builder.Services.AddSingleton(backend.ScheduleFiles);
        if (time is not null)
            builder.Services.AddSingleton(time);
        var asked = new ApiOptions(Path.Combine(home, "server"), IsOpenWithoutKeys: true);
        builder.Services.AddGenAssetApi(options?.Invoke(asked) ?? asked);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapGenAssetApi();
        await app.StartAsync();
        return new ApiServer(app, backend, home) { Log = log, _ownsHome = ownsHome };
    }

    /// <summary>Something that the server is made of.</summary>
    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>The keys of the server, as another process would change them.</summary>
    public KeyFile Keys => new(Path.Combine(_home, "server", "keys.json"), TimeProvider.System);

    /// <summary>A client with a key of its own.</summary>
    public HttpClient ClientOf(string name, KeyRole role = KeyRole.User, int? rate = null, long? queue = null)
    {
        var client = new HttpClient { BaseAddress = Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Keys.Add(name, role, rate, queue).Secret);
        return client;
    }

    /// <summary>A job of echo items as JSON Lines.</summary>
    public static StringContent EchoLines(int count, string head = "{}")
    {
        var text = new StringBuilder(head).Append('\n');
        for (var i = 0; i < count; i++)
            text.Append($$"""{"kind":"image","prompt":"prompt {{i}}","engine":"builtin/echo"}""").Append('\n');
        return new StringContent(text.ToString(), Encoding.UTF8, "application/jsonl");
    }

    /// <summary>Creates a job of echo items and returns its id.</summary>
    public async Task<string> CreateEchoAsync(int count, HttpClient? client = null)
    {
        using var answer = await (client ?? Client).PostAsync("/v1/jobs", EchoLines(count));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>The same, run to its end.</summary>
    public async Task<string> FinishEchoAsync(int count, HttpClient? client = null)
    {
        var id = await CreateEchoAsync(count, client);
        (await Backend.WaitAsync(id)).Value!.State.ShouldBe(JobPhase.Completed);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_ownsHome)
            Directory.Delete(_home, recursive: true);
    }

    /// <summary>Stops the server and leaves its home.</summary>
    public async Task StopAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Backend.DisposeAsync();
    }
}
