using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;

namespace GenAsset.Functions.Timers;

/// <summary>
/// Looks after jobs that have not ended: a run whose orchestration is not there, or broke, is started again, and a chunk that was not counted for longer than its own timer
/// would ever wait is woken. Neither can do harm: what is done already is found done.
/// </summary>
/// <param name="store">The jobs.</param>
/// <param name="tables">Their chunks.</param>
/// <param name="isAtWork">Whether a run's orchestration is there.</param>
/// <param name="start">Starts it.</param>
/// <param name="tell">Wakes a chunk's.</param>
/// <param name="time">The clock.</param>
public sealed class Watchdog(
    TableJobStore store, Tables tables, Func<JobRow, CancellationToken, Task<bool>> isAtWork, Func<JobRow, CancellationToken, Task> start, Func<string, string, CancellationToken, Task> tell, TimeProvider time)
{
    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(25); // twice the longest wait of a chunk, and its activity's tries

    /// <summary>Looks once; says how many runs were started and chunks woken.</summary>
    public async Task<(int Started, int Woken)> RunAsync(CancellationToken cancellationToken)
    {
        var (started, woken) = (0, 0);
        await foreach (var job in store.OpenAsync(cancellationToken))
        {
            if (!await isAtWork(job, cancellationToken))
            {
                await start(job, cancellationToken);
                started++;
                continue;
            }

            await foreach (var chunk in tables.ChunksAsync(job.Id, cancellationToken))
            {
                if (chunk.Run != job.Run || chunk.Phase != ChunkPhase.Open || time.GetUtcNow() - chunk.Source!.Timestamp < StuckAfter) // rows that are read have their source
                    continue;
                await tell(InstanceIds.OfChunk(job.Id, job.Run, chunk.Chunk), Names.ChunkDoneEvent, cancellationToken);
                woken++;
            }
        }

        return (started, woken);
    }
}
