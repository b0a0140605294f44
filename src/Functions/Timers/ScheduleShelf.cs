using GenAsset.Core.Scheduling;

namespace GenAsset.Functions.Timers;

/// <summary>Where schedules lie, and how far each has come: the seam between what is due and where that is kept.</summary>
public abstract class ScheduleShelf
{
    /// <summary>The schedules; one that cannot be read is passed over and told of by the shelf.</summary>
    public abstract IAsyncEnumerable<Schedule> ListAsync(CancellationToken cancellationToken);

    /// <summary>Takes a schedule's mark, so that nobody else can; null while somebody has it.</summary>
    public abstract Task<HeldMark?> TryHoldAsync(string name, CancellationToken cancellationToken);
}

/// <summary>A schedule's mark in the hands of one instance.</summary>
public abstract class HeldMark : IAsyncDisposable
{
    /// <summary>How far the schedule has come; null where it was not looked at yet.</summary>
    public abstract ScheduleMark? Mark { get; }

    /// <summary>Notes how far it has come. Throws where the mark is somebody else's by now.</summary>
    public abstract Task WriteAsync(ScheduleMark mark, CancellationToken cancellationToken);

    /// <summary>Lets go of it.</summary>
    public abstract ValueTask DisposeAsync();
}
