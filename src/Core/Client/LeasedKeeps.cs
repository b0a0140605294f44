using System.Security.Cryptography;
using GenAsset.Core.Errors;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Client;

/// <summary>
/// What leased items have already paid for. It is the server's, so that it outlives this worker: with the lease it is brought here, and whatever an engine keeps
/// is with the server before the engine goes on. The copy here lasts as long as the lease.
/// </summary>
/// <param name="client">The server.</param>
/// <param name="taken">What the worker holds.</param>
/// <param name="folder">Where the copies lie.</param>
/// <param name="time">The clock.</param>
public sealed class LeasedKeeps(LeaseClient client, TakenItems<TakenLease> taken, string folder, TimeProvider time)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2); // an engine waits, and its task may be paid for

    /// <summary>The keep of a leased item.</summary>
    internal ItemKeep Of(TakenLease lease)
    {
        var own = FolderOf(lease);
        return new ItemKeep(own, (name, cancellationToken) => SendAsync(lease, name, Path.Combine(own, name), cancellationToken));
    }

    /// <summary>Brings what earlier tries left here; false when that cannot be, and the item must not be run without it.</summary>
    internal async Task<bool> TryBringAsync(TakenLease lease, Action<string>? notice, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lease.Cancelled);
        try
        {
            if (await BringAsync(lease, ending.Token).ConfigureAwait(false) is not { } error)
                return true;
            notice?.Invoke($"item {lease.Lease.Index} goes back: {error.Message}");
            return false;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Removes the copy of an item that is this worker's no longer.</summary>
    internal void Drop(TakenLease lease)
    {
        try
        {
            if (lease.HasKept)
                new ItemKeep(FolderOf(lease)).Clear();
        }
        catch (IOException)
        {
            // An engine that was left behind still writes there: the folder goes with the worker's own.
        }
    }

    private async Task<GenAssetError?> BringAsync(TakenLease lease, CancellationToken cancellationToken)
    {
        foreach (var name in lease.Kept)
        {
            lease.HasKept = true;
            var answer = await client.GetAsync(AddressOf(lease, name), cancellationToken).ConfigureAwait(false);
            if (!answer.Succeeded)
                return answer.Error;
            using var response = answer.Value;
            try
            {
                using var begun = new ItemKeep(FolderOf(lease)).Begin(name);
                await response.Content.CopyToAsync(begun.Content, cancellationToken).ConfigureAwait(false);
                begun.Finish();
            }
            catch (Exception fault) when (fault is HttpRequestException or HttpIOException)
            {
                return GenAssetError.Of(ErrorCatalog.AddressUnreachable, $"{client.Server} broke off while what item {lease.Lease.Index} has paid for was read: {fault.Message}");
            }
            catch (IOException fault)
            {
                return IoFault.Explain(fault, folder);
            }
        }

        return null;
    }

    // Until the server has it, or says that the item is another's: what comes after this depends on it.
    private async Task SendAsync(TakenLease lease, string name, string file, CancellationToken cancellationToken)
    {
        lease.HasKept = true;
        var digest = await DigestAsync(file, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            if (await client.PutAsync(AddressOf(lease, name), file, digest, cancellationToken).ConfigureAwait(false) is not { } error)
                return;
            var mayHelp = error.IsRetryable || error.Code == ErrorCatalog.IncompleteResults.Name; // arrived as other bytes
            if (!mayHelp || lease.Standing == LeaseStanding.Lost || taken.Find(lease.Token) is null)
                throw new GenAssetException(error);
            var pause = RetryPolicy.DelayAfter(attempt, lease.Lease.Seed);
            await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string> DigestAsync(string file, CancellationToken cancellationToken)
    {
        var content = File.OpenRead(file);
        await using var _ = content.ConfigureAwait(false);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false));
    }

    private string FolderOf(TakenLease lease) => Path.Combine(folder, lease.Token);

    private static string AddressOf(TakenLease lease, string name) => $"/v1/leases/{lease.Token}/keep/{LeaseClient.Escaped(name)}";
}
