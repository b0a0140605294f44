using System.Security.Cryptography;
using GenAsset.Core.Errors;
using GenAsset.Core.Running;

namespace GenAsset.Core.Client;

/// <summary>What leased items have already paid for: the server keeps it.</summary>
/// <param name="client">The server.</param>
/// <param name="taken">What the worker holds.</param>
/// <param name="folder">Where the copies lie.</param>
/// <param name="time">The clock.</param>
public sealed class LeasedKeeps(LeaseClient client, TakenItems<TakenLease> taken, string folder, TimeProvider time) : TakenKeeps<TakenLease>(folder)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2); // an engine waits, and its task may be paid for

    /// <inheritdoc/>
    protected override async Task<GenAssetError?> FetchAsync(TakenLease item, string name, Stream into, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync(AddressOf(item, name), cancellationToken).ConfigureAwait(false);
        if (!answer.Succeeded)
            return answer.Error;
        using var response = answer.Value;
        try
        {
            await response.Content.CopyToAsync(into, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception fault) when (fault is HttpRequestException or HttpIOException)
        {
            return GenAssetError.Of(ErrorCatalog.AddressUnreachable, $"{client.Server} broke off while what item {item.Lease.Index} has paid for was read: {fault.Message}");
        }
    }

    /// <inheritdoc/>
    protected override async Task SendAsync(TakenLease item, string name, string file, CancellationToken cancellationToken)
    {
        var digest = await DigestAsync(file, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            if (await client.PutAsync(AddressOf(item, name), file, digest, cancellationToken).ConfigureAwait(false) is not { } error)
                return;
            var mayHelp = error.IsRetryable || error.Code == ErrorCatalog.IncompleteResults.Name; // arrived as other bytes
            if (!mayHelp || item.Standing == LeaseStanding.Lost || taken.Find(item.Token) is null)
                throw new GenAssetException(error);
            var pause = RetryPolicy.DelayAfter(attempt, item.Lease.Seed);
            await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string> DigestAsync(string file, CancellationToken cancellationToken)
    {
        var content = File.OpenRead(file);
        await using var _ = content.ConfigureAwait(false);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false));
    }

    private static string AddressOf(TakenLease item, string name) => $"/v1/leases/{item.Token}/keep/{LeaseClient.Escaped(name)}";
}
