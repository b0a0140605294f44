using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.Facades;

/// <summary>A job that a facade made: it has one item.</summary>
/// <param name="State">The job.</param>
/// <param name="Item">Its item; none once the job's files are gone.</param>
internal sealed record FacadeJob(JobState State, ItemState? Item)
{
    /// <summary>Whether the result can be fetched.</summary>
    public bool IsReady => Item?.State == ItemPhase.Succeeded;

    /// <summary>Whether there will be no result; what was cancelled by other means has failed for these clients, which know no cancelling.</summary>
    public bool HasFailed => Item is null || Item.State is ItemPhase.Failed or ItemPhase.Cancelled || (State.IsFinished && !IsReady);

    /// <summary>Why there will be no result.</summary>
    public string Reason => Item switch
    {
        null => "The job's results are no longer kept.",
        { State: ItemPhase.Failed, Error: { } error } => error.Message,
        _ => "The job was cancelled.",
    };

    /// <summary>The error behind <see cref="Reason"/>, where there is one.</summary>
    public GenAssetError? Error => Item?.Error ?? State.Error;

    /// <summary>The first asset whose name has that ending, or null.</summary>
    public AssetInfo? Asset(params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (Item?.Assets?.FirstOrDefault(asset => asset.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found)
                return found;
        }

        return null;
    }
}
