using System.CommandLine;
using GenAsset.Host.Output;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset cancel JOBID: stops a job, whichever process runs it.</summary>
internal static class CancelCommand
{
    public static Command Create()
    {
        var (id, home) = (SharedOptions.JobId(), SharedOptions.Home());
        var command = new Command("cancel", "Stop a job; what is finished stays") { id, home };
        command.SetAction((arguments, cancellationToken) => Session.WithJobAsync(arguments.GetValue(home), arguments.GetValue(id)!, async (backend, job) =>
        {
            if (job.IsFinished)
            {
                Terminal.Error.MarkupLine($"Job {job.Id} has ended already: {JobText.StateOf(job)}.");
                return ExitCodes.Good;
            }

            var asked = await backend.CancelAsync(job.Id, cancellationToken);
            if (!asked.Succeeded)
                return Terminal.Fail(asked.Error);
            var ended = await backend.WaitAsync(job.Id, cancellationToken);
            if (!ended.Succeeded)
                return Terminal.Fail(ended.Error);
            Terminal.Error.MarkupLineInterpolated($"Job {job.Id} is stopped: {ended.Value.Counts.Succeeded} of {ended.Value.Counts.Total} items had succeeded.");
            return ExitCodes.Good;
        }));
        return command;
    }
}
