using System.Security.Cryptography;
using System.Text;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Scheduling;

namespace GenAsset.Functions.Timers;

/// <summary>
/// Starts the jobs that are due, each due time once, however many instances look and whenever one dies: who looks after a schedule holds its mark, and a job's id is made of
/// the schedule and the due time, so that one which was made already cannot be made again.
/// </summary>
public sealed class DueSchedules(ScheduleShelf shelf, IJobBackend jobs, TimeProvider time, Action<string> notice)
{
    /// <summary>Starts what is due now; says how many jobs were made.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var made = 0;
        await foreach (var schedule in shelf.ListAsync(cancellationToken))
        {
            if (!schedule.Enabled)
                continue;
            var cron = CronExpression.Parse(schedule.Cron);
            if (!cron.Succeeded || !TimeZoneInfo.TryFindSystemTimeZoneById(schedule.TimeZone ?? "", out var zone))
            {
                notice($"Schedule {schedule.Name}: {cron.Error?.Message ?? $"there is no time zone {schedule.TimeZone}"}");
                continue;
            }

            await using var held = await shelf.TryHoldAsync(schedule.Name, cancellationToken);
            if (held is not null)
                made += await StartAsync(schedule, cron.Value, zone, held, cancellationToken);
        }

        return made;
    }

    /// <summary>The id of the job of one due time.</summary>
    public static string JobIdOf(Schedule schedule, DateTimeOffset due) =>
        JobId.Derived(due, SHA256.HashData(Encoding.UTF8.GetBytes($"{schedule.Owner}\n{schedule.Name.ToLowerInvariant()}\n{due.UtcTicks}")));

    private async Task<int> StartAsync(Schedule schedule, CronExpression cron, TimeZoneInfo zone, HeldMark held, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (held.Mark is not { } mark)
        {
            await held.WriteAsync(new ScheduleMark(now), cancellationToken); // a schedule that was put there begins now
            return 0;
        }

        var made = 0;
        var due = DueTimes.Between(cron, zone, mark.SettledUntil, now, schedule.Missed);
        foreach (var moment in due.Run)
        {
            var job = await CreateAsync(schedule, moment, cancellationToken);
            if (job.Error is { IsRetryable: true } later)
            {
                await held.WriteAsync(mark with { LastError = later }, cancellationToken);
                return made; // and tried again when the timer fires next
            }

            var isKnown = job.Error?.Code == ErrorCatalog.JobIdTaken.Name; // made by an instance that died before it could note it
            mark = new ScheduleMark(moment, moment, job.Succeeded || isKnown ? JobIdOf(schedule, moment) : mark.LastJobId, isKnown ? null : job.Error);
            await held.WriteAsync(mark, cancellationToken);
            made += job.Succeeded ? 1 : 0;
            if (mark.LastError is { } error)
                notice($"Schedule {schedule.Name} could not be started: {error.Message}");
        }

        if (due.Run.Count > 0 || due.Dropped > 0)
            await held.WriteAsync(mark with { SettledUntil = now }, cancellationToken);
        if (due.Dropped > 0)
            notice($"Schedule {schedule.Name}: {due.Dropped} missed runs are passed over.");
        return made;
    }

    private Task<Outcome<JobState>> CreateAsync(Schedule schedule, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var job = schedule.Job ?? new ScheduledJob();
        var options = job.Options ?? new JobOptions();
        var notes = new Dictionary<string, string>(options.Metadata ?? new Dictionary<string, string>())
        {
            ["schedule"] = schedule.Name,
            ["due"] = due.ToString("yyyy-MM-dd'T'HH:mm:ssK"),
        };
        return jobs.CreateAsync(
            new JobSpec(job.Name ?? schedule.Name, options with { Metadata = notes }), (job.Items ?? []).Select(item => ItemEntry.Of(item)).ToAsyncEnumerable(),
            new JobOrigin(JobIdOf(schedule, due), schedule.Owner), cancellationToken);
    }
}
