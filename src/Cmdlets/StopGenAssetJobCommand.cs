using System.Management.Automation;

namespace GenAsset.Cmdlets;

/// <summary>Asks jobs to stop. Items in flight end soon; what is finished stays and can be saved.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GenAssetJob", SupportsShouldProcess = true)]
[OutputType(typeof(JobState))]
public sealed class StopGenAssetJobCommand : GenAssetCmdlet
{
    /// <summary>The jobs' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Hands out the jobs.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
        {
            if (FindJob(id) is null || !ShouldProcess(id, "Stop job"))
                continue;
            var stopped = Await(Backend.CancelAsync(id, StopToken));
            if (!stopped.Succeeded)
                WriteError(stopped.Error, id);
            else if (PassThru)
                WriteObject(stopped.Value);
        }

        WriteNotices();
    }
}
