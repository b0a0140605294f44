using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace GenAsset.Functions.Orchestration;

/// <summary>
/// Runs a job as a sliding window of chunks, and begins anew after every few windows, so that its history grows with neither items nor time.
/// </summary>
/// <remarks>
/// Events are hints and the table is the truth: the SDK gives an event that arrives while the orchestrator begins anew to a waiter that nobody awaits any
/// more. Whoever cancels a job therefore writes that down first; the activities read it, and say so.
/// </remarks>
public static class JobOrchestrator
{
    /// <summary>The orchestrator.</summary>
    [Function(nameof(JobOrchestrator))]
    public static async Task<ChunkTally> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var plan = context.GetInput<JobPlan>()!; // never started without one
        var pass = new JobPass(plan);
        var standing = await context.CallActivityAsync<JobStanding>(Names.StartJob, new JobRef(plan.JobId, plan.Run), Retries.OfActivity);
        if (standing.IsCancelled)
            pass.Stop();
        context.SetCustomStatus(pass.Done);

        var cancel = context.WaitForExternalEvent<string>(Names.CancelEvent);
        var inFlight = new List<(int Chunk, Task<ChunkTally> Task)>(plan.Window);
        while (true)
        {
            while (pass.MayBegin(inFlight.Count, out var chunk))
                inFlight.Add((chunk, RunChunkAsync(context, plan, chunk)));
            if (inFlight.Count == 0)
                break;
            var ended = await Task.WhenAny(pass.IsStopping ? inFlight.Select(one => one.Task) : inFlight.Select(one => (Task)one.Task).Prepend(cancel));
            var wasStopping = pass.IsStopping;
            if (ended == cancel)
                pass.Stop();
            else if (inFlight.FindIndex(one => one.Task == ended) is var place and >= 0)
            {
                pass.Note(await inFlight[place].Task);
                inFlight.RemoveAt(place);
                context.SetCustomStatus(pass.Done);
            }

            if (!pass.IsStopping || wasStopping)
                continue;
            if (pass.Reason is { } reason)
                await context.CallActivityAsync<JobStanding>(Names.StopJob, new JobStop(plan.JobId, plan.Run, reason, pass.Done), Retries.OfActivity);
            foreach (var (chunk, _) in inFlight)
                context.SendEvent(InstanceIds.OfChunk(plan.JobId, plan.Run, chunk), Names.CancelEvent, "stop");
        }

        if (pass.Next is { } next)
        {
            context.ContinueAsNew(next with { IsStopping = next.IsStopping || cancel.IsCompleted }, preserveUnprocessedEvents: true);
            return pass.Done;
        }

        var total = await context.CallActivityAsync<ChunkTally>(Names.FinishJob, new JobRef(plan.JobId, plan.Run, pass.Begun), Retries.OfActivity);
        if (plan.TellsEnd)
            await TellEndAsync(context, plan);
        return total;
    }

    // Whoever could not be told in three days is told no more; the job ended long before.
    private static async Task TellEndAsync(TaskOrchestrationContext context, JobPlan plan)
    {
        try
        {
            _ = await context.CallActivityAsync<bool>(Names.TellEnd, new JobRef(plan.JobId, plan.Run), Retries.OfWebhook);
        }
        catch (TaskFailedException)
        {
            // Each try has said why.
        }
    }

    // A chunk whose orchestration breaks is poisoned: what is still open in it fails, and the other chunks go on.
    private static async Task<ChunkTally> RunChunkAsync(TaskOrchestrationContext context, JobPlan plan, int chunk)
    {
        var chunkPlan = new ChunkPlan(plan.JobId, plan.Run, chunk);
        try
        {
            return await context.CallSubOrchestratorAsync<ChunkTally>(
                nameof(ChunkOrchestrator), chunkPlan, new SubOrchestrationOptions(instanceId: InstanceIds.OfChunk(plan.JobId, plan.Run, chunk)));
        }
        catch (TaskFailedException fault)
        {
            var reason = fault.FailureDetails.ErrorMessage;
            var close = new ChunkClosing(plan.JobId, plan.Run, chunk, reason[..Math.Min(reason.Length, ChunkClosing.MaxReason)]);
            return await context.CallActivityAsync<ChunkTally>(Names.CloseChunk, close, Retries.OfActivity);
        }
    }
}

/// <summary>A job's run, as an activity is told it.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Run">Its run.</param>
/// <param name="Begun">At the end, how many chunks were begun.</param>
public sealed record JobRef(string JobId, int Run, int Begun = 0);

/// <summary>How the table says that a job stands.</summary>
/// <param name="IsCancelled">Whether somebody asked it to stop.</param>
public sealed record JobStanding(bool IsCancelled);

/// <summary>A job that stops by itself.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Run">Its run.</param>
/// <param name="Reason">Why.</param>
/// <param name="Done">The counts that made it stop.</param>
public sealed record JobStop(string JobId, int Run, StopReason Reason, ChunkTally Done);

/// <summary>A chunk whose orchestration broke.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Run">Its run.</param>
/// <param name="Chunk">Which chunk.</param>
/// <param name="Reason">Why it broke.</param>
public sealed record ChunkClosing(string JobId, int Run, int Chunk, string Reason)
{
    /// <summary>Most letters of a reason: histories stay small.</summary>
    public const int MaxReason = 500;
}
