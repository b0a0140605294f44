using System.Security.Cryptography;
using GenAsset.Azure.Accounts;
using GenAsset.Core.Errors;
using GenAsset.Core.Leasing;
using GenAsset.Core.Running;

namespace GenAsset.Azure.Work;

/// <summary>What orders have already paid for: the content lies in blobs, and the ledger says which of them count.</summary>
internal sealed class OrderKeeps(KeptBlobs blobs, OrderKeeping keeping, Perseverance calls, string folder, CancellationToken givingUp) : TakenKeeps<HeldOrder>(folder)
{
    protected override async Task<GenAssetError?> FetchAsync(HeldOrder item, string name, Stream into, CancellationToken cancellationToken)
    {
        var what = What(item);
        try
        {
            var file = item.Ledger.Kept!.Single(known => known.Name == name); // the names come from there
            return await calls.CallAsync(what, () => TryCopyAsync(item, file, into, cancellationToken), cancellationToken).ConfigureAwait(false) ? null : KeptBlobs.Missing(item.Order.Index, file);
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            return StorageFault.Explain(fault, what);
        }
    }

    protected override async Task SendAsync(HeldOrder item, string name, string file, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, givingUp);
        using var content = File.OpenRead(file);
        var kept = new KeptFile(name, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ending.Token).ConfigureAwait(false)));
        var isOurs = await calls.CallAsync(What(item), async () =>
        {
            if (item.Standing == LeaseStanding.Lost || item.IsEnding)
                return false;
            await blobs.SendAsync(item.Order.JobId, item.Order.Index, kept, content, ending.Token).ConfigureAwait(false);
            return await keeping.KeepAsync(item, kept, ending.Token).ConfigureAwait(false);
        }, ending.Token).ConfigureAwait(false);
        if (!isOurs)
            throw new GenAssetException(LeaseDesk.Lost());
    }

    private async Task<bool> TryCopyAsync(HeldOrder item, KeptFile file, Stream into, CancellationToken cancellationToken)
    {
        if (await blobs.OpenAsync(item.Order.JobId, item.Order.Index, file, cancellationToken).ConfigureAwait(false) is not { } content)
            return false;
        await using var _ = content.ConfigureAwait(false);
        into.SetLength(0); // a call may be the second
        await content.CopyToAsync(into, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static string What(HeldOrder item) => $"what item {item.Order.Index} of job {item.Order.JobId} has paid for";
}
