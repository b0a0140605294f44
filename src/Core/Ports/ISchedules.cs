using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Scheduling;

namespace GenAsset.Core.Ports;

/// <summary>The schedules that one may see: a home's, or at a server those of one's key.</summary>
public interface ISchedules
{
    /// <summary>Checks a schedule and its job whole, and keeps it in the place of one of its name; or refuses it with every fault.</summary>
    Task<Outcome<ScheduleState>> PutAsync(Schedule schedule, CancellationToken cancellationToken = default);

    /// <summary>The schedule, its job too; or null.</summary>
    Task<ScheduleState?> FindAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>All schedules, by name.</summary>
    IAsyncEnumerable<ScheduleState> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes a schedule; null when it is gone. Jobs that it made stay.</summary>
    Task<GenAssetError?> DeleteAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Makes the schedule's job now, whether or not it is due; the next due time stays.</summary>
    Task<Outcome<JobState>> RunAsync(string name, CancellationToken cancellationToken = default);
}
