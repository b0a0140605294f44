using System.CommandLine;
using System.Text.Json;
using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;
using GenAsset.Host.Output;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset show JOBID: one job, and its items as far as they are worth a line.</summary>
internal static class ShowCommand
{
    private const int ItemsShown = 40;

    public static Command Create()
    {
        var (id, home, json) = (SharedOptions.JobId(), SharedOptions.Home(), SharedOptions.Json());
        var command = new Command("show", "Show a job and its items") { id, home, json };
        command.SetAction((arguments, cancellationToken) => Session.WithJobAsync(arguments.GetValue(home), arguments.GetValue(id)!, async (backend, job) =>
        {
            if (arguments.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(job, GenAssetJson.Line.JobState));
                await foreach (var item in backend.ItemsAsync(job.Id, cancellationToken: cancellationToken))
                    Console.Out.WriteLine(JsonSerializer.Serialize(item, GenAssetJson.Line.ItemState));
                return ExitCodes.Good;
            }

            ShowHead(job);
            await ShowItemsAsync(backend.ItemsAsync(job.Id, cancellationToken: cancellationToken), job.Counts.Total);
            return ExitCodes.Good;
        }));
        return command;
    }

    private static void ShowHead(JobState job)
    {
        var grid = new Grid().AddColumn().AddColumn();
        grid.AddRow("[grey]job[/]", Markup.Escape(job.Id));
        if (job.Name is { } name)
            grid.AddRow("[grey]name[/]", Markup.Escape(name));
        grid.AddRow("[grey]state[/]", JobText.StateOf(job));
        var counts = job.Counts;
        grid.AddRow("[grey]items[/]", $"{counts.Total}: {counts.Succeeded} succeeded, {counts.Failed} failed, {counts.Running} running, {counts.Queued} queued, {counts.Cancelled} cancelled");
        grid.AddRow("[grey]created[/]", $"{job.CreatedAt.ToLocalTime():yyyy-MM-dd HH:mm:ss}");
        if (job.FinishedAt is { } finished)
            grid.AddRow("[grey]took[/]", $"{(finished - (job.StartedAt ?? job.CreatedAt)).TotalSeconds:0.0} s");
        if (job.ExpiresAt is { } expires)
            grid.AddRow("[grey]kept until[/]", $"{expires.ToLocalTime():yyyy-MM-dd HH:mm:ss}");
        if (job.Error is { } error)
            grid.AddRow("[grey]stopped by[/]", $"[red]{Markup.Escape(error.ToString())}[/]");
        Terminal.Out.Write(grid);
    }

    private static async Task ShowItemsAsync(IAsyncEnumerable<ItemState> items, long total)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Item", "What", "State", "Tries", "Engine", "Result");
        await foreach (var item in items.Take(ItemsShown))
        {
            table.AddRow(
                $"{item.Index}", Markup.Escape(Excerpt.Of(item.Spec.Label ?? item.Spec.Kind.Word())), StateOf(item), $"{item.Attempts}", Markup.Escape(item.Engine ?? ""),
                Markup.Escape(item.Error?.ToString() ?? string.Join(", ", item.Assets?.Select(asset => asset.Name) ?? [])));
        }

        Terminal.Out.Write(table);
        if (total > ItemsShown)
            Terminal.Out.MarkupLineInterpolated($"[grey]… {total - ItemsShown} more: genasset show --json lists all[/]");
    }

    private static string StateOf(ItemState item) => item.State switch
    {
        ItemPhase.Succeeded => "[green]succeeded[/]",
        ItemPhase.Failed => "[red]failed[/]",
        ItemPhase.Running => $"[blue]running[/] {Markup.Escape(item.Stage ?? "")} {item.Progress:0}%",
        ItemPhase.Cancelled => "[yellow]cancelled[/]",
        _ => "queued",
    };
}
