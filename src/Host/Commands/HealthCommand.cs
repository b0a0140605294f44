using System.CommandLine;
using GenAsset.Core.Errors;
using GenAsset.Host.Output;
using GenAsset.Host.Working;

namespace GenAsset.Host.Commands;

/// <summary>genasset health: whether the server or the worker of this machine works; for a container's health check, which has no other program to ask with.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var server = new Option<string>("--server") { Description = "The server's address", DefaultValueFactory = _ => "http://127.0.0.1:8000", HelpName = "URL" };
        var pulse = new Option<string?>("--pulse") { Description = "Look at a worker instead: the file that it was given with --pulse", HelpName = "FILE" };
        var within = new Option<double>("--within") { Description = "How long ago the worker's last answer may be", DefaultValueFactory = _ => 120, HelpName = "SECONDS" };
        var command = new Command("health", "Look whether a server or a worker works; the exit code tells") { server, pulse, within };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var fault = arguments.GetValue(pulse) is { } file
                ? PulseFile.FaultOf(file, TimeSpan.FromSeconds(arguments.GetValue(within)), TimeProvider.System)
                : await AskAsync(arguments.GetValue(server)!, cancellationToken);
            if (fault is null)
                return ExitCodes.Good;
            return Terminal.Fail(GenAssetError.Of(ErrorCatalog.AddressUnreachable, fault));
        });
        return command;
    }

    private static async Task<string?> AskAsync(string server, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address))
            return $"\"{server}\" is not a server's address.";
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(address, "v1/health"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"{server} answers {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException fault)
        {
            return $"{server} cannot be reached: {fault.Message}";
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{server} does not answer within {Patience.TotalSeconds:0} s.";
        }
    }
}
