using System.Management.Automation;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets;

/// <summary>Waits until jobs have ended and hands each out as it does. Ctrl+C stops the waiting and leaves the jobs at work.</summary>
[Cmdlet(VerbsLifecycle.Wait, "GenAssetJob")]
[OutputType(typeof(JobState))]
public sealed class WaitGenAssetJobCommand : BackgroundCmdlet
{
    private const int MostBars = 5;
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5); // at a job that is handed out though its time was up
    private static readonly TimeSpan LongestLook = TimeSpan.FromDays(1); // a timer has an end; a backend gives up long before
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly List<string> _ids = [];

    /// <summary>The jobs' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Seconds to wait at most, for all of the jobs together; left out, as long as it takes.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Timeout { get; set; }

    /// <summary>Waits for the first of the jobs only.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>Hands out also the jobs that had not ended when the time was up.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process() => _ids.AddRange(Id);

    /// <inheritdoc/>
    protected override void End()
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        var waits = _ids.Distinct(StringComparer.Ordinal).Select((id, i) => new Waiting(id, new JobProgressBar(i + 1, Time), Backend.WaitAsync(id, giveUp.Token))).ToList();
        try
        {
            WaitForAll(waits);
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            giveUp.Cancel();
        }

        WriteNotices();
    }

    private void WaitForAll(List<Waiting> waits)
    {
        var (began, refreshEvery) = (Time.GetTimestamp(), Connection.RefreshEvery);
        while (waits.Count > 0)
        {
            var left = Left(began);
            var pause = left < refreshEvery ? left : refreshEvery;
            Task.WaitAny([.. waits.Select(waiting => waiting.End)], (int)Math.Max(0, pause.TotalMilliseconds), StopToken);
            foreach (var ended in waits.FindAll(waiting => waiting.End.IsCompleted))
            {
                waits.Remove(ended);
                WriteEnded(ended);
                if (Any)
                {
                    waits.FindAll(waiting => waiting.Bar.IsShown).ForEach(waiting => WriteProgress(waiting.Bar.Done()));
                    return;
                }
            }

            if (Left(began) <= TimeSpan.Zero)
            {
                waits.ForEach(WriteOverdue);
                return;
            }

            foreach (var waiting in waits.Take(MostBars))
            {
                if (Look(waiting, Left(began)) is { } job)
                    WriteProgress(waiting.Bar.Show(job));
            }
        }
    }

    private TimeSpan Left(long began) => Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) - Time.GetElapsedTime(began) : TimeSpan.MaxValue;

    // The job, unless it is not known in time: a server may be silent, and the timeout holds all the same.
    private JobState? Look(Waiting waiting, TimeSpan atMost)
    {
        using var late = new CancellationTokenSource(atMost < TimeSpan.Zero ? TimeSpan.Zero : atMost < LongestLook ? atMost : LongestLook, Time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(late.Token, StopToken);
        try
        {
            return waiting.Seen = Await(Backend.FindAsync(waiting.Id, until.Token)) ?? waiting.Seen;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return null;
        }
    }

    private void WriteEnded(Waiting waiting)
    {
        if (waiting.Bar.IsShown)
            WriteProgress(waiting.Bar.Done());
        var ended = Await(waiting.End);
        if (!ended.Succeeded)
        {
            WriteError(ended.Error, waiting.Id);
            return;
        }

        var job = ended.Value;
        if (job.Error is { } error)
            WriteError(error with { Message = $"Job {job.Id} was stopped: {error.Message}" }, job);
        else if (job.Counts.Failed > 0)
            WriteWarning($"{job.Counts.Failed} of {job.Counts.Total} items of job {job.Id} failed. See why: Get-GenAssetItem {job.Id} -State Failed");
        if (job is { Counts.Succeeded: > 0, IsExpired: false } && FirstResult(job.Id) is { } first)
            WarnOfPreviews(job, first);
        WriteObject(job);
    }

    // A stream of items is of all that are left, and a server makes it whatever is read of it: the first item alone tells mostly.
    private ItemState? FirstResult(string id) =>
        Await(Backend.ItemAsync(id, 0, StopToken)) is { State: ItemPhase.Succeeded } first ? first : Each(Backend.ItemsAsync(id, 1, ItemPhase.Succeeded, StopToken)).FirstOrDefault();

    private void WriteOverdue(Waiting waiting)
    {
        if (waiting.Bar.IsShown)
            WriteProgress(waiting.Bar.Done());
        WriteError(new ErrorRecord(
            new TimeoutException($"Job {waiting.Id} had not ended after {Timeout} s."), "WAIT_TIMEOUT", ErrorCategory.OperationTimeout, waiting.Id)
        {
            ErrorDetails = new ErrorDetails($"Job {waiting.Id} had not ended after {Timeout} s.") { RecommendedAction = "It is still at work: wait again, or look at it with Get-GenAssetJob." },
        });
        if (PassThru && (Look(waiting, LastLook) ?? waiting.Seen) is { } job)
            WriteObject(job);
    }

    private sealed record Waiting(string Id, JobProgressBar Bar, Task<Outcome<JobState>> End)
    {
        /// <summary>The job as it was looked at last.</summary>
        public JobState? Seen { get; set; }
    }
}
