using GenAsset.Azure.Assets;
using GenAsset.Azure.Work;
using GenAsset.Core.Client;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;
using GenAsset.Core.Uploads;
using GenAsset.Host.Output;

namespace GenAsset.Host.Working;

/// <summary>Where a worker's items come from and its results go: a server, or the storage that a server works with.</summary>
internal sealed class WorkSource : IAsyncDisposable
{
    private readonly GuardedHttp _http;
    private readonly FileUploadStore _files;
    private readonly LeaseClient? _client;

    private WorkSource(GuardedHttp http, FileUploadStore files, LeaseClient? client) => (_http, _files, _client) = (http, files, client);

    /// <summary>Its name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>Where items come from.</summary>
    public required IRemoteWorkQueue Queue { get; init; }

    /// <summary>Where results go.</summary>
    public required IAssetStore Assets { get; init; }

    /// <summary>What opens inputs.</summary>
    public required IInputOpener Inputs { get; init; }

    /// <summary>Opens what the options name, and begins to take items.</summary>
    public static async Task<Outcome<WorkSource>> OpenAsync(WorkerOptions options, IReadOnlyList<EngineInfo> engines, WorkerFacts facts, HomeFolder home, Action? answered, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var work = new WorkOptions(facts, options.Once, options.MaxIdle, Terminal.Notice, answered);
        var (http, files) = (new GuardedHttp(time, new FetchRules(AllowPrivateNetwork: options.AllowPrivateNetwork)), new FileUploadStore(home, time));
        var others = new InputOpener(files, http);
        if (options.Server is { } server)
        {
            var (client, taken) = (new LeaseClient(server, options.Key) { Answered = answered }, new TakenItems<TakenLease>());
            var keeps = new LeasedKeeps(client, taken, Path.Combine(home.Path, "keep"), time);
            return new WorkSource(http, files, client)
            {
                Name = server.ToString(),
                Queue = new LeasedWorkQueue(client, taken, keeps, engines, work, time),
                Assets = new LeasedAssetStore(client, taken, keeps, Path.Combine(home.Path, "scratch"), time),
                Inputs = new LeasedInputs(client, files, others),
            };
        }

        var account = await options.Storage.OpenAsync(cancellationToken);
        if (!account.Succeeded)
            return account.Error;
        if (account.Value is not { } storage)
            return GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, "A worker needs to know whose items it runs.", suggestion: "Name a server with --server, or a storage account with --storage.");
        var queue = new StorageWorkQueue(storage, engines, Path.Combine(home.Path, "keep"), work, time);
        return new WorkSource(http, files, null)
        {
            Name = storage.Name,
            Queue = queue,
            Assets = new BlobAssetStore(storage, home, time, Terminal.Notice, queue.KeepOf),
            Inputs = new BlobInputs(storage, files, others),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Queue.DisposeAsync();
        _client?.Dispose();
        _files.Dispose();
        _http.Dispose();
    }
}
