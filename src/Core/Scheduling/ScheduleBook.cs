using System.Runtime.CompilerServices;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Scheduling;

/// <summary>One owner's schedules of a home.</summary>
/// <param name="store">All of them.</param>
/// <param name="jobs">The backend as the owner may see it.</param>
/// <param name="owner">The owner; none where there are no keys.</param>
/// <param name="time">The clock.</param>
public sealed class ScheduleBook(ScheduleStore store, IJobBackend jobs, string? owner, TimeProvider time) : ISchedules
{
    private const int MostOfOneOwner = 1000;

    /// <inheritdoc/>
    public async Task<Outcome<ScheduleState>> PutAsync(Schedule schedule, CancellationToken cancellationToken = default)
    {
        schedule = schedule with { Owner = owner };
        var timing = ScheduleRules.Check(schedule, time.GetUtcNow());
        if (!timing.Succeeded)
            return timing.Error;
        var (spec, items) = Job(schedule);
        if (await jobs.ValidateAsync(spec, items, cancellationToken).ConfigureAwait(false) is { } fault)
            return fault;
        var key = ScheduleStore.KeyOf(owner, schedule.Name);
        var locked = await store.LockAsync(key, cancellationToken).ConfigureAwait(false);
        if (!locked.Succeeded)
            return locked.Error;
        using (locked.Value)
        {
            var before = store.Read(key);
            if (before is null && Mine().Count() >= MostOfOneOwner)
                return GenAssetError.Of(ErrorCatalog.QueueFull, $"There are {MostOfOneOwner} schedules already.", suggestion: "Remove some that are not needed.");
            var goesOn = before is { Enabled: true } && before.Cron == schedule.Cron && before.TimeZone == schedule.TimeZone;
            store.Write(key, schedule, goesOn ? null : (store.ReadMark(key) ?? new ScheduleMark(default)) with { SettledUntil = time.GetUtcNow() });
        }

        return StateOf(key, schedule, withJob: true);
    }

    /// <inheritdoc/>
    public Task<ScheduleState?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        Task.FromResult(Find(name) is { } schedule ? StateOf(ScheduleStore.KeyOf(owner, name), schedule, withJob: true) : null);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ScheduleState> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var key in Mine())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (store.Read(key) is { } schedule)
                yield return StateOf(key, schedule, withJob: false);
        }
    }

    /// <inheritdoc/>
    public async Task<GenAssetError?> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        if (Find(name) is null)
            return NotFound(name);
        var key = ScheduleStore.KeyOf(owner, name);
        var locked = await store.LockAsync(key, cancellationToken).ConfigureAwait(false);
        if (!locked.Succeeded)
            return locked.Error;
        using (locked.Value)
            return store.Remove(key) ? null : NotFound(name);
    }

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> RunAsync(string name, CancellationToken cancellationToken = default)
    {
        if (Find(name) is not { } schedule)
            return NotFound(name);
        var (spec, items) = Job(schedule);
        return await jobs.CreateAsync(spec, items, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says that there is no such schedule.</summary>
    public static GenAssetError NotFound(string name) => GenAssetError.Of(ErrorCatalog.ScheduleNotFound, $"There is no schedule \"{Excerpt.Of(name)}\".");

    /// <summary>The job of a schedule; for a due time it says of which it is.</summary>
    internal static (JobSpec Spec, IAsyncEnumerable<ItemEntry> Items) Job(Schedule schedule, DateTimeOffset? due = null)
    {
        var job = schedule.Job ?? new ScheduledJob();
        var options = job.Options ?? new JobOptions();
        var notes = new Dictionary<string, string>(options.Metadata ?? new Dictionary<string, string>()) { ["schedule"] = schedule.Name };
        if (due is { } moment)
            notes["due"] = moment.ToString("yyyy-MM-dd'T'HH:mm:ssK");
        return (new JobSpec(job.Name ?? schedule.Name, options with { Metadata = notes }), (job.Items ?? []).Select(item => ItemEntry.Of(item)).ToAsyncEnumerable());
    }

    private Schedule? Find(string name) => ScheduleRules.IsName(name) ? store.Read(ScheduleStore.KeyOf(owner, name)) : null;

    private IEnumerable<string> Mine()
    {
        var ending = ScheduleStore.KeyOf(owner, "");
        return store.Keys().Where(key => owner is null ? !key.Contains('.', StringComparison.Ordinal) : key.EndsWith(ending, StringComparison.Ordinal));
    }

    private ScheduleState StateOf(string key, Schedule schedule, bool withJob)
    {
        var mark = store.ReadMark(key);
        var timing = ScheduleRules.TimingOf(schedule);
        return new ScheduleState(
            schedule.Name, schedule.Cron, schedule.TimeZone, schedule.Missed, schedule.Enabled, schedule.Job?.Items?.Count ?? 0, schedule.Owner,
            schedule.Enabled ? timing.Value?.Next(time.GetUtcNow()) : null, mark?.LastDue, mark?.LastJobId, timing.Error ?? mark?.LastError, withJob ? schedule.Job : null);
    }
}
