using GenAsset.Functions.Http;
using GenAsset.Functions.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenAsset.Functions.Timers;

/// <summary>The function of <see cref="DueSchedules"/>, every half minute: a schedule is started within that of its time.</summary>
public sealed class ScheduleTimer(DueSchedules schedules, SharedState shared, DurableClientHolder clients)
{
    /// <summary>The function.</summary>
    [Function("Schedules")]
    public async Task RunAsync([TimerTrigger("*/30 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        clients.Client = client;
        await shared.RefreshAsync(cancellationToken); // an owner's schedules end with his key
        await schedules.RunAsync(cancellationToken);
    }
}
