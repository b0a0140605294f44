using System.CommandLine;
using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Running;
using GenAsset.Core.Scheduling;
using GenAsset.Core.Validation;
using GenAsset.Host.Output;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset schedule: jobs that are made anew each time they are due. A server that runs on the home starts them, as does an open PowerShell session, or "schedule run" when it is called.</summary>
internal static class ScheduleCommand
{
    public static Command Create() => new("schedule", "Make, list, remove and run schedules of this home") { Add(), List(), Remove(), Run() };

    private static Command Add()
    {
        var usual = new Schedule();
        var name = new Argument<string>("NAME") { Description = "What it is called; one of this name is replaced" };
        var cron = new Argument<string>("CRON") { Description = "When it is due: \"30 2 * * MON-FRI\" (crontab's five fields), or six with seconds first, or @daily" };
        var file = new Argument<string>("FILE") { Description = "The items: .txt (a prompt a line), .csv, .jsonl, or - for standard input" };
        var kind = new Option<string>("--kind") { Description = "The kind of items that do not say: image, model, splat, reconstruction, enhancement", DefaultValueFactory = _ => "image" };
        kind.AcceptOnlyFromAmong([.. ItemKinds.Words]);
        var format = new Option<string?>("--format") { Description = "The formats of items that do not say, separated by commas" };
        var engine = new Option<string?>("--engine") { Description = "The engine of items that do not say (see: genasset engines)" };
        var zone = new Option<string>("--time-zone") { Description = "Whose clocks it goes by, as Europe/Berlin", DefaultValueFactory = _ => TimeZoneInfo.Local.Id, HelpName = "ZONE" };
        var missed = new Option<MissedRuns>("--missed") { Description = "What becomes of due times that nobody ran: skip, once, all", DefaultValueFactory = _ => usual.Missed, HelpName = "WHICH" };
        var disabled = new Option<bool>("--disabled") { Description = "Keep it, and do not run it" };
        var home = SharedOptions.Home();
        var command = new Command("add", "Make a schedule") { name, cron, file, kind, format, engine, zone, missed, disabled, home };
        command.SetAction((arguments, cancellationToken) =>
        {
            var defaults = new ItemDefaults(
                ItemKinds.Parse(arguments.GetValue(kind)) ?? ItemKind.Image,
                arguments.GetValue(format)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                arguments.GetValue(engine),
                Folder: Environment.CurrentDirectory); // it is run from anywhere
            var schedule = new Schedule(arguments.GetValue(name)!, arguments.GetValue(cron)!, null, arguments.GetValue(zone)!, arguments.GetValue(missed), !arguments.GetValue(disabled));
            return AddAsync(schedule, arguments.GetValue(file)!, defaults, arguments.GetValue(home), cancellationToken);
        });
        return command;
    }

    private static async Task<int> AddAsync(Schedule schedule, string path, ItemDefaults defaults, string? home, CancellationToken cancellationToken)
    {
        var source = ItemFile.Open(path);
        if (!source.Succeeded)
            return Terminal.Fail(source.Error);
        await using var file = source.Value;
        var items = await file.ReadAsync(defaults, cancellationToken).ToListAsync(cancellationToken);
        return await Session.WithBackendAsync(home, async backend =>
        {
            if (items.Exists(item => item.Spec is null) && await backend.ValidateAsync(new JobSpec(), items.ToAsyncEnumerable(), cancellationToken) is { } faults)
                return Terminal.Fail(faults, file.Name);
            var put = await backend.Schedules.PutAsync(schedule with { Job = new ScheduledJob(Items: [.. items.Select(item => item.Spec!)]) }, cancellationToken); // each was read
            if (!put.Succeeded)
                return Terminal.Fail(put.Error, file.Name);
            Terminal.Error.MarkupLineInterpolated($"Schedule {put.Value.Name}: {(put.Value.NextDue is { } next ? $"due next at {Shown(next)}, where a server runs on this home (genasset serve)" : "not enabled")}.");
            return ExitCodes.Good;
        });
    }

    private static Command List()
    {
        var (home, json) = (SharedOptions.Home(), SharedOptions.Json());
        var command = new Command("list", "List the schedules") { home, json };
        command.SetAction((arguments, cancellationToken) => Session.WithBackendAsync(arguments.GetValue(home), async backend =>
        {
            var schedules = await backend.Schedules.ListAsync(cancellationToken).ToListAsync(cancellationToken);
            if (arguments.GetValue(json))
            {
                schedules.ForEach(schedule => Console.Out.WriteLine(JsonSerializer.Serialize(schedule, GenAssetJson.Line.ScheduleState)));
                return ExitCodes.Good;
            }

            var table = new Table().Border(TableBorder.Simple).AddColumns("Schedule", "Cron", "Time zone", "Items", "Next due", "Last due", "Last job, or why there is none");
            foreach (var schedule in schedules)
            {
                table.AddRow(
                    Markup.Escape(schedule.Name), Markup.Escape(schedule.Cron), Markup.Escape(schedule.TimeZone), $"{schedule.Items}", schedule.NextDue is { } next ? Shown(next) : schedule.Enabled ? "never" : "[yellow]not enabled[/]",
                    schedule.LastDue is { } last ? Shown(last) : "", schedule.LastError is { } error ? $"[red]{Markup.Escape(error.ToString())}[/]" : Markup.Escape(schedule.LastJobId ?? ""));
            }

            if (table.Rows.Count == 0)
                Terminal.Error.MarkupLineInterpolated($"There are no schedules in {backend.Home.Path}.");
            else
                Terminal.Out.Write(table);
            return ExitCodes.Good;
        }));
        return command;
    }

    private static Command Remove()
    {
        var name = new Argument<string>("NAME") { Description = "The schedule" };
        var home = SharedOptions.Home();
        var command = new Command("remove", "Remove a schedule; jobs that it made stay") { name, home };
        command.SetAction((arguments, cancellationToken) => Session.WithBackendAsync(arguments.GetValue(home), async backend =>
        {
            if (await backend.Schedules.DeleteAsync(arguments.GetValue(name)!, cancellationToken) is { } error)
                return Terminal.Fail(error);
            Terminal.Error.MarkupLineInterpolated($"Schedule {arguments.GetValue(name)} is gone.");
            return ExitCodes.Good;
        }));
        return command;
    }

    private static Command Run()
    {
        var name = new Argument<string?>("NAME") { Description = "The schedule to run now, due or not; left out, whatever is due", Arity = ArgumentArity.ZeroOrOne };
        var home = SharedOptions.Home();
        var command = new Command("run", "Run one schedule now, or all that are due, and wait for their jobs: for the system's own scheduler, where no server runs") { name, home };
        command.SetAction((arguments, cancellationToken) => Session.WithBackendAsync(arguments.GetValue(home), async backend =>
        {
            if (arguments.GetValue(name) is not { } one)
            {
                var runner = new ScheduleRunner(backend.ScheduleFiles, owner => owner is null ? (Outcome<Core.Ports.IJobBackend>?)backend : null, TimeProvider.System, Terminal.Notice);
                return await FollowAsync(backend, (await runner.StartDueAsync(cancellationToken)).Started, cancellationToken);
            }

            var made = await backend.Schedules.RunAsync(one, cancellationToken);
            return made.Succeeded ? await FollowAsync(backend, [made.Value], cancellationToken) : Terminal.Fail(made.Error);
        }));
        return command;
    }

    private static async Task<int> FollowAsync(EmbeddedBackend backend, IReadOnlyList<JobState> started, CancellationToken cancellationToken)
    {
        var code = ExitCodes.Good;
        foreach (var job in started)
        {
            Console.Out.WriteLine(job.Id);
            var ended = await backend.WaitAsync(job.Id, cancellationToken);
            if (!ended.Succeeded)
                return Terminal.Fail(ended.Error);
            if (ended.Value.Counts is { Failed: > 0 } counts)
            {
                Terminal.Notice($"{counts.Failed} of {counts.Total} items of {Excerpt.Of(job.Name ?? job.Id)} failed: genasset show {job.Id}");
                code = ExitCodes.SomeFailed;
            }
        }

        return code;
    }

    private static string Shown(DateTimeOffset moment) => $"{moment.ToLocalTime():yyyy-MM-dd HH:mm:ss}";
}
