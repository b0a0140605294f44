using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Scheduling;

/// <summary>
/// Starts the jobs of a home's schedules when they are due. However many processes do this over one home, and whenever one of them dies, each due time is started once: who takes
/// a turn at a schedule holds its lock.
/// </summary>
/// <param name="store">The schedules.</param>
/// <param name="backendOf">The backend as an owner may use it, within his limits; the error says why he may not, and null that his are not started here.</param>
/// <param name="time">The clock.</param>
/// <param name="notice">Told what a person should know.</param>
public sealed class ScheduleRunner(ScheduleStore store, Func<string?, Outcome<IJobBackend>?> backendOf, TimeProvider time, Action<string>? notice = null)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10); // for what other processes change, and what is to be tried again
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider _time = time;
    private readonly ScheduleTurns _turns = new(backendOf, time, notice);

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
                var wait = next - _time.GetUtcNow() is { } until && until < LookEvery ? until : LookEvery;
                using var over = new CancellationTokenSource(wait > LeastWait ? wait : LeastWait, _time);
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
                _turns.Tell(key.Split('.')[0], fault.Message); // one that is damaged does not stop the others
            }
        }

        return (started, next);
    }

    // When the schedule is due next; null where it is not looked for.
    private async Task<DateTimeOffset?> StartDueAsync(string key, List<JobState> started, CancellationToken cancellationToken)
    {
        if (store.Read(key) is not { } seen || _turns.TimingOf(seen) is not { } timing)
            return null;
        if (store.ReadMark(key) is { } mark && timing.Next(mark.SettledUntil) is var first && !(first <= _time.GetUtcNow()))
            return first;
        using var held = await store.TryLockAsync(key).ConfigureAwait(false);
        if (held is not null && store.Read(key) is { } schedule)
            started.AddRange(await _turns.TakeAsync(schedule, store.ReadMark(key), NoteAsync, cancellationToken).ConfigureAwait(false));
        return timing.Next(_time.GetUtcNow());

        Task NoteAsync(ScheduleMark mark)
        {
            store.WriteMark(key, mark);
            return Task.CompletedTask;
        }
    }
}
