using System.Management.Automation;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets;

/// <summary>Hands out a job's items as they end, until the job has; what ended before comes first. Ctrl+C leaves the job at work.</summary>
[Cmdlet(VerbsCommunications.Receive, "GenAssetItem")]
[OutputType(typeof(ItemState))]
public sealed class ReceiveGenAssetItemCommand : BackgroundCmdlet
{
    /// <summary>The jobs' ids, one after the other.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var id in Id)
        {
            if (FindJob(id) is { } job)
                Receive(job);
        }

        WriteNotices();
    }

    private void Receive(JobState job)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        var end = job.IsFinished ? null : Backend.WaitAsync(job.Id, leave.Token); // a job that nobody runs is taken up
        var handedOut = new HashSet<int>();
        try
        {
            foreach (var entry in Each(Backend.EventsAsync(job.Id, cancellationToken: StopToken)))
            {
                if (entry.Kind is JobEventKind.ItemSucceeded or JobEventKind.ItemFailed && entry.Index is { } index && !handedOut.Contains(index)
                    && Await(Backend.ItemAsync(job.Id, index, StopToken)) is { State: ItemPhase.Succeeded or ItemPhase.Failed } item)
                {
                    handedOut.Add(index); // an item that failed and was retried since is at work again, and ends once more
                    WarnOfPreviews(job, item);
                    WriteItem(item, job.Id);
                }
            }

            if (end is not null && Await(end) is { Succeeded: false, Error: { } error })
                WriteError(error, job);
        }
        finally
        {
            leave.Cancel();
        }
    }
}
