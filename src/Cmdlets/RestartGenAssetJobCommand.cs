using System.Management.Automation;

namespace GenAsset.Cmdlets;

/// <summary>Runs the failed and cancelled items of ended jobs again; what succeeded stays as it is.</summary>
[Cmdlet(VerbsLifecycle.Restart, "GenAssetJob", SupportsShouldProcess = true)]
[OutputType(typeof(JobState))]
public sealed class RestartGenAssetJobCommand : GenAssetCmdlet
{
    /// <summary>The jobs' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>What a job may cost from now on, all that it has cost included; left out, what it might before.</summary>
    [Parameter]
    [ValidateRange(0, double.MaxValue)]
    public decimal? Budget { get; set; }

    /// <summary>Hands out the jobs, for Wait-GenAssetJob.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
        {
            if (FindJob(id) is not { } job || !ShouldProcess($"{id} ({job.Counts.Failed + job.Counts.Cancelled} of {job.Counts.Total} items)", "Run failed items again"))
                continue;
            var restarted = Await(Backend.RetryAsync(id, Budget, StopToken));
            if (!restarted.Succeeded)
                WriteError(restarted.Error, job);
            else if (PassThru)
                WriteObject(restarted.Value);
        }

        WriteNotices();
    }
}
