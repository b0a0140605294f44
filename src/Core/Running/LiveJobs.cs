using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Running;

/// <summary>The jobs that this process runs, each in a place of its own until it has ended: so many new ones, and so many that were taken up.</summary>
/// <param name="queue">What gives their items out.</param>
/// <param name="maxNew">New jobs at once, which cost some kilobytes until they begin.</param>
/// <param name="begun">Called for each, so that somebody works.</param>
internal sealed class LiveJobs(LocalWorkQueue queue, int maxNew, Action begun) : IDisposable
{
    private const int MaxTakenUp = LocalWorkQueue.MaxBegun; // such a job is as one that has begun
    private static readonly TimeSpan PlaceWithin = TimeSpan.FromSeconds(5); // a burst waits its turn; what lasts is refused, to be sent again

    private readonly ConcurrentDictionary<string, JobRun> _runs = new();
    private readonly SemaphoreSlim _newPlaces = new(maxNew);
    private readonly SemaphoreSlim _places = new(MaxTakenUp);

    /// <summary>The job's run, even one whose end is being written; null where it does not run here.</summary>
    public JobRun? Of(string jobId) => _runs.GetValueOrDefault(jobId);

    /// <summary>The job's run while it knows better than the store; null where it has ended, or does not run here.</summary>
    public JobRun? Unended(string jobId) => Of(jobId) is { Ended.IsCompleted: false } run ? run : null;

    /// <summary>Items that have not ended, of one owner or of all.</summary>
    public long Pending(string? owner) =>
        _runs.Values.Where(run => owner is null || run.Job.Head.Owner == owner).Sum(run => run.Job.Read(progress => progress.Unfinished));

    /// <summary>Runs the new job that <paramref name="create"/> makes.</summary>
    public async Task<Outcome<JobRun>> RunNewAsync(Func<Task<Outcome<HeldJob>>> create, CancellationToken cancellationToken) =>
        await _newPlaces.WaitAsync(PlaceWithin, cancellationToken).ConfigureAwait(false) ? await RunInPlaceAsync(_newPlaces, create).ConfigureAwait(false) : Full(maxNew);

    /// <summary>Runs the ended job again that <paramref name="hold"/> takes up.</summary>
    public async Task<Outcome<JobRun>> RunAgainAsync(Func<Task<Outcome<HeldJob>>> hold, CancellationToken cancellationToken) =>
        await _places.WaitAsync(PlaceWithin, cancellationToken).ConfigureAwait(false) ? await RunInPlaceAsync(_places, hold).ConfigureAwait(false) : Full(MaxTakenUp);

    /// <summary>Runs the rest of the job that <paramref name="hold"/> takes up, once there is a place for it.</summary>
    public async Task<Outcome<JobRun>> RunRestAsync(Func<Task<Outcome<HeldJob>>> hold, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await RunInPlaceAsync(_places, hold).ConfigureAwait(false);
    }

    /// <summary>The items of a run as they stand this moment.</summary>
    public static async IAsyncEnumerable<ItemState> ItemsAsync(JobRun run, int fromIndex, ItemPhase? state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        Flight? flight = null;
        foreach (var item in FileJobStore.Items(run.Job.Folder, run.Job.Head, index => run.StandingOf(index, out flight), fromIndex, state))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var live = flight?.Over(item) ?? item;
            if ((state ?? live.State) == live.State)
                yield return live;
        }
    }

    /// <summary>How a run ends; the error where its store could not be written.</summary>
    public static async Task<Outcome<JobState>> EndOf(JobRun run)
    {
        try
        {
            return await run.Ended.ConfigureAwait(false);
        }
        catch (GenAssetException fault)
        {
            return fault.Error;
        }
    }

    /// <summary>Lets go of every job: whoever takes it up runs the rest of it.</summary>
    public void Dispose()
    {
        foreach (var run in _runs.Values)
            Retire(run);
        _newPlaces.Dispose();
        _places.Dispose();
    }

    // In a place that the caller took; it is free again where there is no job for it.
    private async Task<Outcome<JobRun>> RunInPlaceAsync(SemaphoreSlim places, Func<Task<Outcome<HeldJob>>> hold)
    {
        JobRun? run = null;
        try
        {
            var held = await hold().ConfigureAwait(false);
            if (!held.Succeeded)
                return held.Error;
            run = queue.Take(held.Value, Retire);
            _runs[held.Value.Head.Id] = run; // before it may end
            queue.Start(run);
            begun();
            return run;
        }
        finally
        {
            if (run is null)
                places.Release();
        }
    }

    private void Retire(JobRun run)
    {
        if (!_runs.TryRemove(run.Job.Head.Id, out _))
            return;
        queue.Remove(run);
        run.Dispose();
        (run.Job.IsNew ? _newPlaces : _places).Release();
    }

    private static GenAssetError Full(int jobs) => GenAssetError.Of(
        ErrorCatalog.QueueFull, $"{jobs} jobs wait or run already: the server takes no more for the moment.", new() { ["retryAfterSeconds"] = (int)PlaceWithin.TotalSeconds });
}
