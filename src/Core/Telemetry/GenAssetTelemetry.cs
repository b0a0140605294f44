using System.Diagnostics;
using System.Diagnostics.Metrics;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Telemetry;

/// <summary>
/// What this process tells of its work: spans of jobs and of items' tries, and figures. The labels are bounded, since they name engines, kinds and
/// outcomes, never a job, an owner or an address. Nothing is spent on what nobody listens to.
/// </summary>
public static class GenAssetTelemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "GenAsset";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Jobs = Meter.CreateCounter<long>("genasset.jobs", "{job}", "Jobs that were accepted, completed or cancelled");
    private static readonly Counter<long> Tries = Meter.CreateCounter<long>("genasset.item.tries", "{try}", "Tries of items, by how they ended");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("genasset.item.duration", "s", "How long engines worked on a try");
    private static readonly Counter<long> Webhooks = Meter.CreateCounter<long>("genasset.webhooks", "{try}", "Tries of webhooks, by how they ended");

    /// <summary>Shows how many items wait or run, read when somebody looks, for as long as the returned handle is kept.</summary>
    public static IDisposable ShowQueue(Func<long> depth)
    {
        var meter = new Meter(Name); // of its own, so that it can end before the process does
        meter.CreateObservableGauge("genasset.queue.depth", depth, "{item}", "Items that wait or run");
        return meter;
    }

    /// <summary>A job was accepted.</summary>
    public static void JobAccepted() => Jobs.Add(1, new KeyValuePair<string, object?>("state", "accepted"));

    /// <summary>A job ended: counted, and told as one span from its acceptance on.</summary>
    public static void JobEnded(JobState job)
    {
        var state = job.State == JobPhase.Cancelled ? "cancelled" : "completed";
        Jobs.Add(1, new KeyValuePair<string, object?>("state", state));
        using var span = Source.StartActivity("job", ActivityKind.Internal, ParentOf(job.TraceParent), startTime: job.CreatedAt);
        span?.SetTag("genasset.job.id", job.Id).SetTag("genasset.job.state", state).SetTag("genasset.job.items", job.Counts.Total).SetTag("genasset.job.failed", job.Counts.Failed);
    }

    /// <summary>Begins the span of one try of an item, below the request that made the job.</summary>
    public static Activity? StartTry(string jobId, int index, int attempt, string engine, ItemKind kind, string? traceParent)
    {
        var span = Source.StartActivity("item", ActivityKind.Internal, ParentOf(traceParent));
        return span?.SetTag("genasset.job.id", jobId).SetTag("genasset.item.index", index).SetTag("genasset.item.attempt", attempt)
            .SetTag("genasset.engine", engine).SetTag("genasset.item.kind", kind.Word());
    }

    /// <summary>A try ended: <paramref name="errorCode"/> says why it failed, and is null where it did not; <paramref name="isReleased"/> where it neither succeeded nor failed.</summary>
    public static void TryEnded(Activity? span, string engine, ItemKind kind, TimeSpan took, string? errorCode, bool isReleased)
    {
        var outcome = isReleased ? "released" : errorCode is null ? "succeeded" : "failed";
        if (errorCode is not null)
            span?.SetTag("error.type", errorCode).SetStatus(ActivityStatusCode.Error);
        span?.Dispose();
        var tags = new TagList { { "engine", engine }, { "kind", kind.Word() }, { "outcome", outcome } };
        Tries.Add(1, tags);
        Durations.Record(took.TotalSeconds, tags);
    }

    /// <summary>A webhook was tried.</summary>
    public static void WebhookTried(string outcome) => Webhooks.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    private static ActivityContext ParentOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent) ? parent : default;
}
