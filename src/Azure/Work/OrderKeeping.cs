using GenAsset.Azure.Accounts;
using GenAsset.Core.Running;

namespace GenAsset.Azure.Work;

/// <summary>Keeps orders that this worker has, and ends them. What the ledger says decides; the message only wakes somebody.</summary>
internal sealed class OrderKeeping(StorageAccount account, Ledgers ledgers, StorageTerms terms, TimeProvider time)
{
    /// <summary>A sign of life; stops the order where it is not ours any more. Nothing happens while it ends.</summary>
    public async Task RenewAsync(HeldOrder held, CancellationToken cancellationToken)
    {
        if (held.Standing != LeaseStanding.Continue || !await held.Gate.WaitAsync(0, cancellationToken).ConfigureAwait(false))
            return;
        try
        {
            if (!held.IsEnding && await WriteAsync(held, ledger => ledger with { Until = time.GetUtcNow() + terms.Lease }, cancellationToken).ConfigureAwait(false))
                await HideAsync(held, terms.Lease, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            held.Gate.Release();
        }
    }

    /// <summary>Notes something that the order has paid for, for whoever runs it next; false where it is not ours any more, or ends.</summary>
    public async Task<bool> KeepAsync(HeldOrder held, KeptFile file, CancellationToken cancellationToken)
    {
        await held.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return !held.IsEnding && await WriteAsync(held, ledger => ledger.Keeping(file), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            held.Gate.Release();
        }
    }

    /// <summary>Ends the order and tells who sent it; false where it is not ours any more.</summary>
    public async Task<bool> EndAsync(HeldOrder held, Func<OrderLedger, OrderLedger> end, CancellationToken cancellationToken)
    {
        if (!await WriteInTurnAsync(held, end, cancellationToken).ConfigureAwait(false))
            return false;
        await account.Queue(held.Order.Done).TellAsync(held.Order.Ledger, cancellationToken).ConfigureAwait(false);
        await DropAsync(held, cancellationToken).ConfigureAwait(false); // last: until then, whoever is given the message tells of the end again
        return true;
    }

    /// <summary>Gives the order back, to be given out again after a while; false where it is not ours any more.</summary>
    public async Task<bool> GiveBackAsync(HeldOrder held, Func<OrderLedger, OrderLedger> change, TimeSpan after, CancellationToken cancellationToken)
    {
        if (!await WriteInTurnAsync(held, ledger => change(ledger) with { State = OrderState.Waiting, Message = null, Until = null }, cancellationToken).ConfigureAwait(false))
            return false;
        await HideAsync(held, after, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> WriteInTurnAsync(HeldOrder held, Func<OrderLedger, OrderLedger> change, CancellationToken cancellationToken)
    {
        await held.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await WriteAsync(held, change, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            held.Gate.Release();
        }
    }

    // Where somebody else was first, that may be ourselves: a write whose answer was lost is sent again by the client, and finds its own version.
    private async Task<bool> WriteAsync(HeldOrder held, Func<OrderLedger, OrderLedger> change, CancellationToken cancellationToken)
    {
        while (held.Standing != LeaseStanding.Lost)
        {
            var next = change(held.Ledger);
            if (await ledgers.TryWriteAsync(held.Order.Ledger, next, held.Version, cancellationToken).ConfigureAwait(false) is { } written)
            {
                (held.Ledger, held.Version) = (next, written);
                return true;
            }

            var found = await ledgers.ReadAsync(held.Order.Ledger, cancellationToken).ConfigureAwait(false);
            var isOurs = found is { Ledger.Tries: [.., var last] } && last.Id == held.Lease.Token;
            if (isOurs && found!.Value.Ledger.State == next.State && next.State != OrderState.Running)
                return true;
            if (isOurs && found!.Value.Ledger.State == OrderState.Running)
            {
                held.Version = found.Value.Version;
                continue;
            }

            held.Stop(found is { Ledger.State: OrderState.Cancelled } ? LeaseStanding.Cancelled : LeaseStanding.Lost);
            if (found is null or { Ledger.HasEnded: true })
                await DropAsync(held, cancellationToken).ConfigureAwait(false);
            return false;
        }

        return false;
    }

    private static async Task HideAsync(HeldOrder held, TimeSpan span, CancellationToken cancellationToken) =>
        held.PopReceipt = await held.Queue.HideAsync(held.MessageId, held.PopReceipt, span, cancellationToken).ConfigureAwait(false);

    private static Task DropAsync(HeldOrder held, CancellationToken cancellationToken) => held.Queue.DropAsync(held.MessageId, held.PopReceipt, cancellationToken);
}
