using System.CommandLine;
using GenAsset.Core.Saving;
using GenAsset.Host.Output;

namespace GenAsset.Host.Commands;

/// <summary>genasset resume JOBID: goes on with a job that was interrupted, and saves what is not saved yet.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        var (id, output, home, json, open) = (SharedOptions.JobId(), SharedOptions.Out(), SharedOptions.Home(), SharedOptions.Json(), SharedOptions.Open());
        var command = new Command("resume", "Go on with an interrupted job, and save what is not saved yet") { id, output, home, json, open };
        command.SetAction((arguments, cancellationToken) => Session.WithJobAsync(arguments.GetValue(home), arguments.GetValue(id)!, async (backend, job) =>
        {
            var folder = ResultFolder.Open(arguments.GetValue(output)!);
            return folder.Succeeded
                ? await new JobFollower(backend, folder.Value, arguments.GetValue(json), arguments.GetValue(open)).FollowAsync(job.Id, cancellationToken)
                : Terminal.Fail(folder.Error);
        }));
        return command;
    }
}
