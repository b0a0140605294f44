using System.Globalization;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.Facades.Grok3D;

/// <summary>GET /api/status/{job_id}.</summary>
internal sealed record PipelineStatus(string JobId, string Status, string Stage, int Progress, string CreatedAt, string Prompt, string? Error)
{
    private static readonly string[] Stages = ["generating_image", "generating_3d", "converting_usdz"];

    /// <summary>Where a job stands, in this API's words.</summary>
    public static PipelineStatus Of(FacadeJob job)
    {
        var (status, stage, progress) = job switch
        {
            { IsReady: true } => ("complete", "complete", 100),
            { HasFailed: true } => ("error", "error", 0),
            { Item: { State: ItemPhase.Running } item } => ("processing", StageOf(item), (int)item.Progress),
            _ => ("queued", "initializing", 0),
        };
        return new PipelineStatus(job.State.Id, status, stage, progress, Written(job.State.CreatedAt), job.Item?.Spec.Words ?? "", status == "error" ? job.Reason : null);
    }

    /// <summary>A time as these clients read it: UTC, to the microsecond, without a zone.</summary>
    public static string Written(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    // An engine with words of its own is told by how far it is, so that the stages still come in their order.
    private static string StageOf(ItemState item) => item switch
    {
        { Stage: { } stage } when Array.IndexOf(Stages, stage) >= 0 => stage,
        { Progress: > 80 } => "converting_usdz",
        { Progress: > 40 } => "generating_3d",
        { Progress: > 0 } => "generating_image",
        _ => "initializing",
    };
}
