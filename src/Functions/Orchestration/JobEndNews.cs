using GenAsset.Core.Errors;
using GenAsset.Core.Webhooks;
using GenAsset.Functions.Storage;

namespace GenAsset.Functions.Orchestration;

/// <summary>Tells whoever wants to hear of a job's end: the message that a server sends, signed as there, and the same in every try.</summary>
/// <param name="store">The jobs as they are shown.</param>
/// <param name="tables">The jobs as they are kept, secret and all.</param>
/// <param name="post">What sends the message.</param>
/// <param name="notice">Told of what did not arrive.</param>
public sealed class JobEndNews(TableJobStore store, Tables tables, WebhookPost post, Action<string> notice)
{
    /// <summary>Tells of a run's end once; true when that arrived, false where nobody is to be told. Throws where it is to be tried again.</summary>
    public async Task<bool> TellAsync(JobRef run, CancellationToken cancellationToken)
    {
        if (await tables.JobAsync(run.JobId, cancellationToken) is not { IsFinished: true, Options.Webhook: { } webhook } job || job.Run != run.Run)
            return false; // deleted, or run again: then that run's end is told
        if (await store.FindAsync(run.JobId, cancellationToken) is not { } ended || post.MessageOf(webhook, ended) is not { } message)
            return false;
        var answer = await post.SendAsync(webhook, message, cancellationToken);
        if (answer.Arrival == WebhookArrival.Delivered)
            return true;
        var fault = $"Webhook of job {run.JobId}: {new Uri(webhook.Url).Host} {answer.Reason}.";
        notice(fault);
        return answer.Arrival == WebhookArrival.Unwanted ? false : throw new GenAssetException(GenAssetError.Of(ErrorCatalog.AddressUnreachable, fault));
    }
}
