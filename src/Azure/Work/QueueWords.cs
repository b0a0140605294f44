using Azure;
using Azure.Storage.Queues;
using GenAsset.Azure.Accounts;

namespace GenAsset.Azure.Work;

/// <summary>
/// What is said to a queue. A message that the queue has given out again in the meantime can be neither dropped nor hidden by who had it before; that is no fault:
/// what is true stands in the ledger, and who has the message now reads it there.
/// </summary>
internal static class QueueWords
{
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1); // the platform's own default drops a message after a week

    /// <summary>Puts a message into a queue, which is made where it is new.</summary>
    public static async Task TellAsync(this QueueClient queue, string text, CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendMessageAsync(text, timeToLive: ForEver, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await queue.SendMessageAsync(text, timeToLive: ForEver, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a message out of its queue.</summary>
    public static async Task DropAsync(this QueueClient queue, string id, string receipt, CancellationToken cancellationToken)
    {
        try
        {
            await queue.DeleteMessageAsync(id, receipt, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault) || StorageFault.IsConflict(fault))
        {
        }
    }

    /// <summary>Hides a message for a while from now on, and says what proves from then on that it is ours; the same as before where it is not.</summary>
    public static async Task<string> HideAsync(this QueueClient queue, string id, string receipt, TimeSpan span, CancellationToken cancellationToken)
    {
        try
        {
            var whole = TimeSpan.FromSeconds(Math.Ceiling(span.TotalSeconds)); // a queue counts in seconds, and the SDK cuts off what is beyond them
            return (await queue.UpdateMessageAsync(id, receipt, visibilityTimeout: whole, cancellationToken: cancellationToken).ConfigureAwait(false)).Value.PopReceipt;
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault) || StorageFault.IsConflict(fault))
        {
            return receipt;
        }
    }
}
