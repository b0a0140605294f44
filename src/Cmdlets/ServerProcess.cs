using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets;

/// <summary>How a server ended.</summary>
internal enum ServerEnd
{
    /// <summary>When it was asked.</summary>
    Stopped,

    /// <summary>By force.</summary>
    Killed,
}

/// <summary>The servers that this process started. They outlive it: what they are at work on is not for a closing shell to end.</summary>
internal static partial class ServerProcess
{
    private const int Terminate = 15; // SIGTERM
    private const string Listening = "Listening on ";
    private const int MostLines = 20;

    // A Ctrl+C at the prompt goes to whatever began there, and so does the end of the terminal: neither is meant for the server.
    private const string Detached = "trap '' INT HUP; log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private static readonly ConcurrentDictionary<int, (GenAssetServer Server, Process Process)> Running = new();

    /// <summary>Those that still run.</summary>
    public static IReadOnlyList<GenAssetServer> Started => [.. Running.Values.Where(started => !started.Process.HasExited).Select(started => started.Server)];

    /// <summary>Starts one and waits until it listens; one that cannot is an error that says why in its own words.</summary>
    public static async Task<Outcome<GenAssetServer>> StartAsync(ServerProgram program, string home, int port, int? workers, TimeSpan within, CancellationToken cancellationToken)
    {
        // Into a file, for a pipe that nobody reads any more, when this process has ended, would stop the server at its next word.
        var folder = Directory.CreateDirectory(Path.Combine(home, "server")).FullName;
        var said = Path.Combine(folder, $"{JobId.New(TimeProvider.System)}.log");
        List<string> arguments = [.. program.Arguments, "serve", "--urls", $"http://127.0.0.1:{port}", "--home", home, .. workers is { } count ? new[] { "--workers", $"{count}" } : []];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe") { Arguments = $"/d /s /c \"{string.Join(' ', arguments.Prepend(program.File).Select(Quoted))} > {Quoted(said)} 2>&1\"" }
            : new ProcessStartInfo("/bin/sh", ["-c", Detached, "sh", said, program.File, .. arguments]);
        (start.UseShellExecute, start.CreateNoWindow) = (false, true);
        Process process;
        try
        {
            process = Process.Start(start) ?? throw new InvalidOperationException("A new process is one.");
        }
        catch (Win32Exception fault)
        {
            return GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, $"{program.File} cannot be started: {fault.Message}");
        }

        var began = TimeProvider.System.GetTimestamp();
        try
        {
            while (true)
            {
                var lines = Read(said);
                if (lines.FirstOrDefault(line => line.StartsWith(Listening, StringComparison.Ordinal)) is { } address)
                {
                    var server = new GenAssetServer(process.Id, new Uri(address[Listening.Length..].Trim()), home, said, TimeProvider.System.GetUtcNow());
                    Running[process.Id] = (server, process);
                    return server;
                }

                if (process.HasExited)
                    return GenAssetError.Of(ErrorCatalog.AddressNotUsable, $"The server ended at once: {string.Join(" ", lines.TakeLast(MostLines))}", suggestion: "Mend what it says, or start it by hand: genasset serve.");
                if (TimeProvider.System.GetElapsedTime(began) > within)
                {
                    process.Kill(entireProcessTree: true);
                    return GenAssetError.Of(ErrorCatalog.AddressUnreachable, $"The server did not listen within {within.TotalSeconds:0} seconds; it said in {said}: {string.Join(" ", lines.TakeLast(MostLines))}", suggestion: "Give it more time with -Timeout.");
                }

                await Task.Delay(LookEvery, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true); // nobody would know of it
            throw;
        }
    }

    /// <summary>Asks one to stop, and ends it by force where it has not within a bound.</summary>
    public static async Task<ServerEnd> StopAsync(int id, TimeSpan within, CancellationToken cancellationToken)
    {
        var process = Running[id].Process;
        if (!process.HasExited && !OperatingSystem.IsWindows())
            _ = kill(id, Terminate); // it may have ended since
        var end = ServerEnd.Stopped;
        using var bound = new CancellationTokenSource(OperatingSystem.IsWindows() ? TimeSpan.Zero : within, TimeProvider.System); // Windows has no word for it that reaches a process without a window
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            end = OperatingSystem.IsWindows() ? ServerEnd.Stopped : ServerEnd.Killed;
        }

        if (Running.TryRemove(id, out var ended))
        {
            File.Delete(ended.Server.Log);
            ended.Process.Dispose();
        }

        return end;
    }

    private static string[] Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var text = file.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries); // whole lines
    }

    private static string Quoted(string text) => $"\"{text}\"";

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);
}
