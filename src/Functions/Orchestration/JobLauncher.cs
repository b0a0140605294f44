using GenAsset.Functions.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenAsset.Functions.Orchestration;

/// <summary>Starts the orchestration of a job's run, and tells it things. Both may be done twice.</summary>
/// <param name="clients">The client of the orchestrations: functions are given one, so it is there once the first has run.</param>
public sealed class JobLauncher(DurableClientHolder clients)
{
    /// <summary>The plan of a job's run.</summary>
    public static JobPlan PlanOf(JobRow job) => new(
        job.Id, job.Run, job.Chunks, Math.Max(1, Math.Min(JobPlan.UsualWindow, (job.Options.MaxParallel ?? int.MaxValue) / job.ChunkSize)), job.Options.MaxFailures, job.Budget ?? job.Options.Budget,
        TellsEnd: job.Options.Webhook is not null);

    /// <summary>Starts a job's run, unless it runs already.</summary>
    public async Task StartAsync(JobRow job, CancellationToken cancellationToken)
    {
        var id = InstanceIds.OfJob(job.Id, job.Run);
        if (await clients.Client.GetInstanceAsync(id, false, cancellationToken) is not { IsCompleted: false })
            await clients.Client.ScheduleNewOrchestrationInstanceAsync(nameof(JobOrchestrator), PlanOf(job), new StartOrchestrationOptions(InstanceId: id), cancellationToken);
    }

    /// <summary>Whether a job's run is at work.</summary>
    public async Task<bool> IsAtWorkAsync(JobRow job, CancellationToken cancellationToken) =>
        await clients.Client.GetInstanceAsync(InstanceIds.OfJob(job.Id, job.Run), false, cancellationToken) is { IsCompleted: false };

    /// <summary>Tells a job's run that it is to stop.</summary>
    public Task CancelAsync(JobRow job, CancellationToken cancellationToken) => TellAsync(InstanceIds.OfJob(job.Id, job.Run), Names.CancelEvent, cancellationToken);

    /// <summary>Raises an event.</summary>
    public Task TellAsync(string instance, string name, CancellationToken cancellationToken) => clients.Client.RaiseEventAsync(instance, name, name, cancellationToken);
}

/// <summary>Keeps the client that the host binds to functions, for the parts that no trigger calls.</summary>
public sealed class DurableClientHolder
{
    private DurableTaskClient? _client;

    /// <summary>The client.</summary>
    public DurableTaskClient Client
    {
        get => _client ?? throw new InvalidOperationException("No function with a DurableClient has run in this process yet.");
        set => _client = value;
    }
}
