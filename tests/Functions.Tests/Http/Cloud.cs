using System.Net;
using GenAsset.Api;
using GenAsset.Core.Engines;
using GenAsset.Core.Engines.BuiltIn;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;
using GenAsset.Core.Uploads;
using GenAsset.Functions.Http;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;
using GenAsset.Functions.Tests.Replaying;
using GenAsset.Functions.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenAsset.Functions.Tests.Http;

/// <summary>
/// A deployment in this process: an outer server with a catch-all route, as the Functions worker has one, that hands every request to the API; behind it the durable
/// backend on tables in memory and the test hub. Orchestrations and workers move when the test says so.
/// </summary>
internal sealed class Cloud : IAsyncDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("genasset-functions-").FullName;
    private readonly FileAssetStore _assets;
    private readonly FileUploadStore _uploads;
    private readonly TestClient _client;
    private readonly List<(WebApplication Outer, ApiPipeline Api, HttpClient Http)> _instances = [];

    public Cloud()
    {
        House = new StoreHouse(TimeProvider.System);
        Hub = new TestHub(TimeProvider.System.GetUtcNow().UtcDateTime);
        _client = new TestClient(Hub);
        var home = HomeFolder.Open(_home).Value!; // a new folder opens
        _assets = new FileAssetStore(home);
        _uploads = new FileUploadStore(home, TimeProvider.System);
        var launcher = new JobLauncher(new DurableClientHolder { Client = _client });
        House.Tell = (instance, name) => launcher.TellAsync(instance, name, CancellationToken.None).Wait();
        Backend = new DurableBackend(House.Store, House.Tables, House.Desk, House.Transitions, launcher, _assets, _uploads, new EngineCatalog([new EchoEngine()]), new FetchRules(), TimeProvider.System);
    }

    public StoreHouse House { get; }

    public TestHub Hub { get; }

    public DurableBackend Backend { get; }

    public HttpClient Http => _instances[0].Http;

    public static async Task<Cloud> StartAsync(bool isOpen = true, IAssetLinks? links = null)
    {
        var cloud = new Cloud();
        await cloud.AddInstanceAsync(isOpen, services =>
        {
            if (links is not null)
                services.AddSingleton(links);
        });
        return cloud;
    }

    /// <summary>Starts an instance of the API with a disk of its own, and says how it is reached.</summary>
    public async Task<HttpClient> AddInstanceAsync(bool isOpen, Action<IServiceCollection> addServices)
    {
        var api = await ApiPipeline.StartAsync(new ApiOptions(Path.Combine(_home, $"server{_instances.Count}"), IsOpenWithoutKeys: isOpen), services =>
        {
            services.AddSingleton<IJobBackend>(Backend);
            services.AddSingleton<IUploadStore>(_uploads);
            addServices(services);
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var outer = builder.Build();
        outer.Map("{**path}", (Microsoft.AspNetCore.Http.HttpContext context) => api.RunAsync(context.Features));
        await outer.StartAsync();
        var http = new HttpClient { BaseAddress = new Uri(outer.Urls.First()) };
        _instances.Add((outer, api, http));
        return http;
    }

    /// <summary>Runs activities, delivers mail and works off the queue until nothing is left but to wait.</summary>
    public async Task WorkAsync(Func<ItemOrder, bool>? succeeds = null)
    {
        while (true)
        {
            PendingActivity? activity;
            lock (_client.Gate)
            {
                Hub.DeliverAll();
                activity = Hub.Activities.FirstOrDefault();
            }

            if (activity is not null)
                await ActAsync(activity);
            else if (House.Desk.Queue.Count > 0 && succeeds is not null)
                await RunAsync(succeeds);
            else
                return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (outer, api, http) in _instances)
        {
            http.Dispose();
            await outer.DisposeAsync();
            await api.DisposeAsync();
        }

        await Backend.DisposeAsync();
        _assets.Dispose();
        _uploads.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private async Task ActAsync(PendingActivity activity)
    {
        var output = await House.ActAsync(activity);
        lock (_client.Gate)
            Hub.Complete(activity, output);
    }

    private async Task RunAsync(Func<ItemOrder, bool> succeeds)
    {
        var order = House.Desk.Queue[0];
        House.Desk.Queue.RemoveAt(0);
        if (House.Desk.Cancelled.Contains((order.JobId, order.Index, order.FirstTry)))
            return;
        var scratch = _assets.CreateScratch(order.JobId, order.Index, order.FirstTry);
        scratch.Write("item.txt", System.Text.Encoding.UTF8.GetBytes(order.Item.Words!));
        var files = await _assets.CommitAsync(scratch, CancellationToken.None);
        var at = TimeProvider.System.GetUtcNow();
        await House.Endings.SettleAsync(order.JobId, order.Index, order.FirstTry, succeeds(order)
            ? new JobEvent(0, at, JobEventKind.ItemSucceeded) { Index = order.Index, Attempt = order.FirstTry, Engine = "echo", Assets = files }
            : new JobEvent(0, at, JobEventKind.ItemFailed) { Index = order.Index, Attempt = order.FirstTry, Error = Core.Errors.GenAssetError.Of(Core.Errors.ErrorCatalog.ModelFailed, "no") }, CancellationToken.None);
    }
}
