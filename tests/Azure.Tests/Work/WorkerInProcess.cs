using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;
using GenAsset.Azure.Work;
using GenAsset.Core.Engines;
using GenAsset.Core.Leasing;
using GenAsset.Core.Running;

namespace GenAsset.Azure.Tests.Work;

/// <summary>A worker as `genasset worker --storage` puts it together, in this process.</summary>
internal sealed class WorkerInProcess : IAsyncDisposable
{
    private static readonly StorageTerms s_living = new(StorageRoom.LeaseSeconds);
    private static readonly StorageTerms s_dying = new(StorageRoom.DyingSeconds);

    private readonly TestHome _home = new();
    private readonly StorageWorkQueue _queue;
    private readonly Worker _worker;
    private readonly CancellationTokenSource _cut = new();
    private readonly Task _running;
    private bool _isDead;

    /// <summary>Starts one that keeps what it takes.</summary>
    public WorkerInProcess(StorageAccount account, string name, EngineCatalog engines, params EngineInfo[] offered)
        : this(account, name, s_living, engines, offered)
    {
    }

    /// <summary>Starts one on terms of its own.</summary>
    public WorkerInProcess(StorageAccount account, string name, StorageTerms terms, EngineCatalog engines, params EngineInfo[] offered)
    {
        _queue = new StorageWorkQueue(account, offered, Path.Combine(_home.Path, "keep"), new WorkOptions(new WorkerFacts(name)), TimeProvider.System, terms);
        _worker = new Worker(_queue, new BlobAssetStore(account, _home.Folder, TimeProvider.System, keepOf: _queue.KeepOf), engines, TimeProvider.System, 1);
        _running = Task.Run(() => _worker.RunAsync(_cut.Token));
    }

    /// <summary>Starts one that is to die: its leases are shorter, so that another soon has its items.</summary>
    public static WorkerInProcess Mortal(StorageAccount account, string name, EngineCatalog engines, params EngineInfo[] offered) => new(account, name, s_dying, engines, offered);

    /// <summary>What lies in its home.</summary>
    public string Home => _home.Path;

    /// <summary>Nothing more is said to the storage: as when the machine loses its power.</summary>
    public async Task DieAsync()
    {
        _isDead = true;
        await _queue.DisposeAsync();
        await _cut.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isDead)
            await DieAsync();
        _worker.Dispose();
        _cut.Dispose();
        _home.Dispose();
    }
}
