using System.Management.Automation;

namespace GenAsset.Cmdlets;

/// <summary>One job's progress as PowerShell shows it: how much is done, how fast it goes, how long it will take.</summary>
internal sealed class JobProgressBar(int activityId, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private string _activity = "Waiting";
    private long? _endedBefore;

    /// <summary>Whether anything was shown, and so must be taken away.</summary>
    public bool IsShown { get; private set; }

    /// <summary>The bar as the job stands now.</summary>
    public ProgressRecord Show(JobState job)
    {
        IsShown = true;
        var counts = job.Counts;
        _activity = job.Name is null ? $"Job {job.Id}" : $"{job.Name} ({job.Id})";
        _endedBefore ??= counts.Ended;
        var rate = (counts.Ended - _endedBefore.Value) / Math.Max(0.001, time.GetElapsedTime(_began).TotalSeconds);
        var failed = counts.Failed > 0 ? $", {counts.Failed} failed" : "";
        var speed = rate > 0 ? $", {rate:0.0} items/s" : "";
        return new ProgressRecord(activityId, _activity, $"{counts.Ended} of {counts.Total} done{failed}{speed}")
        {
            PercentComplete = counts.Total == 0 ? 0 : (int)(100 * counts.Ended / counts.Total),
            SecondsRemaining = rate > 0 ? (int)Math.Min(int.MaxValue, (counts.Total - counts.Ended) / rate) : -1,
        };
    }

    /// <summary>Takes the bar away.</summary>
    public ProgressRecord Done() => new(activityId, _activity, "done") { RecordType = ProgressRecordType.Completed };
}
