using GenAsset.Api.V1.Jobs;
using GenAsset.Core.Scheduling;

namespace GenAsset.Api.V1.Schedules;

/// <summary>A schedule as one JSON document; its name is in the path.</summary>
/// <param name="Cron">When it is due: five fields as crontab, or six or seven as Quartz.</param>
/// <param name="Job">The job.</param>
/// <param name="TimeZone">Whose clocks it goes by, as Europe/Berlin; left out, UTC.</param>
/// <param name="Missed">What becomes of due times that passed while the server was down; left out, once.</param>
/// <param name="Enabled">Whether it runs at all; left out, it does.</param>
public sealed record ScheduleDocument(string Cron, JobDocument Job, string? TimeZone = null, MissedRuns? Missed = null, bool? Enabled = null);
