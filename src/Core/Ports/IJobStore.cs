using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Ports;

/// <summary>Keeps jobs, their items and what happened to them, and can be read by anyone at any time.</summary>
public interface IJobStore
{
    /// <summary>The job, or null.</summary>
    Task<JobState?> FindAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>What was asked, less the items; null when there is no such job, or its files are gone.</summary>
    Task<JobSpec?> SpecAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>The jobs that the filter lets through, newest first.</summary>
    IAsyncEnumerable<JobState> ListAsync(JobFilter filter, CancellationToken cancellationToken);

    /// <summary>One item, or null.</summary>
    Task<ItemState?> ItemAsync(string jobId, int index, CancellationToken cancellationToken);

    /// <summary>The job's items in order, from <paramref name="fromIndex"/> on; only those that stand as <paramref name="state"/> says, where it says.</summary>
    IAsyncEnumerable<ItemState> ItemsAsync(string jobId, int fromIndex, ItemPhase? state, CancellationToken cancellationToken);

    /// <summary>What happened after event <paramref name="afterSeq"/>, and what happens from now on, until the job has ended.</summary>
    IAsyncEnumerable<JobEvent> EventsAsync(string jobId, long afterSeq, CancellationToken cancellationToken);

    /// <summary>Removes the files of jobs that ended long enough ago, leaving a tombstone each; says how many.</summary>
    Task<int> ExpireAsync(CancellationToken cancellationToken);

    /// <summary>Removes a job altogether.</summary>
    Task<GenAssetError?> DeleteAsync(string jobId, CancellationToken cancellationToken);
}
