using System.CommandLine;
using GenAsset.Core.Saving;
using GenAsset.Host.Output;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset retry JOBID: runs the items again that failed or were cancelled.</summary>
internal static class RetryCommand
{
    public static Command Create()
    {
        var (id, output, home, json) = (SharedOptions.JobId(), SharedOptions.Out(), SharedOptions.Home(), SharedOptions.Json());
        var budget = new Option<decimal?>("--budget") { Description = "What the job may cost from now on, all that it has cost included", HelpName = "AMOUNT" };
        var command = new Command("retry", "Run the failed and cancelled items of an ended job again") { id, budget, output, home, json };
        command.SetAction((arguments, cancellationToken) => Session.WithJobAsync(arguments.GetValue(home), arguments.GetValue(id)!, async (backend, job) =>
        {
            var folder = ResultFolder.Open(arguments.GetValue(output)!);
            if (!folder.Succeeded)
                return Terminal.Fail(folder.Error);
            var retried = await backend.RetryAsync(job.Id, arguments.GetValue(budget), cancellationToken);
            if (!retried.Succeeded)
                return Terminal.Fail(retried.Error);
            if (retried.Value.IsFinished)
                Terminal.Error.MarkupLineInterpolated($"Nothing of job {job.Id} failed: there is nothing to retry.");
            return await new JobFollower(backend, folder.Value, arguments.GetValue(json)).FollowAsync(job.Id, cancellationToken);
        }));
        return command;
    }
}
