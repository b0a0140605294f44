using System.CommandLine;
using GenAsset.Core.Engines;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Host.Output;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset engines: what can run items here, and whether it would.</summary>
internal static class EnginesCommand
{
    public static Command Create()
    {
        var home = SharedOptions.Home();
        var command = new Command("engines", "List the engines, in the order in which they are asked") { home, Test(), Schema() };
        command.SetAction(arguments => Session.WithBackendAsync(arguments.GetValue(home), async backend =>
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("Engine", "Kinds", "Models", "At once", "Runs", "Where");
            foreach (var info in await backend.EnginesAsync())
            {
                table.AddRow(
                    Markup.Escape(info.Name), string.Join(", ", info.Kinds.Select(kind => kind.Word())), info.Models is null ? "any" : Markup.Escape(string.Join(", ", info.Models)),
                    info.MaxParallel?.ToString() ?? "a worker each", info.OnlyByName ? "when named" : "by default",
                    info.State == EngineState.Here ? "here" : "with workers");
            }

            Terminal.Out.Write(table);
            return ExitCodes.Good;
        }));
        return command;
    }

    private static Command Test()
    {
        var home = SharedOptions.Home();
        var name = new Argument<string?>("NAME") { Description = "The engine to test; left out, all of engines.json", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("test", "Look whether engines would work: addresses, keys, models. Nothing is generated and nothing paid") { name, home };
        command.SetAction((arguments, cancellationToken) =>
            Session.WithBackendAsync(arguments.GetValue(home), backend => TestAsync(backend, arguments.GetValue(name), cancellationToken)));
        return command;
    }

    private static async Task<int> TestAsync(EmbeddedBackend backend, string? name, CancellationToken cancellationToken)
    {
        if (name is not null && backend.Engines.Find(name) is null)
        {
            return Terminal.Fail(GenAssetError.Of(
                ErrorCatalog.EngineNotFound, $"There is no engine \"{name}\"; there are {string.Join(", ", backend.Engines.Engines.Select(engine => engine.Info.Name))}."));
        }

        IEngine[] asked = name is null ? [.. backend.Engines.Engines.Where(engine => engine is ICheckedEngine)] : [backend.Engines.Find(name)!]; // found above
        if (asked.Length == 0)
            Terminal.Notice($"{backend.Home.EnginesFile} names no engines; the built-in ones need nothing.");
        var allGood = true;
        foreach (var engine in asked)
        {
            var check = engine is ICheckedEngine able ? await able.CheckAsync(cancellationToken) : new EngineCheck(true, ["built in"]);
            allGood &= check.IsGood;
            Terminal.Out.MarkupLineInterpolated($"{engine.Info.Name}: {(check.IsGood ? "ok" : "would not work")}");
            foreach (var finding in check.Findings)
                Terminal.Out.MarkupLineInterpolated($"  {finding}");
        }

        return allGood ? ExitCodes.Good : ExitCodes.NothingRan;
    }

    private static Command Schema()
    {
        var command = new Command("schema", "Write the JSON Schema of engines.json, for editors");
        command.SetAction(_ =>
        {
            Console.Out.Write(EnginesSchema.Text);
            return ExitCodes.Good;
        });
        return command;
    }
}
