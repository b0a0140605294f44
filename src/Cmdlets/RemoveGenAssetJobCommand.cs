using System.Management.Automation;
using GenAsset.Core.Errors;

namespace GenAsset.Cmdlets;

/// <summary>Removes jobs with their results. A job that has not ended is removed only with -Force, which stops it first.</summary>
[Cmdlet(VerbsCommon.Remove, "GenAssetJob", SupportsShouldProcess = true)]
public sealed class RemoveGenAssetJobCommand : GenAssetCmdlet
{
    /// <summary>The jobs' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Stops and removes also a job that has not ended.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
        {
            if (FindJob(id) is not { } job)
                continue;
            if (!job.IsFinished && !Force)
                WriteError(GenAssetError.Of(ErrorCatalog.JobNotReady, $"Job {id} has not ended.", suggestion: "Wait for it, stop it, or remove it all the same with -Force."), job);
            else if (ShouldProcess($"{id} ({job.Counts.Total} items, {job.Counts.Succeeded} with results)", "Remove job") && Await(Backend.DeleteAsync(id, StopToken)) is { } error)
                WriteError(error, job);
        }

        WriteNotices();
    }
}
