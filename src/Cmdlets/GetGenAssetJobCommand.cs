using System.Management.Automation;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets;

/// <summary>Finds jobs: by id, or all that match, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "GenAssetJob", DefaultParameterSetName = NameSet)]
[OutputType(typeof(JobState))]
public sealed class GetGenAssetJobCommand : GenAssetCmdlet
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";

    /// <summary>Ids of jobs; an id that no job has is an error.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("JobId")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Names of jobs; wildcards are welcome.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(JobNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only jobs that stand so.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public JobPhase[]? State { get; set; }

    /// <summary>Only jobs that were made at this time or later: a date, or a time of today.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public DateTime? Since { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == IdSet)
        {
            foreach (var id in Id)
            {
                if (FindJob(id) is { } job)
                    WriteObject(job);
            }
        }
        else
        {
            var patterns = Name?.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToArray();
            foreach (var job in Each(Backend.ListAsync(new JobFilter(State: State is [var only] ? only : null), StopToken)))
            {
                if (job.CreatedAt < Since)
                    break; // the newest come first
                if ((State is null || State.Contains(job.State)) && (patterns is null || patterns.Any(pattern => pattern.IsMatch(job.Name ?? ""))))
                    WriteObject(job);
            }
        }

        WriteNotices();
    }
}
