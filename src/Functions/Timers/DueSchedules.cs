using GenAsset.Core.Scheduling;

namespace GenAsset.Functions.Timers;

/// <summary>Starts the jobs that are due, each due time once, however many instances look and whenever one dies: who takes a turn at a schedule holds its mark.</summary>
public sealed class DueSchedules(ScheduleShelf shelf, ScheduleTurns turns)
{
    /// <summary>Starts what is due now; says how many jobs were made.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var made = 0;
        await foreach (var schedule in shelf.ListAsync(cancellationToken))
        {
            if (!schedule.Enabled)
                continue;
            await using var held = await shelf.TryHoldAsync(schedule.Name, cancellationToken);
            if (held is not null)
                made += (await turns.TakeAsync(schedule, held.Mark, mark => held.WriteAsync(mark, cancellationToken), cancellationToken)).Count;
        }

        return made;
    }
}
