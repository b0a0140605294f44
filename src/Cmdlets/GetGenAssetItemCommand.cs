using System.Management.Automation;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets;

/// <summary>Lists a job's items in order, as they are read.</summary>
[Cmdlet(VerbsCommon.Get, "GenAssetItem")]
[OutputType(typeof(ItemState))]
public sealed class GetGenAssetItemCommand : GenAssetCmdlet
{
    /// <summary>The job's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Only items at these places, from 0.</summary>
    [Parameter]
    public int[]? Index { get; set; }

    /// <summary>Only items that stand so.</summary>
    [Parameter]
    public ItemPhase[]? State { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
        {
            if (FindJob(id) is not null)
                WriteItems(id);
        }

        WriteNotices();
    }

    private void WriteItems(string id)
    {
        var (first, last) = Index is { Length: > 0 } ? (Math.Max(0, Index.Min()), Index.Max()) : (0, int.MaxValue);
        foreach (var item in Each(Backend.ItemsAsync(id, first, State is [var only] ? only : null, StopToken)))
        {
            if (item.Index > last)
                break;
            if (Index?.Contains(item.Index) == false || State?.Contains(item.State) == false)
                continue;
            WriteItem(item, id);
        }
    }
}
