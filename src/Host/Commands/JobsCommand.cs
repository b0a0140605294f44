using System.CommandLine;
using System.Text.Json;
using GenAsset.Core.Jobs;
using GenAsset.Host.Output;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset jobs: what there is, newest first.</summary>
internal static class JobsCommand
{
    public static Command Create()
    {
        var (home, json) = (SharedOptions.Home(), SharedOptions.Json());
        var command = new Command("jobs", "List the jobs, newest first") { home, json };
        command.SetAction((arguments, cancellationToken) => Session.WithBackendAsync(arguments.GetValue(home), async backend =>
        {
            await backend.ExpireAsync(cancellationToken);
            if (arguments.GetValue(json))
            {
                await foreach (var job in backend.ListAsync(cancellationToken: cancellationToken))
                    Console.Out.WriteLine(JsonSerializer.Serialize(job, GenAssetJson.Line.JobState));
                return ExitCodes.Good;
            }

            var table = new Table().Border(TableBorder.Simple).AddColumns("Job", "Name", "State", "Done", "Failed", "Items", "Created");
            table.Columns[3].RightAligned();
            table.Columns[4].RightAligned();
            table.Columns[5].RightAligned();
            await foreach (var job in backend.ListAsync(cancellationToken: cancellationToken))
            {
                table.AddRow(
                    Markup.Escape(job.Id), Markup.Escape(job.Name ?? ""), JobText.StateOf(job), $"{job.Counts.Succeeded}", job.Counts.Failed > 0 ? $"[red]{job.Counts.Failed}[/]" : "0",
                    $"{job.Counts.Total}", $"{job.CreatedAt.ToLocalTime():yyyy-MM-dd HH:mm:ss}");
            }

            if (table.Rows.Count == 0)
                Terminal.Error.MarkupLineInterpolated($"There are no jobs in {backend.Home.Path}.");
            else
                Terminal.Out.Write(table);
            return ExitCodes.Good;
        }));
        return command;
    }
}
