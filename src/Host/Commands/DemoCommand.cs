using System.CommandLine;
using GenAsset.Core.Reading;

namespace GenAsset.Host.Commands;

/// <summary>genasset demo: the shipped prompts, run to the end, to see that all of it works here.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var (output, home, open) = (SharedOptions.Out(), SharedOptions.Home(), SharedOptions.Open());
        var command = new Command("demo", "Run the prompts that come with genasset and save their pictures") { output, home, open };
        command.SetAction((arguments, cancellationToken) => RunCommand.RunAsync(
            new RunRequest(Path.Combine(AppContext.BaseDirectory, "samples", "demo.txt"), arguments.GetValue(output)!, new ItemDefaults(), null, "demo", arguments.GetValue(home), Json: false, arguments.GetValue(open)),
            cancellationToken));
        return command;
    }
}
