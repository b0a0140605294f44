using System.Management.Automation;
using GenAsset.Core.Scheduling;

namespace GenAsset.Cmdlets;

/// <summary>Finds schedules: by name, its job too; or all that match.</summary>
[Cmdlet(VerbsCommon.Get, "GenAssetSchedule")]
[OutputType(typeof(ScheduleState))]
public sealed class GetGenAssetScheduleCommand : GenAssetCmdlet
{
    /// <summary>Names of schedules; wildcards are welcome. A name without them that no schedule has is an error.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Connection.Schedules is not { } schedules)
            return;
        foreach (var name in Name ?? ["*"])
        {
            if (WildcardPattern.ContainsWildcardCharacters(name))
            {
                var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
                foreach (var schedule in Each(schedules.ListAsync(StopToken)).Where(schedule => pattern.IsMatch(schedule.Name)))
                    WriteObject(schedule);
            }
            else if (Await(schedules.FindAsync(name, StopToken)) is { } found)
            {
                WriteObject(found);
            }
            else
            {
                WriteError(ScheduleBook.NotFound(name), name);
            }
        }

        WriteNotices();
    }
}
