using System.Runtime.CompilerServices;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Client;

/// <summary>
/// Where a worker's files go: into a folder of its own while the engine writes, then to the server; large ones each by a request, small ones with the
/// word that the item succeeded.
/// </summary>
/// <param name="client">The server.</param>
/// <param name="taken">What the worker holds.</param>
/// <param name="keeps">What its items have paid for.</param>
/// <param name="folder">Where engines write.</param>
/// <param name="time">The clock.</param>
public sealed class LeasedAssetStore(LeaseClient client, TakenItems<TakenLease> taken, LeasedKeeps keeps, string folder, TimeProvider time) : IAssetStore
{
    private const int SmallBytes = 32 << 10;    // a file that travels in JSON
    private const int SmallItemBytes = 64 << 10; // all of an item's that do
    private const int Tries = 4;

    private readonly ConditionalWeakTable<Scratch, TakenLease> _leases = [];
    private long _scratches;

    /// <inheritdoc/>
    public Scratch CreateScratch(string jobId, int index, int attempt)
    {
        var lease = taken.Find(jobId, index, attempt);
        var scratch = new Scratch(Path.Combine(folder, Interlocked.Increment(ref _scratches).ToString("x")), jobId, index, lease is null ? null : keeps.Of(lease)) { Attempt = attempt };
        if (lease is not null)
            _leases.Add(scratch, lease);
        return scratch;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AssetInfo>> CommitAsync(Scratch scratch, CancellationToken cancellationToken)
    {
        var files = scratch.Files;
        try
        {
            if (!_leases.TryGetValue(scratch, out var lease))
                throw new GenAssetException(LeaseDesk.Lost());
            var sent = new List<SentAsset>(files.Count);
            var room = SmallItemBytes;
            foreach (var file in files)
            {
                var path = Path.Combine(scratch.Folder, file.Name);
                if (file.Bytes <= SmallBytes && file.Bytes <= room)
                {
                    sent.Add(new SentAsset(file.Name, file.Sha256, await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)));
                    room -= (int)file.Bytes;
                    continue;
                }

                await SendAsync(lease, path, file, cancellationToken).ConfigureAwait(false);
                sent.Add(new SentAsset(file.Name, file.Sha256));
            }

            lease.Sent = sent;
            return files;
        }
        finally
        {
            scratch.Discard();
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string jobId, int index, AssetInfo asset, CancellationToken cancellationToken) => Task.FromResult<Stream?>(null); // they are the server's

    /// <inheritdoc/>
    public Task RemoveAsync(string jobId, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SendAsync(TakenLease lease, string path, AssetInfo file, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = lease.AssetsPath + LeaseClient.Escaped(file.Name);
            if (await client.PutAsync(address, path, file.Sha256, cancellationToken).ConfigureAwait(false) is not { } error)
                return;
            if (lease.Standing == LeaseStanding.Lost || attempt == Tries || !(error.IsRetryable || error.Code == ErrorCatalog.IncompleteResults.Name))
                throw new GenAssetException(error);
            await Task.Delay(RetryPolicy.DelayAfter(attempt, lease.Lease.Seed), time, cancellationToken).ConfigureAwait(false);
        }
    }
}
