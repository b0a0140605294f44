using Azure.Data.Tables;
using Azure.Identity;
using GenAsset.Api;
using GenAsset.Api.Idempotency;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;
using GenAsset.Core.Engines;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Ports;
using GenAsset.Core.Scheduling;
using GenAsset.Core.Storage;
using GenAsset.Core.Uploads;
using GenAsset.Core.Webhooks;
using GenAsset.Functions.Http;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;
using GenAsset.Functions.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenAsset.Functions;

/// <summary>The parts of a deployment, put together once at the start.</summary>
public static class Deployment
{
    /// <summary>The setting that names a folder for what this instance keeps for a while; left out, one among the machine's temporary files. Keys are copied into it from the storage.</summary>
    public const string StateSetting = "GENASSET_STATE";

    /// <summary>The setting that names the engines which have workers, with commas between; left out, all of engines.json and the built-in ones are offered.</summary>
    public const string EnginesSetting = "GENASSET_ENGINES";

    /// <summary>Opens the storage account, starts the API, and adds what functions ask for; what is missing is an error that says what to set.</summary>
    public static async Task AddGenAssetAsync(this IServiceCollection services, Func<string, string?> setting, TimeProvider time, Action<string> notice)
    {
        var address = setting(StorageAccount.Variable) ?? throw Missing(StorageAccount.Variable);
        var account = Need(StorageAccount.Open(address));
        var home = Need(HomeFolder.Open(setting(StateSetting) ?? Path.Combine(Path.GetTempPath(), "genasset")));
        var fetching = new FetchRules();
        var http = new GuardedHttp(time, fetching); // for as long as the process lives
        var engines = Offered(Need(EngineCatalog.Load(Path.Combine(AppContext.BaseDirectory, "engines.json"), EngineServices.Create(time, fetching))), setting(EnginesSetting));
        var tables = await OpenTablesAsync(address);
        if (await account.PrepareAsync(CancellationToken.None) is { } fault)
            throw new GenAssetException(fault);

        var clients = new DurableClientHolder();
        var launcher = new JobLauncher(clients);
        var desk = new QueueDesk(account, engines, time);
        var endings = new ItemEndings(tables, launcher.TellAsync);
        var assets = new BlobAssetStore(account, home, time, notice);
        var uploads = new BlobUploadStore(account, Incoming(home, time), time);
        var store = new TableJobStore(tables, desk, time, assets.RemoveAsync);
        var transitions = new JobTransitions(tables, time);
        var backend = new DurableBackend(store, tables, desk, transitions, launcher, assets, uploads, engines, fetching, time, notice);
        var options = ApiOptions.OfHome(home);
        var shared = new SharedState(account, options, time, notice);
        await shared.PrepareAsync(CancellationToken.None);
        var idempotency = new BlobIdempotencyShelf(account, time);
        var api = await ApiPipeline.StartAsync(options, inner =>
        {
            inner.AddSingleton<IdempotencyShelf>(idempotency);
            inner.AddSingleton<IJobBackend>(backend);
            inner.AddSingleton<IUploadStore>(uploads);
            inner.AddSingleton(http);
            inner.AddSingleton<IAssetLinks>(new BlobLinks(new BlobAddresses(account, time)));
        });

        services.AddSingleton(api);
        services.AddSingleton(shared);
        services.AddSingleton(idempotency);
        services.AddSingleton(clients);
        services.AddSingleton<WorkDesk>(desk);
        services.AddSingleton(endings);
        services.AddSingleton(store);
        services.AddSingleton(transitions);
        services.AddSingleton(new JobEndNews(store, tables, new WebhookPost(http, time), notice));
        services.AddSingleton(new ChunkWork(tables, desk, endings, time));
        services.AddSingleton(new DueSchedules(
            new BlobScheduleShelf(account, notice), new ScheduleTurns(owner => owner is null ? (Outcome<IJobBackend>)backend : api.Keys.BackendOf(owner), time, notice)));
        services.AddSingleton(provider => new Watchdog(
            store, tables, launcher.IsAtWorkAsync, launcher.StartAsync, launcher.TellAsync, time, provider.GetRequiredService<ILogger<Watchdog>>()));
    }

    // Tables lie beside blobs, under a name that differs in one word.
    private static async Task<Tables> OpenTablesAsync(string address)
    {
        var jobs = new AzureEntityTable(Open("genassetjobs"));
        var items = new AzureEntityTable(Open("genassetitems"));
        await jobs.PrepareAsync(CancellationToken.None);
        await items.PrepareAsync(CancellationToken.None);
        return new Tables(jobs, items);

        TableClient Open(string table) => address.Contains('=', StringComparison.Ordinal)
            ? new TableClient(address, table)
            : new TableClient(new Uri(address.Replace(".blob.", ".table.", StringComparison.OrdinalIgnoreCase)), table, new DefaultAzureCredential());
    }

    // A file is here only on its way into a blob; what a process left that died goes after an hour.
    internal static FileUploadStore Incoming(HomeFolder home, TimeProvider time) => new(home, time, new UploadLimits(UnusedHours: 1));

    // An engine without workers has no queue, and an item for it would hold up its chunk. Nothing runs in a function, and so no stages do.
    internal static EngineCatalog Offered(EngineCatalog all, string? names)
    {
        var offered = all.Engines;
        if (!string.IsNullOrWhiteSpace(names))
        {
            var named = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
            offered = [.. all.Engines.Where(engine => named.Contains(engine.Info.Name))];
        }

        return new EngineCatalog(offered) { StageEngines = [] };
    }

    private static T Need<T>(Outcome<T> outcome) => outcome.Succeeded ? outcome.Value : throw new GenAssetException(outcome.Error);

    private static GenAssetException Missing(string setting) => new(GenAssetError.Of(
        ErrorCatalog.ConfigurationInvalid, $"The setting {setting} is not there.", suggestion: $"Set {setting} to the URL of the storage account, as local.settings.sample.json shows."));
}
