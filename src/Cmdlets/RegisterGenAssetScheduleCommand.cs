using System.Management.Automation;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Scheduling;

namespace GenAsset.Cmdlets;

/// <summary>Keeps a job that is made anew each time it is due. A server starts it, or an open session that is connected to its home.</summary>
[Cmdlet(VerbsLifecycle.Register, "GenAssetSchedule", SupportsShouldProcess = true, DefaultParameterSetName = PromptSet)]
[OutputType(typeof(ScheduleState))]
public sealed class RegisterGenAssetScheduleCommand : ItemsCmdlet
{
    private const string PromptSet = "Prompt";
    private const string InputObjectSet = "InputObject";

    private readonly List<ItemEntry> _items = [];
    private PipelineRow? _row;

    /// <summary>What the schedule is called: letters, digits, hyphens and underscores. One of this name is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>When it is due: "30 2 * * MON-FRI" as crontab has it, six fields with seconds first, or @daily.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Cron { get; set; } = "";

    /// <summary>What to make, an item a prompt.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = PromptSet)]
    public string[] Prompt { get; set; } = [];

    /// <summary>Prompts by value, or objects whose properties are item fields, as New-GenAssetJob takes them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    public PSObject? InputObject { get; set; }

    /// <summary>Whose clocks it goes by, as Europe/Berlin; left out, this machine's.</summary>
    [Parameter]
    public string? TimeZone { get; set; }

    /// <summary>What becomes of due times that passed while nobody ran the schedule, default Once.</summary>
    [Parameter]
    public MissedRuns Missed { get; set; } = MissedRuns.Once;

    /// <summary>Keeps the schedule without running it.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    /// <summary>The name of the jobs; left out, the schedule's.</summary>
    [Parameter]
    public string? JobName { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _row = new PipelineRow(Defaults(Kind ?? ItemKind.Image), isKindSaid: Kind is not null, ResolvePath);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var input in ParameterSetName == InputObjectSet ? [InputObject] : Prompt.Cast<object?>())
            _items.Add(_row!.Read(input, _items.Count)); // made in BeginProcessing
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Connection.Schedules is not { } schedules)
        {
            WriteError(GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, $"{Connection.Place} keeps no schedules."), Name);
            return;
        }

        if (_items.Exists(item => item.Spec is null) && Await(Backend.ValidateAsync(new JobSpec(), _items.ToAsyncEnumerable(), StopToken)) is { } faults)
        {
            WriteError(faults, Name);
            return;
        }

        if (!ShouldProcess($"{Name} ({Cron}), {_items.Count} {(_items.Count == 1 ? "item" : "items")} in {Connection.Place}", "Register schedule"))
            return;
        var put = Await(schedules.PutAsync(Schedule(), StopToken));
        if (put.Succeeded)
            WriteObject(put.Value);
        else
            WriteError(put.Error, Name);
        WriteNotices();
    }

    private Schedule Schedule() => new(Name, Cron, new ScheduledJob(JobName, Options, [.. _items.Select(item => item.Spec!)]), TimeZone ?? Here(), Missed, !Disabled); // each was read

    // A server elsewhere knows this machine's zone by its name in the world's list, not by Windows'.
    private static string Here() => TimeZoneInfo.TryConvertWindowsIdToIanaId(TimeZoneInfo.Local.Id, out var name) ? name : TimeZoneInfo.Local.Id;
}
