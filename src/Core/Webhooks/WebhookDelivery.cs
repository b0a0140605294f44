using GenAsset.Core.Jobs;

namespace GenAsset.Core.Webhooks;

/// <summary>What the outbox keeps: somebody waits to hear of a job's end, and once it has ended, the message that is being delivered.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Webhook">Whom to tell, of what, signed with what.</param>
/// <param name="Message">What to say; none while the job has not ended.</param>
public sealed record WebhookDelivery(string JobId, WebhookSpec Webhook, WebhookMessage? Message = null);

/// <summary>One message on its way, the same in every try.</summary>
/// <param name="Id">Its webhook-id, by which a receiver knows a repetition.</param>
/// <param name="Body">The JSON that is sent.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="NextAt">When the next is due.</param>
public sealed record WebhookMessage(string Id, string Body, int Attempts, DateTimeOffset NextAt);

/// <summary>The JSON that a receiver gets.</summary>
/// <param name="Type">The event's name.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">The job as it ended.</param>
public sealed record WebhookPayload(string Type, DateTimeOffset Timestamp, JobState Data);
