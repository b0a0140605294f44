using GenAsset.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace GenAsset.Functions.Orchestration;

/// <summary>The activities of the job orchestrator. What they do is in <see cref="JobTransitions"/> and <see cref="JobEndNews"/>.</summary>
public sealed class JobActivities(JobTransitions jobs, JobEndNews news)
{
    /// <summary>Notes that the job is at work, and says whether it was stopped meanwhile.</summary>
    [Function(Names.StartJob)]
    public Task<JobStanding> StartAsync([ActivityTrigger] JobRef run, CancellationToken cancellationToken) => jobs.StartAsync(run, cancellationToken);

    /// <summary>Notes that the job stops by itself, and why.</summary>
    [Function(Names.StopJob)]
    public Task<JobStanding> StopAsync([ActivityTrigger] JobStop stop, CancellationToken cancellationToken) => jobs.StopAsync(stop, cancellationToken);

    /// <summary>Ends the job.</summary>
    [Function(Names.FinishJob)]
    public Task<ChunkTally> FinishAsync([ActivityTrigger] JobRef run, CancellationToken cancellationToken) => jobs.FinishAsync(run, cancellationToken);

    /// <summary>Tells whoever wants to hear of the end.</summary>
    [Function(Names.TellEnd)]
    public Task<bool> TellAsync([ActivityTrigger] JobRef run, CancellationToken cancellationToken) => news.TellAsync(run, cancellationToken);
}
