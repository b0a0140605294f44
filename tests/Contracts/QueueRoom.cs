using System.Security.Cryptography;
using System.Text;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;

namespace GenAsset.Tests.Contracts;

/// <summary>A queue with a job in it, two workers at it, and what is known of the items on its other side.</summary>
public abstract class QueueRoom : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A worker's side of the queue.</summary>
    public abstract IWorkQueue First { get; }

    /// <summary>Another worker's.</summary>
    public abstract IWorkQueue Second { get; }

    /// <summary>What a worker made of an item: one file, committed to where this queue looks for files; a queue that looks at none takes the word.</summary>
    public virtual Task<IReadOnlyList<AssetInfo>> MakeAsync(IWorkQueue queue, Lease lease, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return Task.FromResult<IReadOnlyList<AssetInfo>>([new AssetInfo("item.json", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), "application/json")]);
    }

    /// <summary>The first worker gives no sign of life for so long that it has lost the lease.</summary>
    public abstract Task LoseAsync(Lease lease);

    /// <summary>Whoever wants the items wants them no more.</summary>
    public abstract Task CancelAsync();

    /// <summary>How an item ended; null while it has not.</summary>
    public abstract Task<EndOfItem?> FindEndAsync(int index);

    public abstract ValueTask DisposeAsync();

    /// <summary>How an item ended, as soon as it has.</summary>
    public async Task<EndOfItem> EndAsync(int index)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (true)
        {
            if (await FindEndAsync(index) is { } end)
                return end;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>Leases an item; it is an error when there is none.</summary>
    public static async Task<Lease> TakeAsync(IWorkQueue queue)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        return (await queue.LeaseAsync(patience.Token)).ShouldNotBeNull();
    }
}

/// <summary>How an item ended.</summary>
public sealed record EndOfItem(ItemPhase State, IReadOnlyList<AssetInfo>? Assets, IReadOnlyList<string>? Notes, GenAssetError? Error);
