using GenAsset.Core.Jobs;

namespace GenAsset.Core.Webhooks;

/// <summary>What a webhook can be told of.</summary>
public static class WebhookEvents
{
    /// <summary>Every item of the job has ended.</summary>
    public const string JobCompleted = "job.completed";

    /// <summary>The job was stopped first: by somebody, or by too many failures.</summary>
    public const string JobCancelled = "job.cancelled";

    /// <summary>All events.</summary>
    public static IReadOnlyList<string> All { get; } = [JobCompleted, JobCancelled];

    /// <summary>The event that a job's end is.</summary>
    public static string Of(JobState ended) => ended.State == JobPhase.Cancelled ? JobCancelled : JobCompleted;
}
