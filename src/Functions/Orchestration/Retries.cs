using Microsoft.DurableTask;

namespace GenAsset.Functions.Orchestration;

/// <summary>How activities are tried again.</summary>
public static class Retries
{
    /// <summary>How often an activity is tried.</summary>
    public const int Tries = 40;

    /// <summary>Faults of storage, which pass: forty tries, from two seconds up to five minutes between them, more than two hours. What runs in a chunk is given up after the last, so they outlast an outage.</summary>
    public static TaskOptions OfActivity { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(Tries, TimeSpan.FromSeconds(2), 2, TimeSpan.FromMinutes(5)));

    /// <summary>Receivers of webhooks, who may be away for a weekend: ten tries, from five seconds up to a day between them, about three days.</summary>
    public static TaskOptions OfWebhook { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(10, TimeSpan.FromSeconds(5), 5, TimeSpan.FromDays(1)));
}
