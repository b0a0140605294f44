using GenAsset.Core.Jobs;

namespace GenAsset.Host.Output;

/// <summary>A job's state in a word or two.</summary>
internal static class JobText
{
    /// <summary>The state as markup; an unfinished job that nobody runs says so.</summary>
    public static string StateOf(JobState job) => job switch
    {
        { IsExpired: true } => "[grey]expired[/]",
        { State: JobPhase.Completed, CompletedWithErrors: true } => "[yellow]completed with errors[/]",
        { State: JobPhase.Completed } => "[green]completed[/]",
        { State: JobPhase.Cancelled } => "[yellow]cancelled[/]",
        { IsHeld: false } => "[blue]interrupted[/]",
        { State: JobPhase.Cancelling } => "[yellow]cancelling[/]",
        { State: JobPhase.Running } => "[blue]running[/]",
        _ => "queued",
    };
}
