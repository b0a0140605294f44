using GenAsset.Core.Errors;

namespace GenAsset.Core.Scheduling;

/// <summary>What is known of a schedule.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Cron">When it is due.</param>
/// <param name="TimeZone">Whose clocks it goes by.</param>
/// <param name="Missed">What becomes of due times that nobody ran.</param>
/// <param name="Enabled">Whether it runs at all.</param>
/// <param name="Items">How many items its jobs have.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="NextDue">When it is due next; none while it is not enabled, or where it never is again.</param>
/// <param name="LastDue">The due time that was last started, or should have been.</param>
/// <param name="LastJobId">The job that was made for it.</param>
/// <param name="LastError">Why none could be.</param>
/// <param name="Job">The job; left out where schedules are listed.</param>
public sealed record ScheduleState(
    string Name, string Cron, string TimeZone, MissedRuns Missed, bool Enabled, int Items, string? Owner = null, DateTimeOffset? NextDue = null,
    DateTimeOffset? LastDue = null, string? LastJobId = null, GenAssetError? LastError = null, ScheduledJob? Job = null);
