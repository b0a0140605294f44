using GenAsset.Core.Jobs;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>Where a job stands in the words of the task queue behind the documented server, which its error details use, and in those of its status answers.</summary>
internal static class CeleryState
{
    public const string Pending = "PENDING";
    public const string Progress = "PROGRESS";
    public const string Success = "SUCCESS";
    public const string Failure = "FAILURE";
    public const string Revoked = "REVOKED";

    public static string Of(FacadeJob job) => job.State switch
    {
        { State: JobPhase.Cancelled or JobPhase.Cancelling } => Revoked,
        { State: JobPhase.Completed, Counts.Succeeded: > 0 } => Success,
        { State: JobPhase.Completed } => Failure,
        _ => job.Item?.State switch
        {
            ItemPhase.Succeeded => Success,
            ItemPhase.Failed => Failure,
            ItemPhase.Running => Progress,
            _ => Pending,
        },
    };

    public static string StatusOf(string state) => state switch
    {
        Pending => "queued",
        Progress => "processing",
        Success => "completed",
        Failure => "failed",
        _ => "cancelled",
    };
}
