using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;

namespace GenAsset.Core.Ports;

/// <summary>Where jobs go: this process, a server, or Azure. Every edge talks to this and to nothing behind it.</summary>
public interface IJobBackend : IAsyncDisposable
{
    /// <summary>Checks the whole job while it streams in, and accepts it durably or refuses it whole with every fault.</summary>
    Task<Outcome<JobState>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin? origin = null, CancellationToken cancellationToken = default);

    /// <summary>Checks a job as <see cref="CreateAsync"/> does, and creates nothing: null when it would be accepted, else every fault.</summary>
    Task<GenAssetError?> ValidateAsync(JobSpec spec, IAsyncEnumerable<ItemEntry> items, CancellationToken cancellationToken = default);

    /// <summary>The job, or null.</summary>
    Task<JobState?> FindAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>The job, as soon as its version is another than <paramref name="version"/>; null when there is no such job, or none any more.</summary>
    Task<JobState?> WaitForChangeAsync(string jobId, long version, CancellationToken cancellationToken = default);

    /// <summary>What was asked, less the items: options with the webhook's secret and all. Null when there is no such job, or its files are gone.</summary>
    Task<JobSpec?> SpecAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>The jobs that the filter lets through, newest first.</summary>
    IAsyncEnumerable<JobState> ListAsync(JobFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>One item, or null. The cost does not grow with the job.</summary>
    Task<ItemState?> ItemAsync(string jobId, int index, CancellationToken cancellationToken = default);

    /// <summary>The job's items in order, from <paramref name="fromIndex"/> on; only those that stand as <paramref name="state"/> says, where it says.</summary>
    IAsyncEnumerable<ItemState> ItemsAsync(string jobId, int fromIndex = 0, ItemPhase? state = null, CancellationToken cancellationToken = default);

    /// <summary>What happened after event <paramref name="afterSeq"/>, and what happens from now on, until the job has ended.</summary>
    IAsyncEnumerable<JobEvent> EventsAsync(string jobId, long afterSeq = 0, CancellationToken cancellationToken = default);

    /// <summary>Waits until the job has ended; a job that nobody runs is taken up first. Cancelling the wait leaves the job alone.</summary>
    Task<Outcome<JobState>> WaitAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Opens an asset, or null where there is none. The stream can seek.</summary>
    Task<Stream?> OpenAssetAsync(string jobId, int index, string name, CancellationToken cancellationToken = default);

    /// <summary>Asks the job to stop: items in flight end soon, finished assets stay.</summary>
    Task<Outcome<JobState>> CancelAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Runs the failed and cancelled items of an ended job again; from then on it may cost <paramref name="budget"/>, where that is given.</summary>
    Task<Outcome<JobState>> RetryAsync(string jobId, decimal? budget = null, CancellationToken cancellationToken = default);

    /// <summary>Stops the job and removes it with its files; null when it is gone.</summary>
    Task<GenAssetError?> DeleteAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Items that are accepted and have not ended, of one owner or, where none is named, of all: the queue's depth.</summary>
    Task<long> PendingItemsAsync(string? owner = null, CancellationToken cancellationToken = default);

    /// <summary>The engines that items may ask for, in the order in which they are asked.</summary>
    Task<IReadOnlyList<EngineInfo>> EnginesAsync(CancellationToken cancellationToken = default);
}
