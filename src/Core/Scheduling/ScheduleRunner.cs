using System.Security.Cryptography;
using System.Text;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Scheduling;

/// <summary>
/// Starts the jobs of schedules when they are due. However many processes do this over one home, and whenever one of them dies, each due time is started once: who starts it
/// holds the schedule's lock, and the job's id is made of the schedule and the due time, so that one which was made already cannot be made again.
/// </summary>
/// <param name="store">The schedules.</param>
/// <param name="backendOf">The backend as an owner may use it, within his limits; the error says why he may not, and null that his are not started here.</param>
/// <param name="time">The clock.</param>
/// <param name="notice">Told what a person should know.</param>
public sealed class ScheduleRunner(ScheduleStore store, Func<string?, Outcome<IJobBackend>?> backendOf, TimeProvider time, Action<string>? notice = null)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10); // for what other processes change, and what is to be tried again
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(1);

    private const int MostTold = 1000;

    private readonly HashSet<string> _told = [];

    /// <summary>Goes on until the token fires.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var changed = new SemaphoreSlim(0);
        store.Changed += Wake;
        try
        {
            while (true)
            {
                var (_, next) = await StartDueAsync(stop).ConfigureAwait(false);
                var wait = next - time.GetUtcNow() is { } until && until < LookEvery ? until : LookEvery;
                using var over = new CancellationTokenSource(wait > LeastWait ? wait : LeastWait, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stop);
                await changed.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                stop.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What is due now is started by the next who runs.
        }
        finally
        {
            store.Changed -= Wake;
        }

        void Wake() => changed.Release();
    }

    /// <summary>Starts what is due now; says which jobs were made, and when the next is due.</summary>
    public async Task<(IReadOnlyList<JobState> Started, DateTimeOffset? Next)> StartDueAsync(CancellationToken cancellationToken = default)
    {
        var started = new List<JobState>();
        DateTimeOffset? next = null;
        foreach (var key in store.Keys())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var due = await StartDueAsync(key, started, cancellationToken).ConfigureAwait(false);
                next = due < next || next is null ? due ?? next : next;
            }
            catch (Exception fault) when (fault is GenAssetException or IOException or UnauthorizedAccessException)
            {
                Tell(key, fault.Message); // one that is damaged does not stop the others
            }
        }

        return (started, next);
    }

    /// <summary>The id of the job of one due time.</summary>
    internal static string JobIdOf(Schedule schedule, DateTimeOffset due) =>
        JobId.Derived(due, SHA256.HashData(Encoding.UTF8.GetBytes($"{schedule.Owner}\n{schedule.Name.ToLowerInvariant()}\n{due.UtcTicks}")));

    // When the schedule is due next; null where it is not looked for.
    private async Task<DateTimeOffset?> StartDueAsync(string key, List<JobState> started, CancellationToken cancellationToken)
    {
        if (store.Read(key) is not { Enabled: true } seen || backendOf(seen.Owner) is null)
            return null;
        var timing = ScheduleRules.TimingOf(seen);
        if (!timing.Succeeded)
        {
            Tell(key, timing.Error.Message);
            return null;
        }

        if (store.ReadMark(key) is { } mark && timing.Value.Next(mark.SettledUntil) is var first && !(first <= time.GetUtcNow()))
            return first;
        using var held = await store.TryLockAsync(key).ConfigureAwait(false);
        if (held is not null && store.Read(key) is { Enabled: true } schedule && ScheduleRules.TimingOf(schedule).Value is { } now)
            await StartDueAsync(key, schedule, now, started, cancellationToken).ConfigureAwait(false);
        return timing.Value.Next(time.GetUtcNow());
    }

    private async Task StartDueAsync(string key, Schedule schedule, Timing timing, List<JobState> started, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (store.ReadMark(key) is not { } mark)
        {
            store.WriteMark(key, new ScheduleMark(now)); // a file that was put there by hand begins now
            return;
        }

        var due = DueTimes.Between(timing.Cron, timing.Zone, mark.SettledUntil, now, schedule.Missed);
        foreach (var moment in due.Run)
        {
            var made = await StartAsync(schedule, moment, cancellationToken).ConfigureAwait(false);
            if (made.Error is { IsRetryable: true } later)
            {
                store.WriteMark(key, mark with { LastError = later });
                Tell(key, later.Message);
                return; // and tried again
            }

            mark = new ScheduleMark(moment, moment, made.Succeeded ? JobIdOf(schedule, moment) : mark.LastJobId, made.Error);
            store.WriteMark(key, mark);
            if (made.Value is { } job)
                started.Add(job);
            if (made.Error is { } error)
                notice?.Invoke($"Schedule {schedule.Name} could not be started: {error.Message}");
        }

        store.WriteMark(key, mark with { SettledUntil = now });
        if (due.Dropped > 0)
            notice?.Invoke($"Schedule {schedule.Name}: {due.Dropped}{(due.Dropped > DueTimes.MostMadeUp ? " or more" : "")} missed {(due.Dropped == 1 ? "run is" : "runs are")} passed over.");
    }

    // The job; null where it was made before, by a process that died before it could note it.
    private async Task<Outcome<JobState?>> StartAsync(Schedule schedule, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var backend = backendOf(schedule.Owner)!.Value; // the caller looked
        if (!backend.Succeeded)
            return backend.Error;
        var (spec, items) = ScheduleBook.Job(schedule, due);
        var made = await backend.Value.CreateAsync(spec, items, new JobOrigin(JobIdOf(schedule, due)), cancellationToken).ConfigureAwait(false);
        if (made.Succeeded)
            return made.Value;
        return made.Error.Code == ErrorCatalog.JobIdTaken.Name ? (JobState?)null : made.Error;
    }

    private void Tell(string key, string message)
    {
        if (_told.Count >= MostTold)
            _told.Clear();
        if (_told.Add($"{key}\n{message}")) // once: it is looked at every few seconds
            notice?.Invoke($"Schedule {key.Split('.')[0]}: {message}");
    }
}
