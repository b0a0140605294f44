using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace GenAsset.Functions.Timers;

/// <summary>
/// Looks after jobs that have not ended: a run whose orchestration is not there, or broke, is started again, and a chunk that was not counted for longer than its own timer
/// would ever wait is woken. Neither can do harm: what is done already is found done. Each is a warning that somebody should see: an alert looks for the word "stuck".
/// </summary>
/// <param name="store">The jobs.</param>
/// <param name="tables">Their chunks.</param>
/// <param name="isAtWork">Whether a run's orchestration is there.</param>
/// <param name="start">Starts it.</param>
/// <param name="tell">Wakes a chunk's.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Warned of what was stuck.</param>
public sealed partial class Watchdog(
    TableJobStore store, Tables tables, Func<JobRow, CancellationToken, Task<bool>> isAtWork, Func<JobRow, CancellationToken, Task> start, Func<string, string, CancellationToken, Task> tell, TimeProvider time,
    ILogger<Watchdog> log)
{
    private static readonly TimeSpan MayStartWithin = TimeSpan.FromMinutes(1); // of being accepted, or of a retry
    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(25); // twice the longest wait of a chunk, and its activity's tries

    /// <summary>Looks once; says how many runs were started and chunks woken.</summary>
    public async Task<(int Started, int Woken)> RunAsync(CancellationToken cancellationToken)
    {
        var (started, woken) = (0, 0);
        await foreach (var job in store.OpenAsync(cancellationToken))
        {
            if (!await isAtWork(job, cancellationToken))
            {
                if (time.GetUtcNow() - job.Source!.Timestamp < MayStartWithin) // rows that are read have their source
                    continue;
                JobIsStuck(job.Id, job.Run);
                await start(job, cancellationToken);
                started++;
                continue;
            }

            await foreach (var chunk in tables.ChunksAsync(job.Id, cancellationToken))
            {
                if (chunk.Run != job.Run || chunk.Phase != ChunkPhase.Open || time.GetUtcNow() - chunk.Source!.Timestamp < StuckAfter)
                    continue;
                ChunkIsStuck(chunk.Chunk, job.Id, job.Run, (time.GetUtcNow() - chunk.Source.Timestamp).TotalMinutes);
                await tell(InstanceIds.OfChunk(job.Id, job.Run, chunk.Chunk), Names.ChunkDoneEvent, cancellationToken);
                woken++;
            }
        }

        return (started, woken);
    }

    [LoggerMessage(1, LogLevel.Warning, "Job {Job} is stuck: its run {Run} has no orchestration. It is started again.")]
    private partial void JobIsStuck(string job, int run);

    [LoggerMessage(2, LogLevel.Warning, "Chunk {Chunk} of job {Job}, run {Run}, is stuck: it was not counted for {Minutes:0} minutes. It is woken.")]
    private partial void ChunkIsStuck(int chunk, string job, int run, double minutes);
}
