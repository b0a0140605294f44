using Microsoft.DurableTask;

namespace GenAsset.Functions.Orchestration;

/// <summary>How activities are tried again.</summary>
public static class Retries
{
    /// <summary>Faults of storage, which pass: a hundred tries, from two seconds up to two minutes between them, about three hours. What runs is lost when they are over, so they outlast an outage.</summary>
    public static TaskOptions OfActivity { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(100, TimeSpan.FromSeconds(2), 2, TimeSpan.FromMinutes(2)));

    /// <summary>Receivers of webhooks, who may be away for a weekend: ten tries, from five seconds up to a day between them, about three days.</summary>
    public static TaskOptions OfWebhook { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(10, TimeSpan.FromSeconds(5), 5, TimeSpan.FromDays(1)));
}
