using System.CommandLine;
using GenAsset.Host.Serving;

namespace GenAsset.Host.Commands;

/// <summary>genasset serve: the HTTP API over this home, with workers in this process.</summary>
internal static class ServeCommand
{
    /// <summary>The command's name: its stop may take longer than another command's.</summary>
    public const string Name = "serve";

    public static Command Create()
    {
        var urls = new Option<string[]>("--urls") { Description = "Where to listen (port 0 takes a free one)", DefaultValueFactory = _ => ["http://127.0.0.1:8000"], AllowMultipleArgumentsPerToken = true, HelpName = "URL" };
        var home = SharedOptions.Home();
        var workers = new Option<int?>("--workers") { Description = "Items run at once in this process (default: one a core; 0: none)", HelpName = "N" };
        var command = new Command(Name, "Serve the HTTP API") { urls, home, workers };
        command.SetAction((arguments, cancellationToken) => Server.RunAsync(
            new ServeOptions([.. arguments.GetValue(urls)!.SelectMany(value => value.Split(';', StringSplitOptions.RemoveEmptyEntries)).Select(value => new Uri(value))],
                arguments.GetValue(home), arguments.GetValue(workers)),
            cancellationToken));
        return command;
    }
}
