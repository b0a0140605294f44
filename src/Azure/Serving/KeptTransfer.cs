using System.Security.Cryptography;
using GenAsset.Azure.Work;
using GenAsset.Core.Errors;
using GenAsset.Core.Leasing;

namespace GenAsset.Azure.Serving;

/// <summary>
/// Carries what items have paid for between the server's home and the storage: out with an order, and home again when the order comes back without a result, since
/// the next try may run anywhere.
/// </summary>
internal sealed class KeptTransfer(KeptBlobs blobs, LeaseDesk desk)
{
    /// <summary>Brings what an item has paid for to the storage; an error says what cannot be read.</summary>
    public async Task<Outcome<KeptFile[]>> SendAsync(LeasedItem leased, CancellationToken cancellationToken)
    {
        if (leased.Kept is not { Count: > 0 } names)
            return Array.Empty<KeptFile>();
        var files = new List<KeptFile>(names.Count);
        foreach (var name in names)
        {
            var opened = desk.Files.OpenKept(leased.Token, name);
            if (!opened.Succeeded)
                return opened.Error;
            using var content = opened.Value;
            files.Add(new KeptFile(name, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false))));
            await blobs.SendAsync(leased.JobId, leased.Index, files[^1], content, cancellationToken).ConfigureAwait(false);
        }

        return files.ToArray();
    }

    /// <summary>Brings what an order has paid for home; an error says what cannot be.</summary>
    public async Task<GenAssetError?> BringHomeAsync(SentOrder sent, OrderLedger ledger, CancellationToken cancellationToken)
    {
        foreach (var file in ledger.Kept ?? [])
        {
            if (await blobs.OpenAsync(sent.Order.JobId, sent.Order.Index, file, cancellationToken).ConfigureAwait(false) is not { } content)
                return KeptBlobs.Missing(sent.Order.Index, file);
            await using var _ = content.ConfigureAwait(false);
            if (await desk.Files.KeepAsync(sent.Token, file.Name, content, Convert.FromHexString(file.Sha256), cancellationToken).ConfigureAwait(false) is { } fault)
                return fault;
        }

        return null;
    }

    /// <summary>The order has its result: what it had paid for is of no more use.</summary>
    public Task ForgetAsync(SentOrder sent, CancellationToken cancellationToken) => blobs.RemoveAsync(sent.Order.JobId, sent.Order.Index, cancellationToken);
}
