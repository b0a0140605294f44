using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace GenAsset.Functions.Orchestration;

/// <summary>
/// Runs a chunk: puts its items on the queue once, then waits for the one event that says they have ended, raced with a timer that recounts from the table.
/// What an event says is not believed: the table is counted after every one.
/// </summary>
public static class ChunkOrchestrator
{
    /// <summary>The orchestrator.</summary>
    [Function(nameof(ChunkOrchestrator))]
    public static async Task<ChunkTally> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var plan = context.GetInput<ChunkPlan>()!; // never started without one
        var done = context.WaitForExternalEvent<string>(Names.ChunkDoneEvent);
        var cancel = context.WaitForExternalEvent<string>(Names.CancelEvent);
        var tally = await ActAsync(context, plan.IsSent ? Names.CountChunk : Names.SendChunk, plan);
        plan = plan with { IsSent = true };
        for (var left = ChunkPlan.RoundsAPass; tally.Open > 0; left--)
        {
            if (left == 0)
            {
                context.ContinueAsNew(plan with { IsStopping = plan.IsStopping || cancel.IsCompleted }, preserveUnprocessedEvents: true);
                return tally;
            }

            var heard = await NextAsync(context, plan.Patience, done, plan.IsStopping ? null : cancel);
            if (heard == Names.ChunkDoneEvent)
                done = context.WaitForExternalEvent<string>(Names.ChunkDoneEvent);
            plan = plan with { Round = plan.Round + 1, IsStopping = plan.IsStopping || heard == Names.CancelEvent };
            tally = await ActAsync(context, ActivityAfter(heard, plan.IsStopping), plan);
        }

        return tally;
    }

    // Who cancelled and who looks after what was cancelled do the same; a timer that won means that nothing was heard, so what was lost is sent again.
    private static string ActivityAfter(string? heard, bool isStopping) =>
        isStopping ? Names.StopChunk : heard is null ? Names.ReviveChunk : Names.CountChunk;

    private static async Task<string?> NextAsync(TaskOrchestrationContext context, TimeSpan patience, Task done, Task? cancel)
    {
        using var over = new CancellationTokenSource();
        var timer = context.CreateTimer(patience, over.Token);
        var winner = await (cancel is null ? Task.WhenAny(done, timer) : Task.WhenAny(done, cancel, timer));
        if (winner == timer)
            return null;
        over.Cancel(); // at once and on this thread, as replay demands; an orchestration with a timer ahead would not end before it
        return winner == done ? Names.ChunkDoneEvent : Names.CancelEvent;
    }

    private static Task<ChunkTally> ActAsync(TaskOrchestrationContext context, string activity, ChunkPlan plan) =>
        context.CallActivityAsync<ChunkTally>(activity, plan, Retries.OfActivity);
}
