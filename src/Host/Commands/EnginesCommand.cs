using System.CommandLine;
using GenAsset.Core.Jobs;
using GenAsset.Host.Output;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset engines: what can run items here.</summary>
internal static class EnginesCommand
{
    public static Command Create()
    {
        var home = SharedOptions.Home();
        var command = new Command("engines", "List the engines, in the order in which they are asked") { home };
        command.SetAction(arguments => Session.WithBackendAsync(arguments.GetValue(home), backend =>
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("Engine", "Kinds", "Models", "At once", "Runs");
            foreach (var info in backend.Engines.Engines.Select(engine => engine.Info))
            {
                table.AddRow(
                    Markup.Escape(info.Name), string.Join(", ", info.Kinds.Select(kind => kind.Word())), info.Models is null ? "any" : Markup.Escape(string.Join(", ", info.Models)),
                    info.MaxParallel?.ToString() ?? "a worker each", info.OnlyByName ? "when named" : "by default");
            }

            Terminal.Out.Write(table);
            return Task.FromResult(ExitCodes.Good);
        }));
        return command;
    }
}
