using GenAsset.Core.Jobs;

namespace GenAsset.Core.Scheduling;

/// <summary>A job that is made anew each time it is due.</summary>
/// <param name="Name">What it is called: 1 to 64 letters, digits, hyphens and underscores; one owner's names differ in more than case.</param>
/// <param name="Cron">When it is due; see <see cref="CronExpression"/>.</param>
/// <param name="Job">The job.</param>
/// <param name="TimeZone">Whose clocks it goes by, as Europe/Berlin; default UTC.</param>
/// <param name="Missed">What becomes of due times that nobody ran, default once.</param>
/// <param name="Enabled">Whether it runs at all, default true.</param>
/// <param name="Owner">Whose it is; none where it was made without a key.</param>
public sealed record Schedule(
    string Name = "", string Cron = "", ScheduledJob? Job = null, string TimeZone = "UTC", MissedRuns Missed = MissedRuns.Once, bool Enabled = true, string? Owner = null);

/// <summary>The job of a schedule.</summary>
/// <param name="Name">The jobs' name; left out, the schedule's.</param>
/// <param name="Options">How to run them.</param>
/// <param name="Items">What to make.</param>
public sealed record ScheduledJob(string? Name = null, JobOptions? Options = null, IReadOnlyList<ItemSpec>? Items = null);
