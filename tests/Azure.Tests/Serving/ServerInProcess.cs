using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;
using GenAsset.Azure.Serving;
using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;
using GenAsset.Core.Tests;

namespace GenAsset.Azure.Tests.Serving;

/// <summary>A server as `genasset serve --storage --workers 0` puts it together, in this process and without its HTTP.</summary>
internal sealed class ServerInProcess : IAsyncDisposable
{
    private readonly TestHome _home = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly StorageDesk _desk;
    private readonly Task _running;

    public ServerInProcess(StorageAccount account, EngineCatalog? engines = null, string? enginesFile = null)
    {
        if (enginesFile is not null)
            File.WriteAllText(_home.Folder.EnginesFile, enginesFile);
        var opened = EmbeddedBackend.Open(new EmbeddedOptions(_home.Path, 0, engines) { Assets = new BlobAssetStore(account, _home.Folder, TimeProvider.System) });
        Backend = opened.Value ?? throw new InvalidOperationException(opened.Error?.Message);
        _desk = new StorageDesk(account, Backend.Leases, Backend.Home, TimeProvider.System);
        _running = Task.Run(() => _desk.RunAsync(_stopping.Token));
    }

    public EmbeddedBackend Backend { get; }

    public string Home => _home.Path;

    /// <summary>Creates a job and gives its id.</summary>
    public async Task<string> CreateAsync(params ItemSpec[] items)
    {
        var created = await Backend.CreateAsync(new JobSpec(), Specs.From(items));
        return created.Value?.Id ?? throw new InvalidOperationException(created.Error?.Message);
    }

    /// <summary>The engines as /v1/engines tells them.</summary>
    public async Task<EngineState?> StateOfAsync(string engine) => (await Backend.EnginesAsync()).Single(known => known.Name == engine).State;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _desk.Dispose();
        await Backend.DisposeAsync();
        _stopping.Dispose();
        _home.Dispose();
    }
}
