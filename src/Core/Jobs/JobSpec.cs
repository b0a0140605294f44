namespace GenAsset.Core.Jobs;

/// <summary>The head of what is asked. The items travel beside it as a stream, so that a million of them never stand in memory.</summary>
/// <param name="Name">A name for people; need not be unique.</param>
/// <param name="Options">How to run it.</param>
public sealed record JobSpec(string? Name = null, JobOptions? Options = null);

/// <summary>How a job is run.</summary>
/// <param name="MaxParallel">Items run at once; left out, as many as there are workers.</param>
/// <param name="Retries">Tries after the first, for retryable failures, default 2.</param>
/// <param name="ItemTimeoutSeconds">Seconds before a try is given up, default 900.</param>
/// <param name="MaxFailures">The job stops when more items than this failed; left out, it never does.</param>
/// <param name="RetainHours">Hours a finished job's files are kept, default 24.</param>
/// <param name="Metadata">The caller's own notes.</param>
/// <param name="Webhook">Whom to tell.</param>
/// <param name="Budget">What the items may cost together, in the unit of the engines' prices; when it is reached no more are begun. Left out, any amount.</param>
public sealed record JobOptions(
    int? MaxParallel = null,
    int Retries = 2,
    int ItemTimeoutSeconds = 900,
    int? MaxFailures = null,
    double RetainHours = 24,
    IReadOnlyDictionary<string, string>? Metadata = null,
    WebhookSpec? Webhook = null,
    decimal? Budget = null);

/// <summary>Whom to tell, and of what.</summary>
/// <param name="Url">An https address.</param>
/// <param name="Secret">The signing secret, "whsec_…" and 24 to 64 bytes in base64; left out, messages are not signed.</param>
/// <param name="Events">job.completed, job.cancelled or both; left out, the job's end whichever it is.</param>
public sealed record WebhookSpec(string Url = "", string? Secret = null, IReadOnlyList<string>? Events = null);
