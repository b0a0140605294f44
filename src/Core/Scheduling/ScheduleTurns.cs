using System.Security.Cryptography;
using System.Text;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Scheduling;

/// <summary>
/// Takes turns at schedules, wherever they are kept: starts what is due of one, each due time once, and has it noted how far the schedule has come. Whoever takes a turn holds
/// the schedule; and should two believe that they do, or one die before it could note what it did: a job's id is made of the schedule and the due time, so that one which was made
/// already cannot be made again.
/// </summary>
/// <param name="backendOf">The backend as an owner may use it, within his limits; the error says why he may not, and null that his are not started here.</param>
/// <param name="time">The clock.</param>
/// <param name="notice">Told what a person should know.</param>
public sealed class ScheduleTurns(Func<string?, Outcome<IJobBackend>?> backendOf, TimeProvider time, Action<string>? notice = null)
{
    private const int MostTold = 1000;

    private readonly HashSet<string> _told = [];

    /// <summary>Starts what is due now; says which jobs were made.</summary>
    /// <param name="schedule">The schedule, which nobody else takes a turn at now.</param>
    /// <param name="mark">How far it has come; none where it was put there by hand, and begins now.</param>
    /// <param name="note">Notes how far it has come.</param>
    /// <param name="cancellationToken">Ends the turn between two due times.</param>
    public async Task<IReadOnlyList<JobState>> TakeAsync(Schedule schedule, ScheduleMark? mark, Func<ScheduleMark, Task> note, CancellationToken cancellationToken)
    {
        if (TimingOf(schedule) is not { } timing)
            return [];
        var now = time.GetUtcNow();
        if (mark is null)
        {
            await note(new ScheduleMark(now)).ConfigureAwait(false);
            return [];
        }

        var due = DueTimes.Between(timing.Cron, timing.Zone, mark.SettledUntil, now, schedule.Missed);
        if (due is { Run.Count: 0, Dropped: 0 })
            return [];
        var started = new List<JobState>();
        foreach (var moment in due.Run)
        {
            var made = await StartAsync(schedule, moment, cancellationToken).ConfigureAwait(false);
            if (made.Error is { IsRetryable: true } later)
            {
                await note(mark with { LastError = later }).ConfigureAwait(false);
                Tell(schedule.Name, later.Message);
                return started; // and tried again
            }

            mark = new ScheduleMark(moment, moment, made.Succeeded ? JobIdOf(schedule, moment) : mark.LastJobId, made.Error);
            await note(mark).ConfigureAwait(false);
            if (made.Value is { } job)
                started.Add(job);
            if (made.Error is { } error)
                notice?.Invoke($"Schedule {schedule.Name} could not be started: {error.Message}");
        }

        await note(mark with { SettledUntil = now }).ConfigureAwait(false);
        if (due.Dropped > 0)
            notice?.Invoke($"Schedule {schedule.Name}: {due.Dropped}{(due.Dropped > DueTimes.MostMadeUp ? " or more" : "")} missed {(due.Dropped == 1 ? "run is" : "runs are")} passed over.");
        return started;
    }

    /// <summary>When a schedule is due; null where it is not started here, or cannot be read, which is told.</summary>
    internal Timing? TimingOf(Schedule schedule)
    {
        if (!schedule.Enabled || backendOf(schedule.Owner) is null)
            return null;
        var timing = ScheduleRules.TimingOf(schedule);
        if (timing.Error is { } fault)
            Tell(schedule.Name, fault.Message);
        return timing.Value;
    }

    /// <summary>Tells of a schedule what would be told again each few seconds: once.</summary>
    internal void Tell(string schedule, string message)
    {
        if (_told.Count >= MostTold)
            _told.Clear();
        if (_told.Add($"{schedule}\n{message}"))
            notice?.Invoke($"Schedule {schedule}: {message}");
    }

    private static string JobIdOf(Schedule schedule, DateTimeOffset due) =>
        JobId.Derived(due, SHA256.HashData(Encoding.UTF8.GetBytes($"{schedule.Owner}\n{schedule.Name.ToLowerInvariant()}\n{due.UtcTicks}")));

    // The job; null where it was made before, by somebody who died before it could be noted.
    private async Task<Outcome<JobState?>> StartAsync(Schedule schedule, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var backend = backendOf(schedule.Owner)!.Value; // TimingOf looked
        if (!backend.Succeeded)
            return backend.Error;
        var (spec, items) = ScheduleBook.Job(schedule, due);
        var made = await backend.Value.CreateAsync(spec, items, new JobOrigin(JobIdOf(schedule, due)), cancellationToken).ConfigureAwait(false);
        if (made.Succeeded)
            return made.Value;
        return made.Error.Code == ErrorCatalog.JobIdTaken.Name ? (JobState?)null : made.Error;
    }
}
