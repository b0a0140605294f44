using System.CommandLine;
using GenAsset.Host.Output;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset delete JOBID: removes a job and its files from the home.</summary>
internal static class DeleteCommand
{
    public static Command Create()
    {
        var (id, home) = (SharedOptions.JobId(), SharedOptions.Home());
        var command = new Command("delete", "Remove a job and its files (saved results stay where they are)") { id, home };
        command.SetAction((arguments, cancellationToken) => Session.WithJobAsync(arguments.GetValue(home), arguments.GetValue(id)!, async (backend, job) =>
        {
            if (await backend.DeleteAsync(job.Id, cancellationToken) is { } error)
                return Terminal.Fail(error);
            Terminal.Error.MarkupLineInterpolated($"Job {job.Id} is gone.");
            return ExitCodes.Good;
        }));
        return command;
    }
}
