using System.Management.Automation;
using GenAsset.Core.Scheduling;

namespace GenAsset.Cmdlets;

/// <summary>Removes schedules. The jobs that they made stay.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "GenAssetSchedule", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnregisterGenAssetScheduleCommand : GenAssetCmdlet
{
    /// <summary>Names of schedules.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            if (!ShouldProcess($"{name} in {Connection.Place}", "Unregister schedule"))
                continue;
            var fault = Connection.Schedules is { } schedules ? Await(schedules.DeleteAsync(name, StopToken)) : ScheduleBook.NotFound(name);
            if (fault is not null)
                WriteError(fault, name);
        }

        WriteNotices();
    }
}
