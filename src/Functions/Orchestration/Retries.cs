using Microsoft.DurableTask;

namespace GenAsset.Functions.Orchestration;

/// <summary>How activities are tried again: their faults are those of storage, which pass.</summary>
public static class Retries
{
    /// <summary>Ten tries, from two seconds up to two minutes between them: about a quarter of an hour.</summary>
    public static TaskOptions OfActivity { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(10, TimeSpan.FromSeconds(2), 2, TimeSpan.FromMinutes(2)));
}
